import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { QueryRunner } from 'typeorm';
import { DataSource } from 'typeorm';
import { expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { digestOf, makeDepartment, type MadeDepartment, makePerson, signIn } from '../../../test/make';
import { type MadeCourse, makeCourse, makeSession } from '../../../test/make-course';
import { inTransaction } from '../../database/transaction';
import { Planning1763800007000 } from '../../database/migrations/1763800007000-planning';
import { clashesOfPeople, doubledSessions } from './clash.query';

/** What the database holds against whatever a program does: raw SQL, past every service. */
let test: TestApp;
let department: MadeDepartment;
let course: MadeCourse;
let other: MadeCourse;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  department = await makeDepartment(test);
});
beforeEach(async () => {
  course = await makeCourse(test);
  other = await makeCourse(test);
});
afterAll(() => test.stop());

const nine = '2026-12-01T08:00:00.000Z';
const noon = '2026-12-01T11:00:00.000Z';
const personFree = /booking_person_free/;
const roomFree = /booking_room_free/;

const hold = (sessionId: string, personId: string) =>
  test.database.query('insert into session_trainer (session_id, person_id) values ($1, $2)', [sessionId, personId]);

async function register(of: MadeCourse, personId: string, state = 'confirmed'): Promise<string> {
  const id = randomUUID();
  const enrolment = randomUUID();
  await test.database.query(
    `insert into enrolment (id, person_id, course_id, department_id, scheme, enrolled_on, created_at)
     values ($1, $2, $3, $4, $5, '2026-01-15', '2026-01-10T08:00:00Z')`,
    [enrolment, personId, of.id, department.id, of.scheme],
  );
  await test.database.query(
    `insert into registration (id, course_id, person_id, department_id, state, registered_at, state_since, enrolment_id, place)
     values ($1, $2, $3, $4, $5, '2026-01-10T08:00:00Z', '2026-01-10T08:00:00Z', $6, case when $5 = 'waiting' then 1 end)`,
    [id, of.id, personId, department.id, state, enrolment],
  );
  return id;
}

async function makeRoom(): Promise<string> {
  const id = randomUUID();
  await test.database.query(`insert into room (id, name, venue, town) values ($1, $2, 'Bürgerhaus', 'Auenfeld')`, [
    id,
    `Raum ${id}`,
  ]);
  return id;
}

const take = (sessionId: string, room: string | null) =>
  test.database.query('update session set room_id = $2 where id = $1', [sessionId, room]);

/** The bookings are what the view says they should be: nothing more, nothing less, nothing old. */
async function expectTrue(): Promise<void> {
  const wrong = await test.database.query(
    `(select session_id, role, person_id, room_id, during from booking except all
      select session_id, role, person_id, room_id, during from planned_booking)
     union all
     (select session_id, role, person_id, room_id, during from planned_booking except all
      select session_id, role, person_id, room_id, during from booking)`,
  );
  expect(wrong).toEqual([]);
}

