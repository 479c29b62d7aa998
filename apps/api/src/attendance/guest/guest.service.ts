import type { FindGuests, GuestCandidate, Roll } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Refusal } from '../../http/refusal';
import { heldSession, rolledSession, trainerOnly } from '../roll/roll.query';
import { RollService } from '../roll/roll.service';

const mostFound = 20;
const shortest = 2;

/** People of other courses of the programme who make up a session: on this roll, with marks of their own course. */
@Injectable()
export class GuestService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rolls: RollService,
    private readonly audit: AuditService,
  ) {}

  /**
   * A trainer finds whom she can name: the other courses' lists are not hers to read.
   * @throws Refusal not-found · invalid (too short)
   */
  async find(caller: Caller, sessionId: string, { name }: FindGuests): Promise<readonly GuestCandidate[]> {
    const { manager } = this.dataSource;
    const trainer = trainerOnly(caller);
    const session = await heldSession(sessionId, trainer, 'none', manager);
    if (name.length < shortest)
      throw new Refusal('invalid', { fields: [{ pointer: '/name', rule: 'minLength', limit: String(shortest) }] });
    return manager.query(
      `select e.id as "enrolmentId", p.given_name as "givenName", p.family_name as "familyName", m.name as municipality,
              c.name as "courseName"
         from course here
         join course c on c.programme_id = here.programme_id and c.id <> here.id
         join enrolment e on e.course_id = c.id
         join person p on p.id = e.person_id
         join department d on d.id = e.department_id
         join municipality m on m.key = d.municipality_key
         left join standing s on s.enrolment_id = e.id and s.leads
        where here.id = $1 and s.dropped_out_on is null
          and case when $3 then lower(p.family_name) = lower($2)
                   else starts_with(lower(p.family_name), lower($2)) end
          and not exists (select from enrolment own where own.course_id = here.id and own.person_id = e.person_id)
        order by p.family_name collate "de-x-icu", p.given_name collate "de-x-icu", e.id limit $4`,
      [session.courseId, name, trainer !== null, mostFound],
    );
  }

  /**
   * Adding her twice adds her once.
   * @throws Refusal not-found (session, or nobody of the programme) · roll-closed
   */
  async add(caller: Caller, sessionId: string, enrolmentId: string): Promise<Roll> {
    return inTransaction(this.dataSource, async (tx) => {
      const session = await rolledSession(sessionId, trainerOnly(caller), 'update', tx);
      if (session.guests.includes(enrolmentId)) return this.rolls.read(session, tx);
      if (session.rollClosedAt !== null) throw new Refusal('roll-closed');
      const added: readonly unknown[] = await tx.query(
        `insert into guest (session_id, enrolment_id, added_by, added_at)
         select $1, e.id, $3, $4
           from enrolment e join course c on c.id = e.course_id
           join course here on here.programme_id = c.programme_id and here.id <> c.id
          where e.id = $2 and here.id = $5
         returning 1`,
        [sessionId, enrolmentId, caller.personId, this.rolls.now(), session.courseId],
      );
      if (added.length === 0) throw new Refusal('not-found');
      await this.note(caller, 'guest.added', sessionId, enrolmentId, tx);
      return this.rolls.read({ ...session, guests: [...session.guests, enrolmentId] }, tx);
    });
  }

  /** @throws Refusal not-found · roll-closed · still-referenced (she has marks here) */
  async remove(caller: Caller, sessionId: string, enrolmentId: string): Promise<Roll> {
    return inTransaction(this.dataSource, async (tx) => {
      const session = await rolledSession(sessionId, trainerOnly(caller), 'update', tx);
      if (!session.guests.includes(enrolmentId)) throw new Refusal('not-found');
      if (session.rollClosedAt !== null) throw new Refusal('roll-closed');
      const [marked]: readonly unknown[] = await tx.query(
        `select 1 from fact where block_id = any($1::uuid[]) and enrolment_id = $2
         union all select 1 from pending_mark where session_id = $3 and enrolment_id = $2 limit 1`,
        [session.blocks.map(({ id }) => id), enrolmentId, sessionId],
      );
      if (marked) throw new Refusal('still-referenced');
      await tx.query('delete from guest where session_id = $1 and enrolment_id = $2', [sessionId, enrolmentId]);
      await this.note(caller, 'guest.removed', sessionId, enrolmentId, tx);
      return this.rolls.read({ ...session, guests: session.guests.filter((id) => id !== enrolmentId) }, tx);
    });
  }

  private note(caller: Caller, deed: string, sessionId: string, enrolment: string, tx: EntityManager): Promise<void> {
    return this.audit.note(tx, {
      actor: caller.personId,
      at: this.rolls.now(),
      deed,
      subjectKind: 'session',
      subjectId: sessionId,
      detail: { enrolment },
    });
  }
}
