import type { Attendance, Check, Instant, IsoDate, Modality } from '@mittler/domain';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { inTransaction } from '../src/database/transaction';
import { civilDateOf } from '../src/http/clock';
import { LedgerService } from '../src/ledger/ledger.service';
import { DirectEnrolment } from '../src/training/seat/direct-enrolment';
import type { TestApp } from './app';
import { makeDepartment, type MadeDepartment, makePerson } from './make';

/** Courses, sessions and marks, written past the routes. */

let counter = 0;
const next = (): number => ++counter;

const ledgerOf = (test: TestApp): LedgerService => test.app.get(LedgerService, { strict: false });

export interface MadeCourse {
  readonly id: string;
  readonly name: string;
  readonly programme: string;
  readonly institution: string;
  readonly scheme: string;
}

export interface CourseWish {
  readonly scheme?: string;
  readonly startsOn?: IsoDate;
  readonly endsOn?: IsoDate;
}

export async function makeCourse(test: TestApp, wish: CourseWish = {}): Promise<MadeCourse> {
  const number = next();
  const made = {
    id: randomUUID(),
    name: `Lehrgang ${number}`,
    programme: randomUUID(),
    institution: randomUUID(),
    scheme: wish.scheme ?? 'zmediatausbv',
  };
  await test.database.query(
    `insert into institution (id, name, street, postcode, town, signatory_name, signatory_role, number_prefix)
     values ($1, $2, 'Lindenplatz 4', '00123', 'Auenfeld', 'Wiebke Hallstedt', 'Leitung', $3)`,
    [made.institution, `Akademie ${number}`, `C${number}`],
  );
  await test.database.query('insert into programme (id, name, scheme) values ($1, $2, $3)', [
    made.programme,
    `Mediation in der Kommune ${number}`,
    made.scheme,
  ]);
  await test.database.query(
    `insert into course (id, programme_id, institution_id, name, venue, town, starts_on, ends_on)
     values ($1, $2, $3, $4, 'Bürgerhaus Auenfeld', 'Auenfeld', $5, $6)`,
    [made.id, made.programme, made.institution, made.name, wish.startsOn ?? '2026-01-15', wish.endsOn ?? '2026-12-11'],
  );
  return made;
}

export interface MadeEnrolment {
  readonly id: string;
  readonly person: string;
  readonly department: MadeDepartment;
}

export interface EnrolmentWish {
  readonly person?: string;
  readonly department?: MadeDepartment;
  readonly givenName?: string;
  readonly familyName?: string;
  readonly enrolledOn?: IsoDate;
}

export async function makeEnrolment(
  test: TestApp,
  course: MadeCourse,
  wish: EnrolmentWish = {},
): Promise<MadeEnrolment> {
  const department = wish.department ?? (await makeDepartment(test));
  const { familyName, givenName } = wish;
  const name = {
    ...(familyName === undefined ? {} : { familyName }),
    ...(givenName === undefined ? {} : { givenName }),
  };
  const person = wish.person ?? (await makePerson(test, { department: department.id, ...name })).id;
  const id = randomUUID();
  const enrolment = {
    id,
    personId: person,
    courseId: course.id,
    departmentId: department.id,
    scheme: course.scheme,
    enrolledOn: wish.enrolledOn ?? '2026-01-15',
    plannedEnd: '2026-12-11',
  };
  await inTransaction(test.app.get(DataSource), (tx) =>
    test.app.get(DirectEnrolment, { strict: false }).enrol(null, 'import', [enrolment], '2026-01-10T08:00:00.000Z', tx),
  );
  return { id, person, department };
}

export interface MadeBlock {
  readonly id: string;
  readonly area: string | null;
  readonly modality: Modality;
  readonly plannedMinutes: number;
}

export interface MadeSession {
  readonly id: string;
  readonly course: MadeCourse;
  readonly startsAt: Instant;
  readonly blocks: readonly MadeBlock[];
}

export interface SessionWish {
  /** Start in UTC; the blocks follow each other without a break. Absent: 8:00 on the last day until 2026-11-20 that is free. */
  readonly startsAt?: Instant;
  readonly trainers?: readonly string[];
  readonly blocks?: readonly { readonly area: string | null; readonly minutes: number; readonly modality?: Modality }[];
}