describe('Nobody is in two places at one time', () => {
  it.each([
    ['a trainer of two sessions', hold, hold],
    ['a participant of two courses', null, null],
  ])('%s is refused', async (_, one, two) => {
    const { id: person } = await makePerson(test);
    const here = await makeSession(test, course, { startsAt: nine });
    const there = await makeSession(test, other, { startsAt: '2026-12-01T10:59:00.000Z' });
    await (one ? one(here.id, person) : register(course, person));
    await expect(two ? two(there.id, person) : register(other, person)).rejects.toThrow(personFree);
    await expectTrue();
  });

  it('nor a trainer of one who takes part in another', async () => {
    const { id: person } = await makePerson(test);
    const here = await makeSession(test, course, { startsAt: nine });
    await makeSession(test, other, { startsAt: nine });
    await hold(here.id, person);
    await expect(register(other, person)).rejects.toThrow(personFree);
  });

  it('times may touch', async () => {
    const { id: person } = await makePerson(test);
    const here = await makeSession(test, course, { startsAt: nine });
    const after = await makeSession(test, other, { startsAt: noon });
    await hold(here.id, person);
    await hold(after.id, person);
    await expectTrue();
  });

  it('whoever trains in her own course is once there', async () => {
    const { id: person } = await makePerson(test);
    const here = await makeSession(test, course, { startsAt: nine });
    await hold(here.id, person);
    await register(course, person);
    await expectTrue();
  });

  it('a waiting registration takes no time; confirming it does', async () => {
    const { id: person } = await makePerson(test);
    await makeSession(test, course, { startsAt: nine });
    await makeSession(test, other, { startsAt: nine });
    await register(course, person);
    const id = await register(other, person, 'waiting');
    await expect(
      test.database.query(`update registration set state = 'confirmed', place = null where id = $1`, [id]),
    ).rejects.toThrow(personFree);
    await expectTrue();
  });

  it('a session that comes to a course books its people', async () => {
    const { id: person } = await makePerson(test);
    await register(course, person);
    await register(other, person);
    await makeSession(test, course, { startsAt: nine });
    await expect(makeSession(test, other, { startsAt: nine })).rejects.toThrow(personFree);
    await expectTrue();
  });

  it('a withdrawn registration and a removed trainer free the time', async () => {
    const { id: person } = await makePerson(test);
    const here = await makeSession(test, course, { startsAt: nine });
    const there = await makeSession(test, other, { startsAt: nine });
    const id = await register(course, person);
    await expect(hold(there.id, person)).rejects.toThrow(personFree);
    await test.database.query(`update registration set state = 'withdrawn' where id = $1`, [id]);
    await hold(there.id, person);
    await expect(hold(here.id, person)).rejects.toThrow(personFree);
    await test.database.query('delete from session_trainer where session_id = $1', [there.id]);
    await hold(here.id, person);
    await expectTrue();
  });

  it('a cancelled session frees everybody; restored it needs them again', async () => {
    const { id: person } = await makePerson(test);
    const room = await makeRoom();
    const here = await makeSession(test, course, { startsAt: nine });
    const there = await makeSession(test, other, { startsAt: nine });
    await hold(here.id, person);
    await take(here.id, room);
    await test.database.query(`update session set cancelled_at = now(), cancel_reason = 'krank' where id = $1`, [
      here.id,
    ]);
    await hold(there.id, person);
    await take(there.id, room);
    await expectTrue();
    const restore = () =>
      test.database.query('update session set cancelled_at = null, cancel_reason = null where id = $1', [here.id]);
    await expect(restore()).rejects.toThrow(/booking_(person|room)_free/);
    await test.database.query('delete from session where id = $1', [there.id]);
    await restore();
    await expectTrue();
  });

  it('a merged person brings her sessions along', async () => {
    const [{ id: from }, { id: to }] = [await makePerson(test), await makePerson(test)];
    const here = await makeSession(test, course, { startsAt: nine });
    await hold(here.id, from);
    await test.database.query('update session_trainer set person_id = $2 where person_id = $1', [from, to]);
    await expectTrue();
  });
});

describe('No room is taken twice', () => {
  it('by two sessions that overlap; by two that touch it may', async () => {
    const room = await makeRoom();
    const here = await makeSession(test, course, { startsAt: nine });
    const there = await makeSession(test, other, { startsAt: '2026-12-01T10:30:00.000Z' });
    const after = await makeSession(test, other, { startsAt: noon });
    await take(here.id, room);
    await expect(take(there.id, room)).rejects.toThrow(roomFree);
    await take(after.id, room);
    await expectTrue();
  });

  it('sessions may swap their rooms, and a series may move over its own places, in one statement', async () => {
    const rooms = [await makeRoom(), await makeRoom()];
    const here = await makeSession(test, course, { startsAt: nine });
    const there = await makeSession(test, other, { startsAt: nine });
    await take(here.id, rooms[0]!);
    await take(there.id, rooms[1]!);
    await test.database.query(
      'update session set room_id = case when room_id = $2 then $3::uuid else $2 end where id = any($1::uuid[])',
      [[here.id, there.id], rooms[0], rooms[1]],
    );
    const { id: trainer } = await makePerson(test);
    const series: string[] = [];
    for (const day of ['01', '08', '15']) {
      const session = await makeSession(test, course, {
        startsAt: `2027-12-${day}T08:00:00.000Z`,
        trainers: [trainer],
      });
      series.push(session.id);
    }
    await test.database.query(
      `update session set starts_at = starts_at + interval '7 days', ends_at = ends_at + interval '7 days'
        where id = any($1::uuid[])`,
      [series],
    );
    await expectTrue();
  });
});

