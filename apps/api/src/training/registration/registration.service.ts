import type { Nominate, Register, RegistrationRecord } from '@mittler/contract';
import type { IsoDate } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../../http/caller';
import { civilDateOf, Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { CourseDoor } from '../seat/course-door';
import { SeatService } from '../seat/seat.service';
import { type Act, actOf } from './act';
import { recordOf } from './registration-answer';
import { type NewRegistration, RegistrationBook } from './registration-book';
import { type HeldCourse, holdRegistration, refuseSecond } from './registration-row';
import { reachOf } from './registration-scope';

interface Candidate {
  readonly isMember: boolean;
  readonly isActive: boolean;
  readonly municipalityKey: string;
  readonly asksWorksCouncil: boolean;
}

type Wish = Pick<NewRegistration, 'id' | 'courseId' | 'personId' | 'departmentId'> & {
  readonly nominatedBy: string | null;
};

/** How a registration begins: by herself, or by somebody who nominates her. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly door: CourseDoor,
    private readonly book: RegistrationBook,
    private readonly seats: SeatService,
    private readonly clock: Clock,
  ) {}

  /**
   * She registers herself; her department is asked.
   * @throws Refusal not-found (no such course in the catalogue) · invalid (not her department) · already-registered ·
   *   deadline-passed · mark-id-reused (the id is another registration's)
   */
  async register(caller: Caller, { id, courseId, departmentId, reason }: Register): Promise<RegistrationRecord> {
    const wish = { id, courseId, departmentId, personId: caller.personId, nominatedBy: null };
    return this.door.enter(courseId, async (course, tx) => {
      const act = actOf(caller, this.clock.now(), reason ?? null);
      if (!course.isAnnounced) throw new Refusal('not-found');
      if (await isRepeated(wish, tx)) return recordOf(caller, id, tx);
      const candidate = await this.candidate(wish, tx);
      if (!candidate?.isMember)
        throw new Refusal('invalid', { fields: [{ pointer: '/departmentId', rule: 'unknown' }] });
      refuseLate(course, civilDateOf(act.now));
      await refuseSecond(wish, tx);
      await this.book.open([{ ...wish, state: 'registered', worksCouncil: 'not-needed' }], act, tx);
      await this.book.tell(act, tx);
      return recordOf(caller, id, tx);
    });
  }

  /**
   * Her department, her municipality or the office names her. Who could approve her need not be asked.
   * @throws Refusal not-found (course, or no member of a department within reach) · person-deactivated ·
   *   already-registered · deadline-passed · mark-id-reused
   */
  async nominate(
    caller: Caller,
    courseId: string,
    { id, personId, departmentId }: Nominate,
  ): Promise<RegistrationRecord> {
    const wish = { id, courseId, departmentId, personId, nominatedBy: caller.personId };
    const { all, departments, municipalities } = reachOf(caller);
    return this.door.enter(courseId, async (course, tx) => {
      const act = actOf(caller, this.clock.now());
      if (!course.isAnnounced && !all) throw new Refusal('not-found');
      const candidate = await this.candidate(wish, tx);
      const approves = all || (departments.includes(departmentId) && personId !== caller.personId);
      const names = approves || departments.includes(departmentId);
      if (!candidate?.isMember || !(names || municipalities.includes(candidate.municipalityKey)))
        throw new Refusal('not-found');
      if (await isRepeated(wish, tx)) return recordOf(caller, id, tx);
      if (!candidate.isActive) throw new Refusal('person-deactivated');
      if (!all) refuseLate(course, civilDateOf(act.now));
      await refuseSecond(wish, tx);
      await this.openNomination(wish, approves, candidate, act, tx);
      if (approves) await this.seats.settle(course, await holdRegistration(id, tx), act, tx);
      await this.book.tell(act, tx);
      return recordOf(caller, id, tx);
    });
  }

  private async openNomination(
    wish: Wish,
    approves: boolean,
    { asksWorksCouncil }: Candidate,
    act: Act,
    tx: EntityManager,
  ): Promise<void> {
    const state = approves ? 'approved' : 'registered';
    const worksCouncil = approves && asksWorksCouncil ? 'asked' : 'not-needed';
    await this.book.open([{ ...wish, state, worksCouncil }], act, tx);
  }

  private async candidate({ personId, departmentId }: Wish, tx: EntityManager): Promise<Candidate | null> {
    const [row]: readonly Candidate[] = await tx.query(
      `select exists (select from membership b where b.person_id = p.id and b.department_id = d.id and b.valid_from <= $3::date
                       and (b.valid_until is null or b.valid_until >= $3::date)) as "isMember",
              p.deactivated_at is null as "isActive", d.municipality_key as "municipalityKey",
              m.asks_works_council as "asksWorksCouncil"
         from person p, department d join municipality m on m.key = d.municipality_key
        where p.id = $1 and p.merged_into is null and d.id = $2`,
      [personId, departmentId, this.clock.today()],
    );
    return row ?? null;
  }
}

/** @throws Refusal mark-id-reused: the id names something else */
async function isRepeated(
  { id, courseId, personId, departmentId, nominatedBy }: Wish,
  tx: EntityManager,
): Promise<boolean> {
  const [row]: readonly { readonly isSame: boolean }[] = await tx.query(
    `select course_id = $2 and person_id = $3 and department_id = $4 and nominated_by is not distinct from $5::uuid as "isSame"
       from registration where id = $1`,
    [id, courseId, personId, departmentId, nominatedBy],
  );
  if (row && !row.isSame) throw new Refusal('mark-id-reused');
  return row !== undefined;
}

function refuseLate({ registerUntil }: HeldCourse, today: IsoDate): void {
  if (registerUntil !== null && today > registerUntil)
    throw new Refusal('deadline-passed', { facts: { deadline: 'register', on: registerUntil } });
}
