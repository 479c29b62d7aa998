import type { Instant, IsoDate } from '@mittler/domain';
import { addDays, instantsOf } from '@mittler/domain';
import type { EntityManager } from 'typeorm';
import { demoAccounts } from './accounts';
import { type DemoPerson, demoStaff } from './cast';
import type { DatedSession, DemoCourse } from './courses';
import { demoDepartments, demoTowns } from './places';
import { offerColumns } from './offers';
import { roomOf, roomRows, qualificationRows } from './planning';
import { demoId } from './random';
import type { DemoTrainers } from './trainers';

export const institutionId = demoId('institution');
/** The town of the demo's municipal coordinator, who asks her works council. */
const coordinatedTown = demoAccounts.find(({ role }) => role === 'municipal-coordinator')?.town;
const programmes = { mediation: 'Mediation in der Kommune', modules: 'Kommunales Konfliktmanagement' } as const;
const schemes = { mediation: 'zmediatausbv', modules: 'five-modules' } as const;
export const schemeOf = (course: DemoCourse): string => schemes[course.programme];
export const courseId = (course: DemoCourse): string => demoId('course', course.code);
export const sessionId = (course: DemoCourse, index: number): string => demoId('session', course.code, index);
export const blockId = (course: DemoCourse, index: number, block: number): string =>
  demoId('block', course.code, index, block);

/** German wall-clock time as an instant. */
export function at(day: IsoDate, time: string): Instant {
  const [instant] = instantsOf({ date: day, time });
  if (instant === undefined) throw new RangeError(`no ${time} on ${day}`);
  return instant;
}

export const after = (instant: Instant, minutes: number): Instant =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();

async function fill(tx: EntityManager, table: string, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  await tx.query(
    `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

/** Towns, departments, people, accounts, courses and sessions: everything that stands before anything happens. */
export async function buildScenery(
  courses: readonly DemoCourse[],
  cast: readonly DemoPerson[],
  trainer: DemoTrainers,
  passwordHash: string,
  tx: EntityManager,
): Promise<void> {
  await fill(
    tx,
    'municipality',
    demoTowns.map(({ key, name, kind, region }, index) => ({
      key,
      name,
      kind,
      region,
      asks_works_council: index === coordinatedTown,
    })),
  );
  await fill(
    tx,
    'department',
    demoDepartments.map(({ id, town, name, code, kind }) => ({
      id,
      municipality_key: town.key,
      name,
      code,
      kind,
      version: 1,
    })),
  );
  await people(cast, passwordHash, tx);
  await fill(tx, 'institution', [
    {
      id: institutionId,
      name: 'Landesakademie für kommunale Mediation',
      street: 'Lindenplatz 4',
      postcode: '00101',
      town: 'Auenfeld',
      signatory_name: 'Prof. Dr. Wiebke Hallstedt',
      signatory_role: 'Leiterin der Landesakademie',
      number_prefix: 'MB',
      version: 1,
    },
  ]);
  await fill(
    tx,
    'programme',
    Object.entries(programmes).map(([code, name]) => ({
      id: demoId('programme', code),
      name,
      scheme: code === 'mediation' ? schemes.mediation : schemes.modules,
      version: 1,
    })),
  );
  await fill(tx, 'course', courses.map(courseRow));
  await fill(tx, 'room', roomRows());
  await fill(tx, 'trainer_qualification', qualificationRows());
  const sessions = courses.flatMap((course) =>
    course.sessions.map((session, index) => ({ course, session, index, trainer: trainer(course, index) })),
  );
  await fill(tx, 'session', sessions.map(sessionRow));
  await fill(tx, 'block', sessions.flatMap(blockRows));
  await fill(
    tx,
    'session_trainer',
    sessions.map(({ course, index, trainer: person }) => ({
      session_id: sessionId(course, index),
      person_id: person,
    })),
  );
}

async function people(cast: readonly DemoPerson[], passwordHash: string, tx: EntityManager): Promise<void> {
  const staff = new Map(demoStaff.map((person) => [person.id, person]));
  const everybody = [...staff.values(), ...cast.filter(({ id }) => !staff.has(id))];
  const created = at('2018-11-05', '09:00');
  await fill(
    tx,
    'person',
    everybody.map((person) => ({
      id: person.id,
      given_name: person.givenName,
      family_name: person.familyName,
      email: person.email,
      birth_date: person.birthDate,
      language: 'de',
      version: 1,
      created_at: created,
    })),
  );
  await fill(
    tx,
    'membership',
    everybody.map((person) => ({
      id: demoId('membership', person.id),
      person_id: person.id,
      department_id: person.department.id,
      valid_from: '2018-11-05',
    })),
  );
  await fill(
    tx,
    'credential',
    demoStaff.map(({ id }) => ({ person_id: id, password_hash: passwordHash, set_at: created })),
  );
  const roles = demoAccounts.flatMap(({ role }, index) => {
    const person = demoStaff[index];
    if (role === null || !person) return [];
    return [
      {
        id: demoId('role', person.id),
        person_id: person.id,
        role,
        municipality_key: role === 'municipal-coordinator' ? person.department.town.key : null,
        department_id: role === 'approver' ? person.department.id : null,
        valid_from: '2018-11-05',
        granted_at: created,
        version: 1,
      },
    ];
  });
  await fill(tx, 'role_grant', roles);
}

function courseRow(course: DemoCourse): object {
  const host = demoTowns[0];
  return {
    id: courseId(course),
    programme_id: demoId('programme', course.programme),
    institution_id: institutionId,
    name: course.name,
    host_municipality: host?.key,
    venue: 'Bürgerhaus am Lindenplatz',
    street: 'Lindenplatz 1',
    postcode: '00101',
    town: 'Auenfeld',
    starts_on: course.startsOn,
    ends_on: course.endsOn,
    version: 1,
    ...offerColumns(course),
  };
}

interface Placed {
  readonly course: DemoCourse;
  readonly session: DatedSession;
  readonly index: number;
  readonly trainer: string;
}

const pause = 15;

function sessionRow({ course, session, index, trainer }: Placed): object {
  const minutes = session.plan.blocks.reduce((sum, block) => sum + block.minutes + pause, -pause);
  const startsAt = at(session.day, '09:00');
  return {
    id: sessionId(course, index),
    course_id: courseId(course),
    title: session.plan.title,
    venue: session.plan.modality === 'room' ? 'Bürgerhaus am Lindenplatz' : 'Videoraum 2',
    town: 'Auenfeld',
    starts_at: startsAt,
    ends_at: after(startsAt, minutes),
    room_id: session.plan.modality === 'room' ? roomOf(trainer) : null,
    calendar_sequence: 0,
    version: 1,
  };
}

function blockRows({ course, session, index }: Placed): readonly object[] {
  let minute = 0;
  return session.plan.blocks.map((block, position) => {
    const startsAt = after(at(session.day, '09:00'), minute);
    minute += block.minutes + pause;
    return {
      id: blockId(course, index, position),
      session_id: sessionId(course, index),
      position: position + 1,
      area: block.area,
      module: block.module,
      purpose: 'training',
      modality: session.plan.modality,
      planned_minutes: block.minutes,
      starts_at: startsAt,
    };
  });
}

/** The last day on which something of the course may already have happened. */
export const dayBefore = (today: IsoDate): IsoDate => addDays(today, -1);