describe('Under two transactions at a time', () => {
  async function pair(): Promise<readonly [QueryRunner, QueryRunner]> {
    const runners = [test.database.createQueryRunner(), test.database.createQueryRunner()] as const;
    for (const runner of runners) {
      await runner.connect();
      await runner.startTransaction();
    }
    return runners;
  }

  /** The first commits while the second waits for it. @returns how the second ended */
  async function race(
    first: (runner: QueryRunner) => Promise<unknown>,
    second: (runner: QueryRunner) => Promise<unknown>,
  ): Promise<string> {
    const [one, two] = await pair();
    try {
      await first(one);
      const waiting = second(two).then(
        () => two.commitTransaction().then(() => 'done'),
        (error: Error) => two.rollbackTransaction().then(() => error.message),
      );
      await new Promise((resolve) => setTimeout(resolve, 80));
      await one.commitTransaction();
      return await waiting;
    } finally {
      await one.release();
      await two.release();
    }
  }

  it('the same trainer in two sessions: one of both wins', async () => {
    const { id: person } = await makePerson(test);
    const here = await makeSession(test, course, { startsAt: nine });
    const there = await makeSession(test, other, { startsAt: nine });
    const add = (session: string) => (runner: QueryRunner) =>
      runner.query('insert into session_trainer (session_id, person_id) values ($1, $2)', [session, person]);
    expect(await race(add(here.id), add(there.id))).toMatch(personFree);
    await expectTrue();
  });

  it('also where the check waits for the end of the transaction', async () => {
    const { id: person } = await makePerson(test);
    const here = await makeSession(test, course, { startsAt: nine });
    const there = await makeSession(test, other, { startsAt: nine });
    const add = (session: string) => async (runner: QueryRunner) => {
      await runner.query('set constraints booking_person_free deferred');
      await runner.query('insert into session_trainer (session_id, person_id) values ($1, $2)', [session, person]);
      await runner.query('set constraints booking_person_free immediate');
    };
    expect(await race(add(here.id), add(there.id))).toMatch(personFree);
    await expectTrue();
  });

  it('the same room in two sessions: one of both wins', async () => {
    const room = await makeRoom();
    const here = await makeSession(test, course, { startsAt: nine });
    const there = await makeSession(test, other, { startsAt: nine });
    const add = (session: string) => (runner: QueryRunner) =>
      runner.query('update session set room_id = $2 where id = $1', [session, room]);
    expect(await race(add(here.id), add(there.id))).toMatch(roomFree);
    await expectTrue();
  });

  it('a seat and a new session of the course: she is booked for it', async () => {
    const { id: person } = await makePerson(test);
    const id = await register(course, person, 'waiting');
    const outcome = await race(
      (runner) =>
        runner.query(
          `insert into session (id, course_id, title, venue, town, starts_at, ends_at)
           values ($1, $2, 'Termin', 'Bürgerhaus', 'Auenfeld', $3, $4)`,
          [randomUUID(), course.id, nine, noon],
        ),
      (runner) => runner.query(`update registration set state = 'confirmed', place = null where id = $1`, [id]),
    );
    expect(outcome).toBe('done');
    await expectTrue();
  });

  it('a trainer comes while the session is moved: she is booked for the new hour', async () => {
    const { id: person } = await makePerson(test);
    const here = await makeSession(test, course, { startsAt: nine });
    const outcome = await race(
      (runner) =>
        runner.query(
          `update session set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day' where id = $1`,
          [here.id],
        ),
      (runner) =>
        runner.query('insert into session_trainer (session_id, person_id) values ($1, $2)', [here.id, person]),
    );
    expect(outcome).toBe('done');
    await expectTrue();
  });
});

