import type {
  EnrolledPerson,
  EnrolPeople,
  MoveEnrolment,
  NewParticipant,
  Participant,
  ParticipantQuery,
  Participants,
  PeopleEnrolled,
} from '@mittler/contract';
import { type IsoDate, stateOn } from '@mittler/domain';
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

interface ParticipantRow {
  readonly id: string;
  readonly personId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly municipalityKey: string;
  readonly municipalityName: string;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly enrolledOn: IsoDate;
  readonly countedMinutes: number | null;
  readonly countedCases: number | null;
  readonly beganOn: IsoDate | null;
  readonly readyFrom: IsoDate | null;
  readonly readyUntil: IsoDate | null;
  readonly certifiedOn: IsoDate | null;
  readonly titleUntil: IsoDate | null;
  readonly droppedOutOn: IsoDate | null;
}

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
      `select e.id, p.id as "personId", p.given_name as "givenName", p.family_name as "familyName",
              m.key as "municipalityKey", m.name as "municipalityName", d.id as "departmentId",
              d.name as "departmentName", e.enrolled_on as "enrolledOn",
              s.counted_minutes as "countedMinutes", s.counted_cases as "countedCases", s.began_on as "beganOn",
              s.ready_from as "readyFrom", s.ready_until as "readyUntil", s.certified_on as "certifiedOn",
              s.title_until as "titleUntil", s.dropped_out_on as "droppedOutOn"
       from enrolment e ${joined} left join standing s on s.enrolment_id = e.id and s.leads
       where ${shownPeople}
         and ($5::uuid is null or (${byName}) > (
           select ${byName} from enrolment e join person p on p.id = e.person_id where e.id = $5))
       order by ${byName} limit $6`,
      [...filter, after, limit + 1],
    );
    const { rows: shown, next } = pageOf(rows, limit, ({ id }) => [id]);
    return { participants: shown.map((row) => toParticipant(row, this.clock.today())), total: sum.total, next };
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

function toParticipant(row: ParticipantRow, today: IsoDate): Participant {
  const { beganOn, readyFrom, readyUntil, certifiedOn, titleUntil, droppedOutOn } = row;
  return {
    enrolmentId: row.id,
    personId: row.personId,
    givenName: row.givenName,
    familyName: row.familyName,
    municipality: { key: row.municipalityKey, name: row.municipalityName },
    department: { id: row.departmentId, name: row.departmentName },
    enrolledOn: row.enrolledOn,
    state: stateOn(
      {
        beganOn,
        courseEndedOn: null,
        readyFrom,
        readyUntil,
        certifiedOn,
        certificate: null,
        titleFrom: null,
        titleUntil,
        droppedOutOn,
      },
      today,
    ),
    countedMinutes: row.countedMinutes ?? 0,
    confirmedCases: row.countedCases ?? 0,
    beganOn,
    readyFrom,
    certifiedOn,
    titleUntil,
    droppedOutOn,
  };
}
