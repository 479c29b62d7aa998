import type { CreateProgramme, EditProgramme, ProgrammeAnswer, Programmes } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { editVersioned } from '../edit-versioned';
import { SchemeCodes } from '../scheme-codes';
import { ProgrammeEntity, toProgramme } from './programme.entity';

/** Programmes: courses that are judged by one Zertifizierungsordnung. */
@Injectable()
export class ProgrammeService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly codes: SchemeCodes,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<Programmes> {
    const rows = await this.dataSource.manager.find(ProgrammeEntity, { order: { name: 'ASC' } });
    return { programmes: rows.map(toProgramme) };
  }

  /** @throws Refusal rule-set-unknown (no published rule set of that scheme) · already-exists (name) */
  async create(caller: Caller, wish: CreateProgramme): Promise<ProgrammeAnswer> {
    const row: ProgrammeEntity = { ...wish, id: randomUUID(), version: 1 };
    await inTransaction(this.dataSource, async (tx) => {
      if (!(await this.codes.of(wish.scheme, tx))) throw new Refusal('rule-set-unknown');
      await tx.insert(ProgrammeEntity, row);
      await this.audit.note(tx, {
        actor: caller.personId,
        at: this.clock.now(),
        deed: 'programme.created',
        subjectKind: 'programme',
        subjectId: row.id,
        detail: { scheme: wish.scheme },
      });
    });
    return toProgramme(row);
  }

  /** @throws Refusal not-found · stale · already-exists (name) */
  async edit(caller: Caller, id: string, { name, version }: EditProgramme): Promise<ProgrammeAnswer> {
    return inTransaction(this.dataSource, async (tx) => {
      await editVersioned(ProgrammeEntity, { id, version }, { name }, tx);
      await this.audit.note(tx, {
        actor: caller.personId,
        at: this.clock.now(),
        deed: 'programme.edited',
        subjectKind: 'programme',
        subjectId: id,
      });
      return toProgramme(await tx.findOneByOrFail(ProgrammeEntity, { id }));
    });
  }
}
