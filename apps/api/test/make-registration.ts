import type { RegistrationState, WorksCouncilStatus } from '@mittler/domain';
import { randomUUID } from 'node:crypto';
import type { TestApp } from './app';
import { makeDepartment, type MadeDepartment, makePerson, signIn, type SignedIn } from './make';
import { type CourseWish, type MadeCourse, makeCourse } from './make-course';

/** Registrations and what they need, written past the routes. */

export interface OpenCourseWish extends CourseWish {
  readonly capacity?: number | null;
  readonly acceptHours?: number | null;
  readonly admits?: 'automatic' | 'office';
  readonly registerUntil?: string;
  readonly approveUntil?: string;
  readonly announced?: boolean;
}

/** A course in the catalogue that lies ahead of 2026-11-22. */
export async function openCourse(test: TestApp, wish: OpenCourseWish = {}): Promise<MadeCourse> {
  const course = await makeCourse(test, { startsOn: '2027-02-01', endsOn: '2027-11-30', ...wish });
  await test.database.query(
    `update course set announced_at = case when $2 then '2026-11-01T08:00:00Z'::timestamptz end, capacity = $3, accept_hours = $4,
            admits = $5, register_until = $6, approve_until = $7 where id = $1`,
    [
      course.id,
      wish.announced ?? true,
      wish.capacity ?? null,
      wish.acceptHours === undefined ? 72 : wish.acceptHours,
      wish.admits ?? 'automatic',
      wish.registerUntil ?? null,
      wish.approveUntil ?? null,
    ],
  );
  return course;
}

export interface RegistrationWish {
  readonly person?: string;
  readonly department?: MadeDepartment;
  readonly state?: Extract<RegistrationState, 'registered' | 'approved' | 'admitted' | 'waiting'>;
  readonly worksCouncil?: WorksCouncilStatus;
  readonly registeredAt?: string;
  readonly acceptUntil?: string;
}

export interface MadeRegistration {
  readonly id: string;
  readonly person: string;
  readonly department: MadeDepartment;
}

/** Who waits stands at the end of the line. */
export async function makeRegistration(
  test: TestApp,
  course: MadeCourse,
  wish: RegistrationWish = {},
): Promise<MadeRegistration> {
  const department = wish.department ?? (await makeDepartment(test));
  const person = wish.person ?? (await makePerson(test, { department: department.id })).id;
  const id = randomUUID();
  const state = wish.state ?? 'registered';
  const at = wish.registeredAt ?? '2026-11-20T08:00:00Z';
  const place = state === 'waiting' ? await nextPlace(test, course) : null;
  await test.database.query(
    `insert into registration (id, course_id, person_id, department_id, state, works_council, registered_at, state_since, place, accept_until)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9)`,
    [
      id,
      course.id,
      person,
      department.id,
      state,
      wish.worksCouncil ?? 'not-needed',
      at,
      place,
      state === 'admitted' ? (wish.acceptUntil ?? '2026-11-25T08:00:00Z') : null,
    ],
  );
  await test.database.query(
    `insert into registration_event (registration_id, at, means, to_state, works_council) values ($1, $2, 'portal', $3, $4)`,
    [id, at, state, wish.worksCouncil ?? 'not-needed'],
  );
  return { id, person, department };
}

async function nextPlace(test: TestApp, course: MadeCourse): Promise<number> {
  const [[row]] = await test.database.query(
    'update course set next_place = next_place + 1 where id = $1 returning next_place - 1 as place',
    [course.id],
  );
  return row.place;
}

export interface StoredRegistration {
  readonly state: RegistrationState;
  readonly worksCouncil: WorksCouncilStatus;
  readonly place: number | null;
  readonly acceptUntil: string | null;
  readonly enrolmentId: string | null;
  readonly version: number;
}

export async function registrationIn(test: TestApp, id: string): Promise<StoredRegistration> {
  const [row] = await test.database.query(
    `select state, works_council as "worksCouncil", place, accept_until as "acceptUntil", enrolment_id as "enrolmentId", version
       from registration where id = $1`,
    [id],
  );
  return row;
}

export async function seatsTaken(test: TestApp, course: MadeCourse): Promise<number> {
  const [row] = await test.database.query('select seats_taken as taken from course where id = $1', [course.id]);
  return row.taken;
}

/** Two departments of one municipality and one of another, with everybody who has to do with their registrations. */
export interface Town {
  readonly own: MadeDepartment;
  readonly neighbour: MadeDepartment;
  readonly foreign: MadeDepartment;
  readonly trainee: SignedIn;
  readonly approver: SignedIn;
  readonly neighbourApprover: SignedIn;
  readonly foreignApprover: SignedIn;
  readonly coordinator: SignedIn;
  readonly foreignCoordinator: SignedIn;
  readonly office: SignedIn;
}

export async function makeTown(test: TestApp): Promise<Town> {
  const own = await makeDepartment(test, '05515', 'Jugendamt');
  const neighbour = await makeDepartment(test, '05515', 'Ordnungsamt');
  const foreign = await makeDepartment(test, '05711', 'Integrationszentrum');
  const approverOf = ({ id }: MadeDepartment): Promise<SignedIn> =>
    signIn(test, { department: id, roles: [{ role: 'approver', department: id }] });
  const coordinatorOf = (municipality: string): Promise<SignedIn> =>
    signIn(test, { roles: [{ role: 'municipal-coordinator', municipality }] });
  return {
    own,
    neighbour,
    foreign,
    trainee: await signIn(test, { department: own.id, familyName: 'Ahlbrecht' }),
    approver: await approverOf(own),
    neighbourApprover: await approverOf(neighbour),
    foreignApprover: await approverOf(foreign),
    coordinator: await coordinatorOf('05515'),
    foreignCoordinator: await coordinatorOf('05711'),
    office: await signIn(test, { roles: ['coordination-office'] }),
  };
}
