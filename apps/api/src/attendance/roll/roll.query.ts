import type { RollMark } from '@mittler/contract';
import type { Instant, IsoDate, Modality, Purpose } from '@mittler/domain';
import type { EntityManager } from 'typeorm';
import { prepared } from '../../database/prepared';
import { type Caller, holds } from '../../http/caller';
import { civilDateOf } from '../../http/clock';
import { Refusal } from '../../http/refusal';

/** A session as its roll needs it. */
export interface RolledSession {
  readonly id: string;
  readonly courseId: string;
  readonly courseName: string;
  readonly scheme: string;
  readonly title: string;
  readonly venue: string;
  readonly town: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly rollClosedAt: Instant | null;
  readonly cancelledAt: Instant | null;
  /** Enrolments of other courses that make up this session. */
  readonly guests: readonly string[];
  readonly blocks: readonly SessionBlock[];
}

export interface SessionBlock {
  readonly id: string;
  readonly position: number;
  readonly area: string | null;
  readonly module: string | null;
  readonly purpose: Purpose;
  readonly modality: Modality;
  readonly plannedMinutes: number;
  readonly startsAt: Instant;
}

/** How a reader or writer holds the session: writers of marks against signatures, signatures against writers of marks. */
export type SessionLock = 'none' | 'share' | 'update';

const locks: Readonly<Record<SessionLock, string>> = { none: '', share: 'for share of s', update: 'for update of s' };

/** Null for the office, which may write every roll; else the trainer whose own sessions these must be. */
export function trainerOnly(caller: Caller): string | null {
  return holds(caller, 'coordination-office') ? null : caller.personId;
}

/**
 * @param trainer only where this person holds the session; null: any
 * @throws Refusal not-found (no such session, or somebody else's) · session-cancelled (it has no roll)
 */
export async function rolledSession(
  id: string,
  trainer: string | null,
  lock: SessionLock,
  tx: EntityManager,
): Promise<RolledSession> {
  const session = await heldSession(id, trainer, lock, tx);
  if (session.cancelledAt !== null) throw new Refusal('session-cancelled');
  return session;
}

/**
 * The same, also where it was cancelled: somebody may have recorded it all the same.
 * @throws Refusal not-found
 */
export async function heldSession(
  id: string,
  trainer: string | null,
  lock: SessionLock,
  tx: EntityManager,
): Promise<RolledSession> {
  const [session] = await prepared<Omit<RolledSession, 'blocks'>>(
    tx,
    `attendance.session.${lock}`,
    `select s.id, s.course_id as "courseId", c.name as "courseName", p.scheme, s.title, s.venue, s.town,
            s.starts_at as "startsAt", s.ends_at as "endsAt", s.roll_closed_at as "rollClosedAt",
            s.cancelled_at as "cancelledAt", array(select g.enrolment_id from guest g where g.session_id = s.id) as guests
       from session s join course c on c.id = s.course_id join programme p on p.id = c.programme_id
      where s.id = $1
        and ($2::uuid is null or exists (select from session_trainer t where t.session_id = s.id and t.person_id = $2))
      ${locks[lock]}`,
    [id, trainer],
  );
  if (!session) throw new Refusal('not-found');
  const blocks = await prepared<SessionBlock>(
    tx,
    'attendance.blocks',
    `select id, position, area, module, purpose, modality, planned_minutes as "plannedMinutes", starts_at as "startsAt"
       from block where session_id = $1 order by position`,
    [id],
  );
  return { ...session, blocks };
}

export interface RolledPerson {
  readonly enrolmentId: string;
  readonly personId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly municipality: string;
  readonly enrolledOn: IsoDate;
  readonly droppedOutOn: IsoDate | null;
  /** The course of a guest; null: this one. */
  readonly guestOf: string | null;
  readonly claimedAt: Instant | null;
}

/**
 * The people of the course and the guests, in the alphabetical order of German names: what a trainer needs to know, and
 * no more.
 */
export async function rolledPeople(
  { id, courseId, guests }: Pick<RolledSession, 'id' | 'courseId' | 'guests'>,
  tx: EntityManager,
): Promise<readonly RolledPerson[]> {
  return tx.query(
    `select e.id as "enrolmentId", p.id as "personId", p.given_name as "givenName", p.family_name as "familyName",
            m.name as municipality, e.enrolled_on as "enrolledOn", s.dropped_out_on as "droppedOutOn",
            case when e.course_id <> $1 then c.name end as "guestOf", k.claimed_at as "claimedAt"
       from enrolment e
       join person p on p.id = e.person_id
       join course c on c.id = e.course_id
       join department d on d.id = e.department_id
       join municipality m on m.key = d.municipality_key
       left join standing s on s.enrolment_id = e.id and s.leads
       left join check_in_claim k on k.enrolment_id = e.id and k.session_id = $2
      where e.course_id = $1 or e.id = any($3::uuid[])
      order by p.family_name collate "de-x-icu", p.given_name collate "de-x-icu", e.id`,
    [courseId, id, guests],
  );
}

const holding = `
  select f.id, f.enrolment_id as "enrolmentId", f.block_id as "blockId", f.attendance, f.minutes, f.modality,
         f.checked_by as check, f.interaction_ensured as "interactionEnsured", f.evidence->>'excuse' as excuse,
         f.evidence->>'excuseNote' as "excuseNote", f.received_at as "receivedAt",
         p.given_name || ' ' || p.family_name as "recordedBy",
         case when o.id is not null then json_build_object(
           'attendance', o.attendance, 'minutes', o.minutes, 'modality', o.modality) end as earlier
    from fact f left join person p on p.id = f.recorded_by left join fact o on o.id = f.replaces and o.kind = 'mark'
   where f.block_id = any($1::uuid[]) and f.kind = 'mark' and not exists (select from fact newer where newer.replaces = f.id)`;

/** The marks that hold in these blocks, by whom and when; of these enrolments, or of all. */
export async function presentMarks(
  blockIds: readonly string[],
  enrolmentIds: readonly string[] | null,
  tx: EntityManager,
): Promise<readonly RollMark[]> {
  if (enrolmentIds === null) return prepared<RollMark>(tx, 'attendance.present', holding, [blockIds]);
  // In one order, so that the same places are answered alike.
  const ofThese = `${holding} and f.enrolment_id = any($2::uuid[]) order by f.enrolment_id, f.block_id`;
  return prepared<RollMark>(tx, 'attendance.present-of', ofThese, [blockIds, enrolmentIds]);
}

/** The civil day of the session in Germany. */
export function dayOf(session: { readonly startsAt: Instant }): IsoDate {
  return civilDateOf(session.startsAt);
}

/** Before its civil day a session has no roll to sign. */
export function refuseUnlessBegun(session: RolledSession, now: Instant): void {
  if (dayOf(session) > civilDateOf(now)) throw new Refusal('session-not-begun');
}