describe('What was doubled before', () => {
  it('is let through until one of both moves, and holds again then', async () => {
    const { id: person } = await makePerson(test);
    const here = await makeSession(test, course, { startsAt: nine, trainers: [person] });
    const there = await makeSession(test, other, { startsAt: noon, trainers: [person] });
    // As the migration leaves two that overlapped.
    await test.database.query('update booking set doubled = true where session_id = $1', [there.id]);
    await test.database.query('update session set starts_at = $2 where id = $1', [here.id, '2026-12-01T08:30:00Z']);
    const [undone] = await test.database.query('select doubled from booking where session_id = $1', [there.id]);
    expect(undone).toEqual({ doubled: false });
    await expect(
      test.database.query(`update session set ends_at = ends_at + interval '1 hour' where id = $1`, [here.id]),
    ).rejects.toThrow(personFree);
  });
});

describe('Who would be doubled by a seat', () => {
  it('is told before, by person; her own course is no other place', async () => {
    const [{ id: free }, { id: taken }] = [await makePerson(test), await makePerson(test)];
    const here = await makeSession(test, course, { startsAt: nine });
    await makeSession(test, other, { startsAt: nine });
    await register(course, taken);
    const clashes = await inTransaction(test.app.get(DataSource), (tx) => clashesOfPeople(other.id, [free, taken], tx));
    expect([...clashes.keys()]).toEqual([taken]);
    expect(clashes.get(taken)).toMatchObject([{ role: 'participant', sessionId: here.id, course: course.name }]);
    const own = await inTransaction(test.app.get(DataSource), (tx) => clashesOfPeople(course.id, [free, taken], tx));
    expect(own.size).toBe(0);
  });
});

describe('Enrolling many at once', () => {
  it('says who is elsewhere and where, and enrols nobody', async () => {
    const office = await signIn(test, { roles: ['coordination-office'] });
    const [{ id: free }, { id: taken }] = [await makePerson(test), await makePerson(test)];
    const here = await makeSession(test, course, { startsAt: nine });
    await makeSession(test, other, { startsAt: nine });
    await register(course, taken);
    const participants = [free, taken].map((personId) => ({ id: randomUUID(), personId, departmentId: department.id }));
    const before = await digestOf(test, 'registration', 'enrolment', 'booking', 'fact', 'audit_entry');
    const answer = await test.http
      .post(`/api/courses/${other.id}/enrolments`)
      .set('Cookie', office.cookie)
      .send({ enrolledOn: '2026-11-01', participants });
    await expectRefusal(test, answer, 409, 'person-double-booked');
    expect(answer.body.facts.clashes).toMatchObject([
      { role: 'participant', person: { id: taken }, sessionId: here.id, course: course.name },
    ]);
    expect(await digestOf(test, 'registration', 'enrolment', 'booking', 'fact', 'audit_entry')).toBe(before);
  });
});

describe('Bringing an older database up to date', () => {
  it('keeps what is doubled there, marks the later of both, and refuses every new one', async () => {
    const { id: person } = await makePerson(test);
    const planning = new Planning1763800007000();
    const migrate = async (step: 'up' | 'down') => {
      const runner = test.database.createQueryRunner();
      await runner.startTransaction();
      await planning[step](runner);
      await runner.commitTransaction();
      await runner.release();
    };
    await migrate('down');
    const sessions: string[] = [];
    for (const startsAt of [nine, '2026-12-01T10:00:00.000Z', '2026-12-01T12:00:00.000Z', '2026-12-02T08:00:00.000Z'])
      sessions.push((await makeSession(test, course, { startsAt, trainers: [person] })).id);
    await makeSession(test, other, { startsAt: nine });
    await register(other, person);
    await migrate('up');
    await expectTrue();
    const doubled = await test.database.query(
      `select session_id from booking where doubled and person_id = $1 order by during, session_id`,
      [person],
    );
    expect(doubled).toHaveLength(3);
    expect(doubled.at(-1)).toEqual({ session_id: sessions[2] });
    const shown = await inTransaction(test.app.get(DataSource), (tx) => doubledSessions([sessions[1]!], tx));
    expect(shown.map(({ sessionId }) => sessionId)).toContain(sessions[0]);
    const late = await makeSession(test, course, { startsAt: '2026-12-02T10:00:00.000Z' });
    await expect(hold(late.id, person)).rejects.toThrow(personFree);
  });
});
