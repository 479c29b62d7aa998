import type { CreateMunicipality, EditMunicipality, Municipalities, Municipality } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';

const selection = `
  select m.key, m.name, m.kind, m.region, m.version, m.asks_works_council as "asksWorksCouncil",
         (select count(*) from department d where d.municipality_key = m.key) as departments
    from municipality m`;

/** Municipalities are public: everybody signed in reads them, the coordination office keeps them. */
@Injectable()
export class MunicipalityService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<Municipalities> {
    return { municipalities: await this.dataSource.query(`${selection} order by m.name collate "de-x-icu", m.key`) };
  }

  create(caller: Caller, { key, name, kind, region }: CreateMunicipality): Promise<Municipality> {
    return inTransaction(this.dataSource, async (tx) => {
      await tx.query('insert into municipality (key, name, kind, region) values ($1, $2, $3, $4)', [
        key,
        name,
        kind,
        region,
      ]);
      await this.note(caller, 'municipality.created', key, tx);
      return one(key, tx);
    });
  }

  edit(caller: Caller, key: string, { version, ...wish }: EditMunicipality): Promise<Municipality> {
    return inTransaction(this.dataSource, async (tx) => {
      const [, changed] = await tx.query(
        `update municipality set name = $3, kind = $4, region = $5, asks_works_council = coalesce($6, asks_works_council),
                version = version + 1
          where key = $1 and version = $2`,
        [key, version, wish.name, wish.kind, wish.region, wish.asksWorksCouncil ?? null],
      );
      const present = await one(key, tx);
      if (changed === 0) throw new Refusal('stale', { facts: { present } });
      await this.note(caller, 'municipality.edited', key, tx);
      return present;
    });
  }

  private note(caller: Caller, deed: string, key: string, tx: EntityManager): Promise<void> {
    return this.audit.note(tx, {
      actor: caller.personId,
      at: this.clock.now(),
      deed,
      subjectKind: 'municipality',
      subjectId: key,
    });
  }
}

async function one(key: string, tx: EntityManager): Promise<Municipality> {
  const [row]: Municipality[] = await tx.query(`${selection} where m.key = $1`, [key]);
  if (!row) throw new Refusal('not-found');
  return row;
}
