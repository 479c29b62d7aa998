import type { CheckInClaim } from '@mittler/contract';
import { codeFrom, codeStep, type Instant } from '@mittler/domain';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { EntityManager } from 'typeorm';

export interface OpenCheckInRow {
  readonly id: string;
  readonly openedAt: Instant;
  readonly secret: Buffer;
}

export async function openCheckIn(sessionId: string, tx: EntityManager): Promise<OpenCheckInRow | undefined> {
  const [open]: readonly OpenCheckInRow[] = await tx.query(
    'select id, opened_at as "openedAt", secret from check_in where session_id = $1 and closed_at is null',
    [sessionId],
  );
  return open;
}

export async function claimsOf(sessionId: string, tx: EntityManager): Promise<readonly CheckInClaim[]> {
  return tx.query(
    `select k.enrolment_id as "enrolmentId", p.given_name as "givenName", p.family_name as "familyName",
            k.claimed_at as "claimedAt"
       from check_in_claim k join enrolment e on e.id = k.enrolment_id join person p on p.id = e.person_id
      where k.session_id = $1 order by k.claimed_at, k.enrolment_id`,
    [sessionId],
  );
}

/** The code of a step: a keyed hash, so that no code tells the next one. */
export function codeOf(secret: Buffer, step: number): string {
  return codeFrom([...createHmac('sha256', secret).update(String(step)).digest()]);
}

/** Whether it is the code of this moment or of the one before. */
export function isCodeNow(code: string, secret: Buffer, now: Instant): boolean {
  const step = codeStep(Date.parse(now));
  return [step, step - 1].map((each) => sameText(codeOf(secret, each), code)).includes(true);
}

const sameText = (one: string, other: string): boolean => timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** A session of today with an open check-in in which she takes part. */
export interface Claimable {
  readonly checkInId: string;
  readonly secret: Buffer;
  readonly sessionId: string;
  readonly enrolmentId: string;
  readonly title: string;
  readonly courseName: string;
  readonly startsAt: Instant;
}

export async function claimableBy(
  personId: string,
  day: { readonly from: Instant; readonly to: Instant },
  tx: EntityManager,
): Promise<readonly Claimable[]> {
  return tx.query(
    `select k.id as "checkInId", k.secret, s.id as "sessionId", e.id as "enrolmentId", s.title, c.name as "courseName",
            s.starts_at as "startsAt"
       from enrolment e
       join session s on s.course_id = e.course_id
         or s.id in (select g.session_id from guest g where g.enrolment_id = e.id)
       join check_in k on k.session_id = s.id and k.closed_at is null
       join course c on c.id = s.course_id
       left join standing st on st.enrolment_id = e.id and st.leads
      where e.person_id = $1 and s.starts_at >= $2 and s.starts_at < $3
        and s.cancelled_at is null and s.roll_closed_at is null
        and (st.dropped_out_on is null or st.dropped_out_on >= (s.starts_at at time zone 'Europe/Berlin')::date)
        and not exists (select from session_trainer t where t.session_id = s.id and t.person_id = $1)
      order by s.starts_at, s.id`,
    [personId, day.from, day.to],
  );
}
