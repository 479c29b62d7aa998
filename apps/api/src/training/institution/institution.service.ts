import type { CreateInstitution, EditInstitution, InstitutionAnswer, Institutions } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { editVersioned } from '../edit-versioned';
import { InstitutionEntity, toInstitution } from './institution.entity';

/** Who issues the certificates: name, address and signatory as they stand on the paper. */
@Injectable()
export class InstitutionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<Institutions> {
    const rows = await this.dataSource.manager.find(InstitutionEntity, { order: { name: 'ASC' } });
    return { institutions: rows.map(toInstitution) };
  }

  /** @throws Refusal already-exists (name) */
  async create(caller: Caller, wish: CreateInstitution): Promise<InstitutionAnswer> {
    const row: InstitutionEntity = { ...wish, id: randomUUID(), version: 1 };
    await inTransaction(this.dataSource, async (tx) => {
      await tx.insert(InstitutionEntity, row);
      await this.audit.note(tx, {
        actor: caller.personId,
        at: this.clock.now(),
        deed: 'institution.created',
        subjectKind: 'institution',
        subjectId: row.id,
      });
    });
    return toInstitution(row);
  }

  /** @throws Refusal not-found · stale · already-exists (name) */
  async edit(caller: Caller, id: string, { version, ...wish }: EditInstitution): Promise<InstitutionAnswer> {
    return inTransaction(this.dataSource, async (tx) => {
      await editVersioned(InstitutionEntity, { id, version }, { ...wish }, tx);
      await this.audit.note(tx, {
        actor: caller.personId,
        at: this.clock.now(),
        deed: 'institution.edited',
        subjectKind: 'institution',
        subjectId: id,
      });
      return toInstitution({ ...wish, id, version: version + 1 });
    });
  }
}
