import type {
  RegistrationAnswer,
  RegistrationCourse,
  RegistrationEvent,
  RegistrationMeans,
  RegistrationRecord,
} from '@mittler/contract';
import { councilAllows, type Instant, type RegistrationState, type WorksCouncilStatus } from '@mittler/domain';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../../http/caller';
import { Refusal } from '../../http/refusal';
import { offeredDeeds, othersWithinReach, type RegistrationReach, reachOf, reachValues } from './registration-scope';

/** A registration with what its answer names of other tables, as `shownColumns` reads it. */
export interface ShownRow {
  readonly id: string;
  readonly personId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly course: RegistrationCourse;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly municipalityKey: string;
  readonly municipalityName: string;
  readonly state: RegistrationState;
  readonly worksCouncil: WorksCouncilStatus;
  readonly registeredAt: Instant;
  readonly stateSince: Instant;
  readonly nominated: boolean;
  readonly line: number | null;
  readonly place: number | null;
  readonly acceptUntil: Instant | null;
  readonly substituteFor: string | null;
  readonly enrolmentId: string | null;
  readonly version: number;
}

export const shownTables = `
  registration r
  join person p on p.id = r.person_id
  join course c on c.id = r.course_id
  join department d on d.id = r.department_id
  join municipality m on m.key = d.municipality_key`;
export const shownColumns = `
  r.id, r.person_id as "personId", p.given_name as "givenName", p.family_name as "familyName",
  json_build_object('id', c.id, 'name', c.name, 'town', c.town, 'startsOn', c.starts_on, 'endsOn', c.ends_on,
    'registerUntil', c.register_until, 'approveUntil', c.approve_until) as course,
  d.id as "departmentId", d.name as "departmentName", m.key as "municipalityKey", m.name as "municipalityName",
  r.state, r.works_council as "worksCouncil", r.registered_at as "registeredAt", r.state_since as "stateSince",
  r.nominated_by is not null as nominated, r.place, r.accept_until as "acceptUntil",
  case when r.state = 'waiting' then (
    select count(*) from registration w where w.course_id = r.course_id and w.state = 'waiting' and w.place <= r.place
  ) end as line,
  r.substitute_for as "substituteFor", r.enrolment_id as "enrolmentId", r.version`;

export function toRegistration(row: ShownRow, reach: RegistrationReach): RegistrationAnswer {
  const may = offeredDeeds(reach, row, row.state);
  const opensLedger =
    reach.all || row.personId === reach.personId || reach.municipalities.includes(row.municipalityKey);
  return {
    id: row.id,
    person: { id: row.personId, givenName: row.givenName, familyName: row.familyName },
    course: row.course,
    department: { id: row.departmentId, name: row.departmentName },
    municipality: { key: row.municipalityKey, name: row.municipalityName },
    state: row.state,
    worksCouncil: row.worksCouncil,
    registeredAt: row.registeredAt,
    stateSince: row.stateSince,
    nominated: row.nominated,
    line: row.line,
    acceptUntil: row.acceptUntil,
    substituteFor: row.substituteFor,
    enrolmentId: opensLedger ? row.enrolmentId : null,
    may: councilAllows(row.worksCouncil) ? may : may.filter((deed) => deed !== 'accept' && deed !== 'admit'),
    version: row.version,
  };
}

interface EventRow {
  readonly registrationId: string;
  readonly at: Instant;
  readonly actorId: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly means: RegistrationMeans;
  readonly from: RegistrationState | null;
  readonly to: RegistrationState;
  readonly worksCouncil: WorksCouncilStatus;
  readonly reason: string | null;
}

/** The registrations with their history, in two statements however many there are. */
export async function toRecords(
  rows: readonly ShownRow[],
  reach: RegistrationReach,
  tx: EntityManager,
): Promise<readonly RegistrationRecord[]> {
  const events: readonly EventRow[] = await tx.query(
    `select e.registration_id as "registrationId", e.at, e.actor as "actorId", p.given_name as "givenName",
            p.family_name as "familyName", e.means, e.from_state as "from", e.to_state as "to",
            e.works_council as "worksCouncil", e.reason
       from registration_event e left join person p on p.id = e.actor
      where e.registration_id = any($1::uuid[]) order by e.registration_id, e.seq`,
    [rows.map(({ id }) => id)],
  );
  return rows.map((row) => ({
    ...toRegistration(row, reach),
    events: events.filter(({ registrationId }) => registrationId === row.id).map((event) => toEvent(event, reach)),
  }));
}

/** Who has done it is named to the office alone: the others learn what was done, and why. */
function toEvent(
  { at, actorId, givenName, familyName, means, from, to, worksCouncil, reason }: EventRow,
  { all }: RegistrationReach,
): RegistrationEvent {
  const actor =
    all && actorId !== null ? { id: actorId, givenName: givenName ?? '', familyName: familyName ?? '' } : null;
  return { at, actor, means, from, to, worksCouncil, reason };
}

/**
 * One registration as the caller sees it.
 * @throws Refusal not-found, alike for unknown ones and those outside of her reach
 */
export async function recordOf(caller: Caller, id: string, tx: EntityManager): Promise<RegistrationRecord> {
  const reach = reachOf(caller);
  const rows: readonly ShownRow[] = await tx.query(
    `select ${shownColumns} from ${shownTables} where r.id = $5 and (${othersWithinReach} or r.person_id = $4)`,
    [...reachValues(reach), reach.personId, id],
  );
  const [record] = await toRecords(rows, reach, tx);
  if (!record) throw new Refusal('not-found');
  return record;
}
