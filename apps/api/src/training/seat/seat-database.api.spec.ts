import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  firstStates,
  registrationMoves,
  registrationStates,
  seatStates,
  type RegistrationState,
} from '@mittler/domain';
import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '../../../test/app';
import { makeDepartment, makePerson } from '../../../test/make';
import { type MadeCourse, makeEnrolment } from '../../../test/make-course';
import { makeRegistration, openCourse, registrationIn, seatsTaken } from '../../../test/make-registration';

/** What the database refuses, whatever a program does. */

let test: TestApp;
let course: MadeCourse;
beforeAll(async () => {
  test = await startApp();
  course = await openCourse(test);
});
afterAll(() => test.stop());

const sql = (text: string, values: readonly unknown[] = []) => test.database.query(text, [...values]);

/** Undoes everything that it does. */
async function tried(work: (query: typeof sql) => Promise<unknown>): Promise<string> {
  const runner = test.database.createQueryRunner();
  await runner.startTransaction();
  try {
    await work((text, values = []) => runner.query(text, [...values]));
    return 'done';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

/** The shortest way to a state, by allowed moves. */
function wayTo(goal: RegistrationState): readonly RegistrationState[] {
  const ways: (readonly RegistrationState[])[] = [['registered']];
  for (const way of ways) {
    const last = way.at(-1);
    if (last === undefined || last === goal) return way;
    for (const next of registrationMoves[last]) if (!way.includes(next)) ways.push([...way, next]);
  }
  throw new Error(`nothing leads to ${goal}`);
}

const setState = `update registration set state = $2, enrolment_id = coalesce(enrolment_id, $3),
  place = case when $2 = 'waiting' then 1 end, accept_until = null where id = $1`;

describe('The moves of a registration in the database', () => {
  it('are those of the domain, no more and no fewer', async () => {
    const rows: { from: string | null; to: string }[] = await sql(
      'select from_state as "from", to_state as "to" from registration_move',
    );
    const said = [
      ...firstStates.map((to) => `null ${to}`),
      ...registrationStates.flatMap((from) => registrationMoves[from].map((to) => `${from} ${to}`)),
    ];
    expect(rows.map(({ from, to }) => `${from} ${to}`).sort()).toEqual([...said].sort());
  });

  it('count seats in the states of the domain', async () => {
    const rows: { state: string }[] = await sql('select state from unnest($1::text[]) state where holds_seat(state)', [
      registrationStates,
    ]);
    expect(rows.map(({ state }) => state).sort()).toEqual([...seatStates].sort());
  });

  describe('all pairs, by hand', () => {
    let enrolment: string;
    let made: string;
    beforeAll(async () => {
      enrolment = (await makeEnrolment(test, await openCourse(test))).id;
      made = (await makeRegistration(test, course)).id;
    });

    it.each(registrationStates)('from %s', async (from) => {
      const outcomes: Record<string, string> = {};
      for (const to of registrationStates.filter((state) => state !== from)) {
        outcomes[to] = await tried(async (query) => {
          for (const state of wayTo(from).slice(1)) await query(setState, [made, state, enrolment]);
          await query(setState, [made, to, enrolment]);
        });
      }
      for (const [to, outcome] of Object.entries(outcomes)) {
        const isAllowed = registrationMoves[from].some((state) => state === to);
        expect({ to, outcome }).toEqual({
          to,
          outcome: isAllowed ? 'done' : `no registration goes from ${from} to ${to}`,
        });
      }
    });

    it.each(registrationStates)('as the beginning: %s', async (state) => {
      const { id: department } = await makeDepartment(test);
      const { id: person } = await makePerson(test);
      const outcome = await tried((query) =>
        query(
          `insert into registration (id, course_id, person_id, department_id, state, registered_at, state_since, place, enrolment_id)
           values ($1, $2, $3, $4, $5, now(), now(), case when $5 = 'waiting' then 77 end, $6)`,
          [randomUUID(), course.id, person, department, state, enrolment],
        ),
      );
      const isAllowed = firstStates.some((first) => first === state);
      expect(outcome).toBe(isAllowed ? 'done' : `no registration goes from nothing to ${state}`);
    });
  });

  it('stay in the course, and their history stays as it is', async () => {
    const { id } = await makeRegistration(test, course);
    const other = await openCourse(test);
    expect(
      await tried((query) => query('update registration set course_id = $2 where id = $1', [id, other.id])),
    ).toMatch(/stays in its course/);
    expect(await tried((query) => query('delete from registration where id = $1', [id]))).toMatch(/never deleted/);
    expect(
      await tried((query) => query(`update registration_event set reason = 'x' where registration_id = $1`, [id])),
    ).toMatch(/never changed/);
    expect(await tried((query) => query('delete from registration_event where registration_id = $1', [id]))).toMatch(
      /never deleted/,
    );
  });

  it.each([
    ['a place without waiting', `update registration set place = 5 where id = $1`],
    ['an offer’s end without an offer', `update registration set accept_until = now() where id = $1`],
    ['a seat without a ledger', `update registration set state = 'approved' where id = $1; `],
  ])('%s is no state', async (what, statement) => {
    const { id } = await makeRegistration(test, course);
    const outcome = await tried(async (query) => {
      await query(statement.replace('; ', ''), [id]);
      if (what === 'a seat without a ledger')
        await query(`update registration set state = 'confirmed' where id = $1`, [id]);
    });
    expect(outcome).toMatch(/violates check constraint/);
  });

  it('no seat is hers while the works council has not agreed', async () => {
    const { id } = await makeRegistration(test, course, { state: 'admitted', worksCouncil: 'asked' });
    const { id: enrolment } = await makeEnrolment(test, await openCourse(test));
    expect(
      await tried((query) =>
        query(`update registration set state = 'confirmed', accept_until = null, enrolment_id = $2 where id = $1`, [
          id,
          enrolment,
        ]),
      ),
    ).toMatch(/registration_council/);
  });

  it('two of one person on the way to one course are one too many', async () => {
    const { person, department } = await makeRegistration(test, course);
    await expect(makeRegistration(test, course, { person, department })).rejects.toThrow(/registration_present/);
  });
});

describe('The seats in the database', () => {
  it('are never oversold, by no statement', async () => {
    const full = await openCourse(test, { capacity: 2 });
    await makeRegistration(test, full, { state: 'admitted' });
    const second = await makeRegistration(test, full, { state: 'admitted' });
    const waiting = await makeRegistration(test, full, { state: 'waiting' });
    const oversold = /course_seats/;
    await expect(makeRegistration(test, full, { state: 'admitted' })).rejects.toThrow(oversold);
    expect(
      await tried((query) =>
        query(`update registration set state = 'admitted', place = null where id = $1`, [waiting.id]),
      ),
    ).toMatch(oversold);
    expect(await tried((query) => query('update course set capacity = 1 where id = $1', [full.id]))).toMatch(oversold);
    expect(await seatsTaken(test, full)).toBe(2);
    await sql(`update registration set state = 'withdrawn', accept_until = null where id = $1`, [second.id]);
    expect(await seatsTaken(test, full)).toBe(1);
    await sql(`update registration set state = 'admitted', place = null where id = $1`, [waiting.id]);
    expect(await seatsTaken(test, full)).toBe(2);
  });

  it('are never more than a quota, by no statement and no move to another department', async () => {
    const limited = await openCourse(test);
    const department = await makeDepartment(test, '05911');
    const colleague = await makeDepartment(test, '05911');
    const other = await makeDepartment(test, '05913');
    const first = await makeRegistration(test, limited, { department, state: 'admitted' });
    const quota = (municipality: string | null, of: string | null, seats: number) =>
      sql(
        'insert into seat_quota (id, course_id, municipality_key, department_id, seats) values ($1, $2, $3, $4, $5)',
        [randomUUID(), limited.id, municipality, of, seats],
      );
    await expect(quota('05911', null, 0)).rejects.toThrow(/seat_quota_seats/);
    await quota('05911', null, 2);
    await quota(null, department.id, 1);
    await expect(makeRegistration(test, limited, { department, state: 'admitted' })).rejects.toThrow(
      /seat_quota_seats/,
    );
    const second = await makeRegistration(test, limited, { department: colleague, state: 'admitted' });
    await expect(makeRegistration(test, limited, { department: colleague, state: 'admitted' })).rejects.toThrow(
      /seat_quota_seats/,
    );
    const guest = await makeRegistration(test, limited, { department: other, state: 'admitted' });
    const move = 'update registration set department_id = $2 where id = $1';
    expect(await tried((query) => query(move, [guest.id, colleague.id]))).toMatch(/seat_quota_seats/);
    expect(await tried((query) => query(move, [second.id, department.id]))).toMatch(/seat_quota_seats/);
    await sql(move, [first.id, other.id]);
    await sql(move, [second.id, department.id]);
    const rows = await sql('select taken from seat_quota where course_id = $1 order by seats', [limited.id]);
    expect(rows).toEqual([{ taken: 1 }, { taken: 1 }]);
    expect(await seatsTaken(test, limited)).toBe(3);
  });

  it('come back when a person is erased', async () => {
    const lasting = await openCourse(test, { capacity: 1 });
    const made = await makeRegistration(test, lasting, { state: 'admitted' });
    await tried(async (query) => {
      await query(`select set_config('mittler.erasing', 'yes', true)`);
      await query('delete from registration_event where registration_id = $1', [made.id]);
      await query('delete from registration where id = $1', [made.id]);
      const [row] = await query('select seats_taken as taken from course where id = $1', [lasting.id]);
      expect(row.taken).toBe(0);
    });
    expect((await registrationIn(test, made.id)).state).toBe('admitted');
  });

  it('places on the waiting list are given once', async () => {
    const line = await openCourse(test);
    const first = await makeRegistration(test, line, { state: 'waiting' });
    const second = await makeRegistration(test, line, { state: 'waiting' });
    expect(
      await tried((query) =>
        query('update registration set place = (select place from registration where id = $2) where id = $1', [
          first.id,
          second.id,
        ]),
      ),
    ).toMatch(/registration_line/);
  });
});
