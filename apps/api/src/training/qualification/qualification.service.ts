import type {
  CreateQualification,
  EditQualification,
  FieldProblem,
  QualificationAnswer,
  QualificationQuery,
  Qualifications,
} from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { pageOf, readCursor, usualPage } from '../../http/cursor';
import { Refusal } from '../../http/refusal';
import { editVersioned } from '../edit-versioned';
import { SchemeCodes } from '../scheme-codes';
import { QualificationEntity, type QualificationRow, toQualification } from './qualification.entity';

const qualifications = `
  select q.id, q.person_id as "personId", q.scheme, q.area, q.valid_from as "validFrom", q.valid_until as "validUntil",
         q.evidence, q.version, p.given_name as "givenName", p.family_name as "familyName"
    from trainer_qualification q join person p on p.id = q.person_id`;
const order = `p.family_name collate "de-x-icu", p.given_name collate "de-x-icu", p.id, q.scheme, coalesce(q.area, ''), q.id`;

type Plan = Omit<EditQualification, 'version'>;

/** Which areas trainers may train (Lehrbefähigungen, § 5 ZMediatAusbV). They only make remarks: nothing is refused for want of one. */
@Injectable()
export class QualificationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly codes: SchemeCodes,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(query: QualificationQuery): Promise<Qualifications> {
    const limit = query.limit ?? usualPage;
    const [after] = readCursor(query.after, 1) ?? [null];
    const rows: readonly QualificationRow[] = await this.dataSource.query(
      `${qualifications}
       where ($1::uuid is null or q.person_id = $1) and ($2::text is null or q.scheme = $2)
         and ($3::uuid is null or (${order}) > (
           select ${order} from trainer_qualification q join person p on p.id = q.person_id where q.id = $3))
       order by ${order} limit $4`,
      [query.person ?? null, query.scheme ?? null, after, limit + 1],
    );
    const { rows: shown, next } = pageOf(rows, limit, ({ id }) => [id]);
    return { qualifications: shown.map(toQualification), next };
  }

  /** The same id again is answered as it is now. @throws Refusal invalid · period-invalid */
  async create(caller: Caller, wish: CreateQualification): Promise<QualificationAnswer> {
    return inTransaction(this.dataSource, async (tx) => {
      const [known] = await find(wish.id, tx);
      if (known) return toQualification(known);
      await this.check(wish, tx);
      await tx.insert(QualificationEntity, { ...rowOf(wish), id: wish.id, personId: wish.personId, version: 1 });
      return this.done(caller, 'qualification.added', wish.id, tx);
    });
  }

  /** @throws Refusal not-found · stale · invalid · period-invalid */
  async edit(caller: Caller, id: string, wish: EditQualification): Promise<QualificationAnswer> {
    return inTransaction(this.dataSource, async (tx) => {
      await this.check(wish, tx);
      await editVersioned(QualificationEntity, { id, version: wish.version }, rowOf(wish), tx);
      return this.done(caller, 'qualification.edited', id, tx);
    });
  }

  /** @throws Refusal not-found · stale */
  async delete(caller: Caller, id: string, version: number): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      await editVersioned(QualificationEntity, { id, version }, {}, tx);
      await tx.delete(QualificationEntity, { id });
      await this.note(caller, 'qualification.removed', id, tx);
    });
  }

  private async check(wish: Plan & { readonly personId?: string }, tx: EntityManager): Promise<void> {
    const until = wish.validUntil ?? null;
    if (until !== null && until < wish.validFrom)
      throw new Refusal('period-invalid', { fields: [{ pointer: '/validUntil', rule: 'notBeforeFrom' }] });
    const codes = await this.codes.of(wish.scheme, tx);
    const area = wish.area ?? null;
    const [person]: readonly unknown[] = await tx.query(
      'select 1 from person where id = $1 and deactivated_at is null for key share',
      [wish.personId ?? null],
    );
    const fields: readonly FieldProblem[] = [
      ...(wish.personId === undefined || person ? [] : [{ pointer: '/personId', rule: 'unknown' }]),
      ...(codes ? [] : [{ pointer: '/scheme', rule: 'unknown' }]),
      ...(!codes || area === null || codes.areas.has(area) ? [] : [{ pointer: '/area', rule: 'unknown' }]),
    ];
    if (fields.length > 0) throw new Refusal('invalid', { fields });
  }

  private async done(caller: Caller, deed: string, id: string, tx: EntityManager): Promise<QualificationAnswer> {
    await this.note(caller, deed, id, tx);
    const [row] = await find(id, tx);
    if (!row) throw new Refusal('not-found');
    return toQualification(row);
  }

  private note(caller: Caller, deed: string, subjectId: string, tx: EntityManager): Promise<void> {
    return this.audit.note(tx, {
      actor: caller.personId,
      at: this.clock.now(),
      deed,
      subjectKind: 'qualification',
      subjectId,
    });
  }
}

async function find(id: string, tx: EntityManager): Promise<readonly QualificationRow[]> {
  return tx.query(`${qualifications} where q.id = $1`, [id]);
}

function rowOf(wish: Plan): Omit<QualificationEntity, 'id' | 'personId' | 'version'> {
  const { scheme, area, validFrom, validUntil, evidence } = wish;
  return { scheme, area: area ?? null, validFrom, validUntil: validUntil ?? null, evidence };
}
