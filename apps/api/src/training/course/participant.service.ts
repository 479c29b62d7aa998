import type { MoveEnrolment, ParticipantQuery, Participants, PersonEnrolments } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { pageOf, readCursor, usualPage } from '../../http/cursor';
import { Refusal } from '../../http/refusal';
import { LedgerService } from '../../ledger/ledger.service';
import { isThere, peopleReach } from '../scope';
import { type ParticipantRow, shownColumns, standingOf, toParticipant } from './participant-row';

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

  /** @throws Refusal not-found (no such course, or none that concerns the caller's municipalities) */
  async list(caller: Caller, courseId: string, query: ParticipantQuery): Promise<Participants> {
    const limit = query.limit ?? usualPage;
    const [after] = readCursor(query.after, 1) ?? [null];
    const filter = [courseId, peopleReach(caller), query.municipality ?? null, query.department ?? null];
    const [sum]: readonly { readonly known: boolean; readonly total: number }[] = await this.dataSource.query(
      `select exists (select from course c where c.id = $1 and ${isThere('$2')}) as known, (select count(*) from enrolment e ${joined} where ${shownPeople}) as total`,
      filter,
    );
    if (!sum?.known) throw new Refusal('not-found');
    const rows: readonly ParticipantRow[] = await this.dataSource.query(
      `select ${shownColumns} from enrolment e ${joined} ${standingOf}
       where ${shownPeople}
         and ($5::uuid is null or (${byName}) > (
           select ${byName} from enrolment e ${joined} where e.id = $5 and ${shownPeople}))
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

  /** @throws Refusal invalid (a day to come) · not-found (enrolment or department) · mark-id-reused */
  async move(caller: Caller, enrolmentId: string, wish: MoveEnrolment): Promise<void> {
    const today = this.clock.today();
    if (wish.on > today)
      throw new Refusal('invalid', { fields: [{ pointer: '/on', rule: 'notInFuture', limit: today }] });
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
}
