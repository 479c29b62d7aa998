import type {
  EnrolledPerson,
  EnrolPeople,
  MoveEnrolment,
  NewParticipant,
  ParticipantQuery,
  Participants,
  PeopleEnrolled,
  PersonEnrolments,
} from '@mittler/contract';
import type { IsoDate } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { pageOf, readCursor, usualPage } from '../../http/cursor';
import { Refusal } from '../../http/refusal';
import { LedgerService } from '../../ledger/ledger.service';
import { peopleReach } from '../scope';
import { type ParticipantRow, shownColumns, standingOf, toParticipant } from './participant-row';

interface CandidateRow {
  readonly personId: string;
  readonly active: boolean;
  readonly inReach: boolean;
  readonly enrolmentId: string | null;
}

const joined = `
  join person p on p.id = e.person_id
  join department d on d.id = e.department_id
  join municipality m on m.key = d.municipality_key`;
const shownPeople = `e.course_id = $1 and ($2::text[] is null or d.municipality_key = any($2))
  and ($3::text is null or d.municipality_key = $3) and ($4::uuid is null or d.id = $4)`;
const byName = 'p.family_name collate "de-x-icu", p.given_name collate "de-x-icu", e.id';

/** People in a course. */
@Injectable()
export class ParticipantService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ledger: LedgerService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found (no such course) */
  async list(caller: Caller, courseId: string, query: ParticipantQuery): Promise<Participants> {
    const limit = query.limit ?? usualPage;
    const [after] = readCursor(query.after, 1) ?? [null];
    const filter = [courseId, peopleReach(caller), query.municipality ?? null, query.department ?? null];
    const [sum]: readonly { readonly known: boolean; readonly total: number }[] = await this.dataSource.query(
      `select exists (select from course where id = $1) as known, (select count(*) from enrolment e ${joined} where ${shownPeople}) as total`,
      filter,
    );
    if (!sum?.known) throw new Refusal('not-found');
    const rows: readonly ParticipantRow[] = await this.dataSource.query(
      `select ${shownColumns} from enrolment e ${joined} ${standingOf}
       where ${shownPeople}
         and ($5::uuid is null or (${byName}) > (
           select ${byName} from enrolment e join person p on p.id = e.person_id where e.id = $5))
       order by ${byName} limit $6`,
      [...filter, after, limit + 1],
    );
    const { rows: shown, next } = pageOf(rows, limit, ({ id }) => [id]);
    return { participants: shown.map((row) => toParticipant(row, this.clock.today())), total: sum.total, next };
  }

  /** Within the caller's reach; nobody there and nobody known answer alike, since both have no course to show. */
  async ofPerson(caller: Caller, personId: string): Promise<PersonEnrolments> {
    const rows: readonly (ParticipantRow & { readonly courseId: string; readonly courseName: string })[] =
      await this.dataSource.query(
        `select ${shownColumns}, c.id as "courseId", c.name as "courseName"
           from enrolment e ${joined} ${standingOf} join course c on c.id = e.course_id
          where e.person_id = $1 and ($2::text[] is null or d.municipality_key = any($2))
          order by e.enrolled_on desc, e.id`,
        [personId, peopleReach(caller)],
      );
    const today = this.clock.today();
    return {
      enrolments: rows.map((row) => ({
        ...toParticipant(row, today),
        course: { id: row.courseId, name: row.courseName },
      })),
    };
  }

  /**
   * Everybody who can be enrolled is, in one transaction; for each person the answer says what became of her.
   * @throws Refusal not-found (no such course)
   */
  async enrol(caller: Caller, courseId: string, { enrolledOn, participants }: EnrolPeople): Promise<PeopleEnrolled> {
    return inTransaction(this.dataSource, async (tx) => {
      const [course]: readonly { readonly scheme: string; readonly endsOn: IsoDate }[] = await tx.query(
        'select p.scheme, c.ends_on as "endsOn" from course c join programme p on p.id = c.programme_id where c.id = $1 for key share of c',
        [courseId],
      );
      if (!course) throw new Refusal('not-found');
      const candidates = await this.candidates(caller, courseId, enrolledOn, participants, tx);
      const outcomes = participants.map((wish) => outcomeOf(wish, candidates.get(wish.personId)));
      const enrolled = participants.filter((_, index) => outcomes[index]?.outcome === 'enrolled');
      if (enrolled.length === 0) return { outcomes };
      const now = this.clock.now();
      await this.ledger.enrol(
        caller.personId,
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

  /** @throws Refusal not-found (enrolment or department) · mark-id-reused */
  async move(caller: Caller, enrolmentId: string, wish: MoveEnrolment): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      await this.ledger.lock([enrolmentId], tx);
      const [known]: readonly { readonly department: boolean; readonly said: string | null }[] = await tx.query(
        `select exists (select from department where id = $1) as department,
                (select concat_ws(' ', enrolment_id, on_date, detail->>'department') from fact where id = $2) as said`,
        [wish.departmentId, wish.id],
      );
      if (!known?.department) throw new Refusal('not-found');
      // A repeated request must not undo a later move.
      if (known.said === `${enrolmentId} ${wish.on} ${wish.departmentId}`) return;
      if (known.said !== null) throw new Refusal('mark-id-reused');
      const now = this.clock.now();
      await this.ledger.move(caller.personId, { ...wish, enrolmentId }, now, tx);
      await this.audit.note(tx, {
        actor: caller.personId,
        at: now,
        deed: 'enrolment.moved',
        subjectKind: 'enrolment',
        subjectId: enrolmentId,
        detail: { department: wish.departmentId, on: wish.on },
      });
    });
  }

  /** A coordinator enrols people of her municipalities into departments of them; the office anybody anywhere. */
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
        on,
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
