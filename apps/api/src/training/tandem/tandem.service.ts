import type { FormTandem, TandemAnswer } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { peopleReach } from '../scope';
import { findTandems, inCourse, toTandem } from './tandem.query';

interface PartnerRow {
  readonly id: string;
  readonly departmentId: string;
  readonly municipality: string;
  readonly isInCourse: boolean;
  readonly tandemId: string | null;
}

/** Pairs of people of one course who come from two departments of a municipality. */
@Injectable()
export class TandemService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * The same tandem again is answered as it is now.
   * @throws Refusal same-person · not-found (no enrolment of the course within the caller's reach) · not-enrolled (one has
   *   left the course) · tandem-unfitting (one department, or two municipalities) · tandem-taken (one is in a tandem)
   */
  async form(caller: Caller, courseId: string, { id, first, second }: FormTandem): Promise<TandemAnswer> {
    const ids = [first.toLowerCase(), second.toLowerCase()].sort();
    if (ids[0] === ids[1]) throw new Refusal('same-person');
    return inTransaction(this.dataSource, async (tx) => {
      const partners = await lockPartners(caller, courseId, ids, tx);
      const known = new Set(partners.map(({ tandemId }) => tandemId));
      if (known.size === 1 && known.has(id.toLowerCase())) return one(caller, id, tx);
      refuseUnfitting(partners);
      if (await isUsed(id, tx)) throw new Refusal('already-exists');
      const now = this.clock.now();
      await tx.query(
        'insert into tandem (id, course_id, first_enrolment, second_enrolment, formed_at) values ($1, $2, $3, $4, $5)',
        [id, courseId, ...ids, now],
      );
      await this.note(caller, 'tandem.formed', id, { course: courseId, enrolments: ids }, tx);
      return one(caller, id, tx);
    });
  }

  /** @throws Refusal not-found */
  async dissolve(caller: Caller, courseId: string, id: string): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      const rows: readonly { readonly enrolments: readonly string[] }[] = await tx.query(
        `with gone as (
           delete from tandem t using enrolment e, department d
            where t.id = $1 and t.course_id = $2 and e.id = t.first_enrolment and d.id = e.department_id
              and ($3::text[] is null or d.municipality_key = any($3))
           returning t.first_enrolment, t.second_enrolment)
         select array[first_enrolment, second_enrolment] as enrolments from gone`,
        [id, courseId, peopleReach(caller)],
      );
      const [gone] = rows;
      if (!gone) throw new Refusal('not-found');
      await this.note(caller, 'tandem.dissolved', id, { course: courseId, enrolments: gone.enrolments }, tx);
    });
  }

  private note(
    caller: Caller,
    deed: string,
    subjectId: string,
    detail: Readonly<Record<string, unknown>>,
    tx: EntityManager,
  ): Promise<void> {
    return this.audit.note(tx, {
      actor: caller.personId,
      at: this.clock.now(),
      deed,
      subjectKind: 'tandem',
      subjectId,
      detail,
    });
  }
}

/** @throws Refusal not-found: also where one of them is another municipality's, so that nobody is guessed by it */
async function lockPartners(
  caller: Caller,
  courseId: string,
  ids: readonly string[],
  tx: EntityManager,
): Promise<readonly PartnerRow[]> {
  await tx.query('select from enrolment where id = any($1::uuid[]) order by id for no key update', [ids]);
  const partners: readonly PartnerRow[] = await tx.query(
    `select e.id, d.id as "departmentId", d.municipality_key as municipality, p.tandem_id as "tandemId",
            exists (select from registration r where r.enrolment_id = e.id and r.state = any($4)) as "isInCourse"
       from enrolment e join department d on d.id = e.department_id left join tandem_partner p on p.enrolment_id = e.id
      where e.id = any($1::uuid[]) and e.course_id = $2 and ($3::text[] is null or d.municipality_key = any($3))`,
    [ids, courseId, peopleReach(caller), inCourse],
  );
  if (partners.length !== 2) throw new Refusal('not-found');
  return partners;
}

function refuseUnfitting(partners: readonly PartnerRow[]): void {
  if (partners.some(({ isInCourse }) => !isInCourse)) throw new Refusal('not-enrolled');
  const departments = new Set(partners.map(({ departmentId }) => departmentId));
  const municipalities = new Set(partners.map(({ municipality }) => municipality));
  if (departments.size !== 2 || municipalities.size !== 1) throw new Refusal('tandem-unfitting');
  if (partners.some(({ tandemId }) => tandemId !== null)) throw new Refusal('tandem-taken');
}

async function isUsed(id: string, tx: EntityManager): Promise<boolean> {
  const [row] = await tx.query('select 1 from tandem where id = $1', [id]);
  return row !== undefined;
}

async function one(caller: Caller, id: string, tx: EntityManager): Promise<TandemAnswer> {
  const [found] = await findTandems({ municipalities: peopleReach(caller), id }, tx);
  if (!found) throw new Refusal('not-found');
  return toTandem(found);
}
