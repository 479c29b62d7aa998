import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '../../../test/app';
import { makeCourse, makeEnrolment, makeMarks, makeSession, type MadeEnrolment } from '../../../test/make-course';
import { migrations } from '../../database/migrations';
import { LedgerService } from '../../ledger/ledger.service';

/** A database of the release before: people are in courses, and nobody has a registration. */

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.stop());

const since = migrations.findIndex(({ name }) => name.startsWith('Registration'));

async function down(): Promise<void> {
  const runner = test.database.createQueryRunner();
  for (const Migration of migrations.slice(since).reverse()) await new Migration().down(runner);
  await runner.release();
}

async function up(): Promise<void> {
  const runner = test.database.createQueryRunner();
  for (const Migration of migrations.slice(since)) await new Migration().up(runner);
  await runner.release();
}

describe('Bringing the registrations', () => {
  it('registers whoever is in a course already, as her ledger stands, and can be taken back', async () => {
    const course = await makeCourse(test);
    const people: Record<string, MadeEnrolment> = {};
    for (const name of ['new', 'begun', 'finished', 'left']) people[name] = await makeEnrolment(test, course);
    const { begun, finished, left } = people;
    const session = await makeSession(test, course);
    await makeMarks(test, session, [begun!.id, finished!.id]);
    const ledger = test.app.get(LedgerService, { strict: false });
    const fact = (enrolmentId: string, content: object) =>
      test.database.transaction((tx) =>
        ledger.record(
          null,
          [{ id: randomUUID(), enrolmentId, replaces: null, blockId: null, content: content as never }],
          '2026-11-21T08:00:00.000Z',
          tx,
        ),
      );
    await fact(finished!.id, { kind: 'course-finished', on: '2026-11-20', exercisesIncluded: true });
    await fact(left!.id, { kind: 'dropped-out', on: '2026-11-20' });

    await down();
    const [{ table }] = await test.database.query(`select to_regclass('registration') as table`);
    expect(table).toBeNull();
    await up();

    const rows = await test.database.query(
      `select r.enrolment_id as enrolment, r.state, e.means from registration r join registration_event e on e.registration_id = r.id`,
    );
    const stateOf = Object.fromEntries(
      rows.map((row: { enrolment: string; state: string }) => [row.enrolment, row.state]),
    );
    expect(Object.entries(people).map(([name, { id }]) => [name, stateOf[id]])).toEqual([
      ['new', 'confirmed'],
      ['begun', 'taking-part'],
      ['finished', 'completed'],
      ['left', 'withdrawn'],
    ]);
    expect(rows.every(({ means }: { means: string }) => means === 'import')).toBe(true);
    const [{ taken }] = await test.database.query('select seats_taken as taken from course where id = $1', [course.id]);
    expect(taken).toBe(3);
  });
});