export async function makeSession(test: TestApp, course: MadeCourse, wish: SessionWish = {}): Promise<MadeSession> {
  const id = randomUUID();
  const startsAt = wish.startsAt ?? (await freeStart(test, course, wish.trainers ?? []));
  const plan = wish.blocks ?? [
    { area: '2', minutes: 90 },
    { area: '5', minutes: 90 },
  ];
  const after = (minutes: number): Instant => new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();
  const total = plan.reduce((sum, { minutes }) => sum + minutes, 0);
  await test.database.query(
    `insert into session (id, course_id, title, venue, town, starts_at, ends_at)
     values ($1, $2, $3, 'Bürgerhaus Auenfeld', 'Auenfeld', $4, $5)`,
    [id, course.id, `Termin ${next()}`, startsAt, after(total)],
  );
  const blocks: MadeBlock[] = [];
  let used = 0;
  for (const { area, minutes, modality = 'room' } of plan) {
    const block = { id: randomUUID(), area, modality, plannedMinutes: minutes };
    blocks.push(block);
    await test.database.query(
      `insert into block (id, session_id, position, area, purpose, modality, planned_minutes, starts_at)
       values ($1, $2, $3, $4, 'training', $5, $6, $7)`,
      [block.id, id, blocks.length, area, modality, minutes, after(used)],
    );
    used += minutes;
  }
  for (const trainer of wish.trainers ?? []) {
    await test.database.query('insert into session_trainer (session_id, person_id) values ($1, $2)', [id, trainer]);
  }
  return { id, course, startsAt, blocks };
}

/** Nobody is in two places at one time: neither these trainers nor the people of the course. */
async function freeStart(test: TestApp, course: MadeCourse, trainers: readonly string[]): Promise<Instant> {
  const [free] = await test.database.query(
    `select day from generate_series(0, 300) as back, lateral (select '2026-11-20T08:00:00Z'::timestamptz - back * interval '1 day' as day) d
      where not exists (
        select from session s left join session_trainer t on t.session_id = s.id
         where (s.course_id = $1 or t.person_id = any($2::uuid[])) and s.starts_at < day + interval '1 day' and s.ends_at > day)
      order by day desc limit 1`,
    [course.id, trainers],
  );
  return free.day;
}

export interface MarksWish {
  readonly by?: string;
  readonly attendance?: Attendance;
  /** Absent: all planned ones. */
  readonly minutes?: number;
  readonly modality?: Modality;
  readonly check?: Check;
  readonly receivedAt?: Instant;
}

/**
 * Marks of these people in all blocks of the session.
 * @returns the ids, person by person and block by block
 */
export async function makeMarks(
  test: TestApp,
  session: MadeSession,
  enrolments: readonly string[],
  wish: MarksWish = {},
): Promise<readonly string[]> {
  const facts = enrolments.flatMap((enrolmentId) =>
    session.blocks.map((block) => ({
      id: randomUUID(),
      enrolmentId,
      replaces: null,
      blockId: block.id,
      content: {
        kind: 'mark' as const,
        on: civilDateOf(session.startsAt),
        purpose: 'training' as const,
        area: block.area,
        module: null,
        attendance: wish.attendance ?? ('present' as const),
        minutes: wish.minutes ?? ((wish.attendance ?? 'present') === 'present' ? block.plannedMinutes : 0),
        modality: wish.modality ?? block.modality,
        check: wish.check ?? ('roll-call' as const),
        interactionEnsured: (wish.modality ?? block.modality) === 'virtual',
      },
    })),
  );
  await inTransaction(test.app.get(DataSource), (tx) =>
    ledgerOf(test).record(wish.by ?? null, facts, wish.receivedAt ?? '2026-11-20T12:00:00.000Z', tx),
  );
  return facts.map(({ id }) => id);
}

/** Sets the clock, and keeps those signed in who would have been signed out meanwhile. */
export async function moveClock(test: TestApp, instant: Instant): Promise<void> {
  test.clock.set(instant);
  await test.database.query(`update sign_in set seen_at = $1, expires_at = $1::timestamptz + interval '10 hours'`, [
    instant,
  ]);
}
