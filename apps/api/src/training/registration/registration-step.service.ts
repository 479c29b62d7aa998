import type {
  DecideRegistration,
  NameSubstitute,
  RegistrationRecord,
  RegistrationStep,
  StateWorksCouncil,
  WithdrawRegistration,
} from '@mittler/contract';
import { mayDo, type RegistrationDeed } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { CourseDoor } from '../seat/course-door';
import { SeatService } from '../seat/seat.service';
import { type Act, actOf } from './act';
import { recordOf } from './registration-answer';
import { RegistrationDesk } from './registration-desk';
import { type HeldCourse, holdRegistration, type RegistrationRow } from './registration-row';
import { actorsOf, othersWithinReach, reachOf, reachValues } from './registration-scope';

interface Step {
  readonly deed: RegistrationDeed;
  readonly version: number;
  readonly reason?: string | null;
  /** Whether it can be about her own registration, or about others' alone. */
  readonly of: 'others' | 'all';
  /** Whose registration is answered, if not this one. */
  readonly shows?: string;
}

type Work = (course: HeldCourse, row: RegistrationRow, act: Act, tx: EntityManager) => Promise<void>;

/** The steps of a registration. Each holds the course, then the registration, and ends by giving away what it has freed. */
@Injectable()
export class RegistrationStepService {
  constructor(
    private readonly door: CourseDoor,
    private readonly desk: RegistrationDesk,
    private readonly seats: SeatService,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found · stale · move-not-allowed · works-council-open · offer-lapsed · person-double-booked */
  accept(caller: Caller, id: string, { version }: RegistrationStep): Promise<RegistrationRecord> {
    return this.step(caller, id, { deed: 'accept', version, of: 'all' }, async (course, row, act, tx) => {
      if (row.acceptUntil !== null && row.acceptUntil < act.now) throw new Refusal('offer-lapsed');
      await this.seats.confirm(course, row, act, tx);
    });
  }

  /** @throws Refusal not-found · stale · move-not-allowed */
  withdraw(caller: Caller, id: string, { version, reason }: WithdrawRegistration): Promise<RegistrationRecord> {
    const step = { deed: 'withdraw', version, reason: reason ?? null, of: 'all' } as const;
    return this.step(caller, id, step, async (_, row, act, tx) => {
      await this.seats.leave(row, 'withdrawn', act, tx);
    });
  }

  /** @throws Refusal not-found · stale · move-not-allowed · invalid (no reason to decline) · deadline-passed */
  decide(caller: Caller, id: string, wish: DecideRegistration): Promise<RegistrationRecord> {
    const reason = requireReason(!wish.approved, wish.reason);
    const step = { deed: wish.approved ? 'approve' : 'decline', version: wish.version, reason, of: 'others' } as const;
    const isOffice = reachOf(caller).all;
    return this.step(caller, id, step, (course, row, act, tx) =>
      this.desk.decide(course, row, { approved: wish.approved, isOffice }, act, tx),
    );
  }

  /** @throws Refusal not-found · stale · move-not-allowed · invalid (no reason of an objection) */
  stateWorksCouncil(caller: Caller, id: string, wish: StateWorksCouncil): Promise<RegistrationRecord> {
    const reason = requireReason(wish.status === 'objected', wish.reason);
    const step = { deed: 'works-council', version: wish.version, reason, of: 'others' } as const;
    return this.step(caller, id, step, (course, row, act, tx) => this.desk.council(course, row, wish.status, act, tx));
  }

  /** @throws Refusal not-found · stale · move-not-allowed · works-council-open · course-full · quota-full */
  admit(caller: Caller, id: string, { version }: RegistrationStep): Promise<RegistrationRecord> {
    return this.step(caller, id, { deed: 'admit', version, of: 'others' }, async (course, row, act, tx) => {
      await this.seats.admit(course, row, act, tx);
    });
  }

  /** @throws Refusal not-found · stale · move-not-allowed */
  markNotAttended(caller: Caller, id: string, { version }: RegistrationStep): Promise<RegistrationRecord> {
    return this.step(caller, id, { deed: 'not-attended', version, of: 'others' }, (_, row, act, tx) =>
      this.desk.markNotAttended(row, act, tx),
    );
  }

  /**
   * Another person of the department takes the place.
   * @returns the substitute's registration
   * @throws Refusal not-found · stale · move-not-allowed · already-registered · person-deactivated · mark-id-reused
   */
  async substitute(caller: Caller, id: string, wish: NameSubstitute): Promise<RegistrationRecord> {
    const before = await this.desk.substituted(id, wish, this.door.manager);
    if (before) return recordOf(caller, wish.id, this.door.manager);
    const step = { deed: 'substitute', version: wish.version, of: 'others', shows: wish.id } as const;
    return this.step(caller, id, step, (course, row, act, tx) => this.desk.substitute(course, row, wish, act, tx));
  }

  private async step(
    caller: Caller,
    id: string,
    { deed, version, reason, of, shows }: Step,
    work: Work,
  ): Promise<RegistrationRecord> {
    const reach = reachOf(caller);
    const [found]: readonly { readonly courseId: string }[] = await this.door.manager.query(
      `select r.course_id as "courseId" from registration r join department d on d.id = r.department_id
        where r.id = $5 and (${othersWithinReach} or ($6 and r.person_id = $4))`,
      [...reachValues(reach), reach.personId, id, of === 'all'],
    );
    if (!found) throw new Refusal('not-found');
    return this.door.enter(found.courseId, async (course, tx) => {
      const act = actOf(caller, this.clock.now(), reason ?? null);
      const row = await holdRegistration(id, tx);
      if (row.version !== version) throw new Refusal('stale', { facts: { present: row.version } });
      if (!actorsOf(reach, row).some((actor) => mayDo(actor, deed, row.state)))
        throw new Refusal('move-not-allowed', { facts: { state: row.state } });
      await work(course, row, act, tx);
      await this.desk.finish(course, act, tx);
      return recordOf(caller, shows ?? id, tx);
    });
  }
}

/** @throws Refusal invalid */
export function requireReason(isNeeded: boolean, reason: string | null | undefined): string | null {
  if (isNeeded && (reason ?? null) === null)
    throw new Refusal('invalid', { fields: [{ pointer: '/reason', rule: 'reasonMissing' }] });
  return reason ?? null;
}
