import type { EnrolledPerson, EnrolPeople, NewParticipant, PeopleEnrolled } from '@mittler/contract';
import type { IsoDate } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { isThere, peopleReach } from '../scope';
import { DirectEnrolment } from '../seat/direct-enrolment';

interface CandidateRow {
  readonly personId: string;
  readonly active: boolean;
  readonly inReach: boolean;
  readonly enrolmentId: string | null;
}

/** People who are put into a course without a registration of their own. */
@Injectable()
export class EnrolService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly direct: DirectEnrolment,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Everybody who can be enrolled is, in one transaction; for each person the answer says what became of her.
   * @throws Refusal not-found (no such course) · course-full · quota-full: then nobody is enrolled, and the facts say how many
   *   seats are free
   */
  async enrol(caller: Caller, courseId: string, { enrolledOn, participants }: EnrolPeople): Promise<PeopleEnrolled> {
    return inTransaction(this.dataSource, async (tx) => {
      const [course]: readonly { readonly scheme: string; readonly endsOn: IsoDate; readonly isAnnounced: boolean }[] =
        await tx.query(
          `select p.scheme, c.ends_on as "endsOn", c.announced_at is not null as "isAnnounced" from course c join programme p on p.id = c.programme_id where c.id = $1 and ${isThere('$2')} for no key update of c`,
          [courseId, peopleReach(caller)],
        );
      if (!course) throw new Refusal('not-found');
      const candidates = await this.candidates(caller, courseId, enrolledOn, participants, tx);
      const outcomes = participants.map((wish) => outcomeOf(wish, candidates.get(wish.personId)));
      const enrolled = participants.filter((_, index) => outcomes[index]?.outcome === 'enrolled');
      if (enrolled.length === 0) return { outcomes };
      const now = this.clock.now();
      const mayCount = course.isAnnounced || peopleReach(caller) === null;
      const direct = this.direct.enrol(
        caller.personId,
        'portal',
        enrolled.map(({ id, personId, departmentId }) => ({
          id,
          personId,
          courseId,
          departmentId,
          scheme: course.scheme,
          enrolledOn,
          plannedEnd: course.endsOn,
        })),
        now,
        tx,
      );
      await (mayCount ? direct : direct.catch(withoutFreeSeats));
      await this.audit.noteAll(
        enrolled.map(({ id, personId, departmentId }) => ({
          actor: caller.personId,
          at: now,
          deed: 'enrolment.created',
          subjectKind: 'enrolment',
          subjectId: id,
          detail: { person: personId, course: courseId, department: departmentId, on: enrolledOn },
        })),
        tx,
      );
      return { outcomes };
    });
  }

  /**
   * A coordinator enrols people of her municipalities into departments of them; the office anybody anywhere. Whoever was
   * hers on a day that is past, and is no longer, is somebody else's.
   */
  private async candidates(
    caller: Caller,
    courseId: string,
    on: IsoDate,
    participants: readonly NewParticipant[],
    tx: EntityManager,
  ): Promise<ReadonlyMap<string, CandidateRow>> {
    const rows: readonly CandidateRow[] = await tx.query(
      `select p.id as "personId", p.deactivated_at is null as active, e.id as "enrolmentId",
              exists (select from department d where d.id = w.department_id
                       and ($3::text[] is null or d.municipality_key = any($3)))
              and ($3::text[] is null or exists (
                select from membership b join department d on d.id = b.department_id
                 where b.person_id = p.id and d.municipality_key = any($3)
                   and b.valid_from <= $4::date and (b.valid_until is null or b.valid_until >= $4::date))) as "inReach"
         from unnest($1::uuid[], $5::uuid[]) as w(person_id, department_id)
         join person p on p.id = w.person_id and p.merged_into is null
         left join enrolment e on e.person_id = p.id and e.course_id = $2`,
      [
        participants.map(({ personId }) => personId),
        courseId,
        peopleReach(caller),
        [on, this.clock.today()].sort().at(-1),
        participants.map(({ departmentId }) => departmentId),
      ],
    );
    return new Map(rows.map((row) => [row.personId, row]));
  }
}

function outcomeOf({ id, personId }: NewParticipant, candidate: CandidateRow | undefined): EnrolledPerson {
  if (!candidate?.inReach) return { personId, outcome: 'not-found', enrolmentId: null };
  if (candidate.enrolmentId !== null)
    return { personId, outcome: 'already-enrolled', enrolmentId: candidate.enrolmentId };
  if (!candidate.active) return { personId, outcome: 'person-deactivated', enrolmentId: null };
  return { personId, outcome: 'enrolled', enrolmentId: id };
}

/** How many seats are free in a course that is not announced tells how many people of other municipalities are in it. */
function withoutFreeSeats(reason: unknown): never {
  if (reason instanceof Refusal && reason.code === 'course-full') throw new Refusal('course-full');
  throw reason;
}
