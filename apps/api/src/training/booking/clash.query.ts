import type { BookingRole, DoubleBooking } from '@mittler/contract';
import type { Instant } from '@mittler/domain';
import type { EntityManager } from 'typeorm';
import { Refusal } from '../../http/refusal';

/** A reader can use a handful; a session of 500 people moved onto another would have 500. */
const mostShown = 20;

/** What a clash is called, as a refusal and as a remark. */
export const clashNames = {
  trainer: 'trainer-double-booked',
  participant: 'person-double-booked',
  room: 'room-double-booked',
} as const satisfies Readonly<Record<BookingRole, string>>;

export interface Clash extends DoubleBooking {
  /** Which of the asked sessions, plans or people. */
  readonly of: string;
}

/** o: the booking that is there already. */
const shown = `
  case when o.person_id is not null then json_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name) end as person,
  case when o.room_id is not null then json_build_object('id', r.id, 'name', r.name, 'seats', r.seats) end as room,
  o.session_id as "sessionId", s.title, c.name as course, s.starts_at as "startsAt", s.ends_at as "endsAt"`;
const shownTables = `
  join session s on s.id = o.session_id join course c on c.id = s.course_id
  left join person p on p.id = o.person_id left join room r on r.id = o.room_id`;
const isHeld = 'not o.doubled';

/**
 * From here to `refuseDoubleBookings` the statements of a command may pass through a double booking, e.g. when a session gets another
 * time and another trainer.
 */
export async function deferBookings(tx: EntityManager): Promise<void> {
  await tx.query('set constraints booking_person_free, booking_room_free deferred');
}

/**
 * Looks at the sessions as they are now. What somebody else books in this very moment the constraints find, without saying whom.
 * @throws Refusal trainer-double-booked · room-double-booked · person-double-booked, with the clashes
 */
export async function refuseDoubleBookings(sessionIds: readonly string[], tx: EntityManager): Promise<void> {
  const clashes = await clashesOfSessions(sessionIds, tx);
  const [first] = clashes;
  if (first) throw new Refusal(clashNames[first.role], { facts: { clashes: clashes.map(withoutKey) } });
  await tx.query('set constraints booking_person_free, booking_room_free immediate');
}

async function clashesOfSessions(sessionIds: readonly string[], tx: EntityManager): Promise<readonly Clash[]> {
  return tx.query(
    `select b.session_id as of, b.role, ${shown}
       from booking b
       join lateral (
         select * from booking x where x.person_id = b.person_id and x.session_id <> b.session_id and x.during && b.during
         union all
         select * from booking x where x.room_id = b.room_id and x.session_id <> b.session_id and x.during && b.during
       ) o on ${isHeld} ${shownTables}
      where b.session_id = any($1::uuid[]) and not b.doubled
      order by case b.role when 'trainer' then 1 when 'room' then 2 else 3 end, b.during, s.starts_at, s.id, o.person_id
      limit $2`,
    [sessionIds, mostShown],
  );
}

/** What is let through, being older than the rule: both sides of it. It begins with the few rows that are marked so. */
export async function doubledSessions(sessionIds: readonly string[], tx: EntityManager): Promise<readonly Clash[]> {
  return tx.query(
    `with pair as (
       select d.session_id as one, d.role as one_role, e.session_id as other, e.role as other_role, d.person_id
         from booking d
         join booking e on e.person_id = d.person_id and e.session_id <> d.session_id and e.during && d.during
        where d.doubled),
     o as (
       select one as of, one_role as role, other as session_id, person_id, null::uuid as room_id from pair where one = any($1::uuid[])
       union
       select other, other_role, one, person_id, null from pair where other = any($1::uuid[]))
     select o.of, o.role, ${shown} from o ${shownTables} order by o.of, s.starts_at, s.id, o.person_id limit $2`,
    [sessionIds, mostShown * 5],
  );
}

/** A session that is not there yet. */
export interface PlannedTime {
  readonly key: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** Whom and what these times would take twice, before anything is written. */
export async function clashesOfPlans(
  courseId: string,
  times: readonly PlannedTime[],
  taken: { readonly trainerIds: readonly string[]; readonly roomId: string | null },
  tx: EntityManager,
): Promise<readonly Clash[]> {
  return tx.query(
    `with wanted as (
       select key, tstzrange("startsAt", "endsAt") as during
         from jsonb_to_recordset($1) as t(key text, "startsAt" timestamptz, "endsAt" timestamptz)),
     people as (
       select unnest($2::uuid[]) as id, 'trainer' as role
       union all select person_id, 'participant' from registration where course_id = $4 and takes_part(state))
     select * from (
       select w.key as of, m.role, ${shown}
         from wanted w cross join people m
         join booking o on o.person_id = m.id and o.during && w.during and ${isHeld} ${shownTables}
       union all
       select w.key, 'room', ${shown}
         from wanted w join booking o on o.room_id = $3 and o.during && w.during and ${isHeld} ${shownTables}) found
      order by "startsAt", of, "sessionId" limit $5`,
    [JSON.stringify(times), taken.trainerIds, taken.roomId, courseId, mostShown * 5],
  );
}

/** Where each of these people is already at the times of the course, by person. */
export async function clashesOfPeople(
  courseId: string,
  personIds: readonly string[],
  tx: EntityManager,
): Promise<ReadonlyMap<string, readonly DoubleBooking[]>> {
  const rows: readonly Clash[] = await tx.query(
    `with o as materialized (select * from booking o where o.person_id = any($2::uuid[]) and ${isHeld})
     select o.person_id as of, 'participant' as role, ${shown}
       from o join session own on o.during && tstzrange(own.starts_at, own.ends_at) and o.session_id <> own.id ${shownTables}
      where own.course_id = $1 and own.cancelled_at is null
        and not (o.role = 'participant' and s.course_id = $1)
      order by o.person_id, s.starts_at, s.id`,
    [courseId, personIds],
  );
  const found = new Map<string, DoubleBooking[]>();
  for (const row of rows) found.set(row.of, [...(found.get(row.of) ?? []), withoutKey(row)]);
  return found;
}

/**
 * Of many people the database would only say that one is elsewhere, and not who.
 * @throws Refusal person-double-booked, with the clashes: for callers who may see all of these people
 */
export async function refuseDoubledPeople(
  courseId: string,
  personIds: readonly string[],
  tx: EntityManager,
): Promise<void> {
  const clashes = [...(await clashesOfPeople(courseId, personIds, tx)).values()].flat();
  if (clashes.length > 0)
    throw new Refusal(clashNames.participant, { facts: { clashes: clashes.slice(0, mostShown) } });
}

export function withoutKey({ of: _, ...clash }: Clash): DoubleBooking {
  return clash;
}
