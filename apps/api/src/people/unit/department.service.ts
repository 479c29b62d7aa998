import type { CreateDepartment, Department, DepartmentQuery, DepartmentsPage, EditDepartment } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { pageOf, readCursor, usualPage } from '../../http/cursor';
import { Refusal } from '../../http/refusal';
import { reachOf, writingReachOf } from '../reach';
import { type DepartmentEntity, toDepartment } from './department.entity';

type Row = DepartmentEntity & { readonly municipalityName: string };

const selection = `
  select d.id, d.municipality_key as municipality, m.name as "municipalityName", d.name, d.code, d.kind, d.version
    from department d join municipality m on m.key = d.municipality_key`;

/** Departments of all municipalities for the coordination office, of her own for a municipal coordinator. */
@Injectable()
export class DepartmentService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, query: DepartmentQuery): Promise<DepartmentsPage> {
    const limit = query.limit ?? usualPage;
    const [municipality, name, id] = readCursor(query.after, 3) ?? [null, null, null];
    const rows: Row[] = await this.dataSource.query(
      `${selection}
        where ($1::text[] is null or d.municipality_key = any($1))
          and ($2::text is null or d.municipality_key = $2)
          and ($3::text is null or (d.municipality_key, d.name collate "de-x-icu", d.id::text) > ($3::text, $4::text, $5::text))
        order by d.municipality_key, d.name collate "de-x-icu", d.id::text
        limit $6`,
      [reachOf(caller), query.municipality ?? null, municipality, name, id, limit + 1],
    );
    const page = pageOf(rows, limit, (row) => [row.municipality, row.name, row.id]);
    return { departments: page.rows.map(toDepartment), next: page.next };
  }

  create(caller: Caller, body: CreateDepartment): Promise<Department> {
    const reach = writingReachOf(caller);
    return inTransaction(this.dataSource, async (tx) => {
      const id = randomUUID();
      const [row] = await tx.query(
        `insert into department (id, municipality_key, name, code, kind)
         select $1, key, $3, $4, $5 from municipality where key = $2 and ($6::text[] is null or key = any($6))
         returning id`,
        [id, body.municipality, body.name, body.code ?? null, body.kind ?? 'other', reach],
      );
      if (!row) throw new Refusal('not-found');
      await this.note(caller, 'department.created', id, tx);
      return one(id, reach, tx);
    });
  }

  edit(caller: Caller, id: string, { name, code, kind, version }: EditDepartment): Promise<Department> {
    const reach = writingReachOf(caller);
    return inTransaction(this.dataSource, async (tx) => {
      const [, changed] = await tx.query(
        `update department set name = $3, code = $4, kind = $5, version = version + 1
          where id = $1 and version = $2 and ($6::text[] is null or municipality_key = any($6))`,
        [id, version, name, code ?? null, kind, reach],
      );
      const present = await one(id, reach, tx);
      if (changed === 0) throw new Refusal('stale', { facts: { present } });
      await this.note(caller, 'department.edited', id, tx);
      return present;
    });
  }

  private note(caller: Caller, deed: string, id: string, tx: EntityManager): Promise<void> {
    return this.audit.note(tx, {
      actor: caller.personId,
      at: this.clock.now(),
      deed,
      subjectKind: 'department',
      subjectId: id,
    });
  }
}

async function one(id: string, reach: readonly string[] | null, tx: EntityManager): Promise<Department> {
  const [row]: Row[] = await tx.query(
    `${selection} where d.id = $1 and ($2::text[] is null or d.municipality_key = any($2))`,
    [id, reach],
  );
  if (!row) throw new Refusal('not-found');
  return toDepartment(row);
}
