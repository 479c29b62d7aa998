import type { EditNeededKinds, NeededKinds } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';

/** There is one setting for all municipalities. */
const settingId = '00000000-0000-4000-8000-000000000001';

/** The kinds of departments that a municipality needs for a system that works. */
@Injectable()
export class NeededKindsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async read(tx: EntityManager = this.dataSource.manager): Promise<NeededKinds> {
    const [row]: readonly NeededKinds[] = await tx.query(
      'select needed_kinds as kinds, version from participation_setting',
    );
    if (!row) throw new Refusal('not-found');
    return row;
  }

  /** @throws Refusal stale */
  async edit(caller: Caller, { kinds, version }: EditNeededKinds): Promise<NeededKinds> {
    return inTransaction(this.dataSource, async (tx) => {
      await tx.query('select from participation_setting for update');
      const before = await this.read(tx);
      if (before.version !== version) throw new Refusal('stale', { facts: { present: before.version } });
      await tx.query('update participation_setting set needed_kinds = $1, version = version + 1', [kinds]);
      await this.audit.note(tx, {
        actor: caller.personId,
        at: this.clock.now(),
        deed: 'needed-kinds.edited',
        subjectKind: 'participation-setting',
        subjectId: settingId,
        detail: { kinds },
      });
      return this.read(tx);
    });
  }
}
