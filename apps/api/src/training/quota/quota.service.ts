import type { CourseSeats, EditQuotas, FieldProblem, SeatQuota, SeatQuotaAnswer } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { actOf } from '../registration/act';
import { RegistrationDesk } from '../registration/registration-desk';
import { peopleReach } from '../scope';
import { CourseDoor } from '../seat/course-door';

interface SeatRow {
  readonly capacity: number | null;
  readonly taken: number;
  readonly free: number | null;
  readonly waiting: number;
  readonly version: number;
}

interface QuotaRow {
  readonly municipalityKey: string | null;
  readonly municipalityName: string | null;
  readonly departmentId: string | null;
  readonly departmentName: string | null;
  readonly seats: number;
  readonly taken: number;
}

/** The seats of a course, and how many of them one municipality or department may have. */
@Injectable()
export class QuotaService {
  constructor(
    private readonly door: CourseDoor,
    private readonly desk: RegistrationDesk,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found */
  seats(caller: Caller, courseId: string): Promise<CourseSeats> {
    return seatsOf(caller, courseId, this.door.manager);
  }

  /**
   * All quotas of the course at once. Where one becomes larger, the waiting list moves up.
   * @throws Refusal not-found · stale · invalid · seats-taken (a quota below what its people have already)
   */
  async edit(caller: Caller, courseId: string, { version, quotas }: EditQuotas): Promise<CourseSeats> {
    return this.door.enter(courseId, async (course, tx) => {
      const act = actOf(caller, this.clock.now());
      const [row]: readonly { readonly version: number }[] = await tx.query(
        'select version from course where id = $1',
        [courseId],
      );
      if (row?.version !== version) throw new Refusal('stale', { facts: { present: row?.version } });
      const problems = await problemsOf(quotas, tx);
      if (problems.length > 0) throw new Refusal('invalid', { fields: problems });
      await refuseTooSmall(courseId, quotas, tx);
      await tx.query('delete from seat_quota where course_id = $1', [courseId]);
      for (const { municipality, department, seats } of quotas) {
        await tx.query(
          'insert into seat_quota (id, course_id, municipality_key, department_id, seats) values ($1, $2, $3, $4, $5)',
          [randomUUID(), courseId, municipality ?? null, department ?? null, seats],
        );
      }
      await tx.query('update course set version = version + 1 where id = $1', [courseId]);
      await this.audit.note(tx, {
        actor: caller.personId,
        at: act.now,
        deed: 'course.quotas-edited',
        subjectKind: 'course',
        subjectId: courseId,
        detail: { quotas },
      });
      await this.desk.finish(course, act, tx);
      return seatsOf(caller, courseId, tx);
    });
  }
}

/** A coordinator counts her own municipality's people alone: nothing of the others can be inferred from the sum. */
async function seatsOf(caller: Caller, courseId: string, tx: EntityManager): Promise<CourseSeats> {
  const reach = peopleReach(caller);
  const [row]: readonly SeatRow[] = await tx.query(
    `select c.capacity, c.version, case when $2::text[] is null then c.capacity - c.seats_taken end as free,
            count(r.id) filter (where holds_seat(r.state)) as taken, count(r.id) filter (where r.state = 'waiting') as waiting
       from course c
       left join (registration r join department d on d.id = r.department_id)
         on r.course_id = c.id and ($2::text[] is null or d.municipality_key = any($2))
      where c.id = $1 group by c.id`,
    [courseId, reach],
  );
  if (!row) throw new Refusal('not-found');
  const quotas: readonly QuotaRow[] = await tx.query(
    `select q.municipality_key as "municipalityKey", m.name as "municipalityName", q.department_id as "departmentId",
            d.name as "departmentName", q.seats, q.taken
       from seat_quota q
       left join municipality m on m.key = q.municipality_key
       left join department d on d.id = q.department_id
      where q.course_id = $1 and ($2::text[] is null or coalesce(q.municipality_key, d.municipality_key) = any($2))
      order by m.name collate "de-x-icu" nulls last, d.name collate "de-x-icu", q.id`,
    [courseId, reach],
  );
  return { ...row, quotas: quotas.map(toQuota) };
}

function toQuota({
  municipalityKey,
  municipalityName,
  departmentId,
  departmentName,
  ...row
}: QuotaRow): SeatQuotaAnswer {
  return {
    municipality: municipalityKey === null ? null : { key: municipalityKey, name: municipalityName ?? '' },
    department: departmentId === null ? null : { id: departmentId, name: departmentName ?? '' },
    seats: row.seats,
    taken: row.taken,
  };
}

const subjectOf = ({ municipality, department }: SeatQuota): string => municipality ?? department?.toLowerCase() ?? '';

async function problemsOf(quotas: readonly SeatQuota[], tx: EntityManager): Promise<readonly FieldProblem[]> {
  const known: readonly { readonly id: string }[] = await tx.query(
    `select key as id from municipality where key = any($1) union all select id::text from department where id::text = any($1)`,
    [quotas.map(subjectOf)],
  );
  const ids = new Set(known.map(({ id }) => id));
  return quotas.flatMap((quota, index): readonly FieldProblem[] => {
    const pointer = `/quotas/${index}`;
    if (((quota.municipality ?? null) === null) === ((quota.department ?? null) === null))
      return [{ pointer, rule: 'exactlyOne' }];
    if (!ids.has(subjectOf(quota))) return [{ pointer, rule: 'unknown' }];
    const isSecond = quotas.findIndex((other) => subjectOf(other) === subjectOf(quota)) < index;
    return isSecond ? [{ pointer, rule: 'quotaTwice' }] : [];
  });
}

async function refuseTooSmall(courseId: string, quotas: readonly SeatQuota[], tx: EntityManager): Promise<void> {
  const [short]: readonly { readonly index: number; readonly taken: number }[] = await tx.query(
    `select w.index - 1 as index, count(*) as taken
       from unnest($2::text[], $3::int[]) with ordinality as w(subject, seats, index)
       join registration r on r.course_id = $1 and holds_seat(r.state)
       join department d on d.id = r.department_id and w.subject in (d.municipality_key, d.id::text)
      group by w.index, w.seats having count(*) > w.seats order by w.index limit 1`,
    [courseId, quotas.map(subjectOf), quotas.map(({ seats }) => seats)],
  );
  if (short) throw new Refusal('seats-taken', { facts: { quota: short.index, taken: short.taken } });
}
