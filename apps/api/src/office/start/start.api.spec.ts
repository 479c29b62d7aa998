import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OfficeStart, WorkItem, WorkKind } from '@mittler/contract';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { makeDepartment, makePerson, signIn, type SignedIn } from '../../../test/make';
import { makeCourse, type MadeCourse, makeEnrolment, makeSession } from '../../../test/make-course';
import { csvList, freshName, importSteps } from '../../../test/make-import';
import { makeStandings } from '../../../test/make-standing';

let test: TestApp;
let office: SignedIn;
let course: MadeCourse;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'] });
  course = await makeCourse(test);
});
beforeEach(() => test.clock.set('2026-11-22T09:00:00.000Z'));
afterAll(() => test.stop());

const get = (path: string, who = office) => test.http.get(`/api/office/${path}`).set('Cookie', who.cookie);

async function work(kind: WorkKind): Promise<WorkItem | undefined> {
  const { body }: { body: OfficeStart } = await get('start');
  await expectAnswer(test, 'OfficeStart', body);
  return body.work.find((item) => item.kind === kind);
}

describe('The office’s start', () => {
  it('needs somebody who is signed in', async () => {
    for (const path of ['start', 'open-rolls', 'waiting-rolls'])
      await expectRefusal(test, await test.http.get(`/api/office/${path}`), 401, 'not-signed-in');
  });

  it('is the coordination office’s alone', async () => {
    const others = await signIn(test, {
      roles: ['trainer', 'auditor', 'administrator', { role: 'municipal-coordinator', municipality: '05515' }],
    });
    for (const path of ['start', 'open-rolls', 'waiting-rolls'])
      await expectRefusal(test, await get(path, others), 403, 'not-allowed');
  });

  it('shows every kind of work, also where nothing waits', async () => {
    const { body } = await get('start');
    expect(body).toMatchObject({ on: '2026-11-22', figures: { enrolled: 0, certified: 0 } });
    expect(body.work.map(({ kind, count, oldestOn }: WorkItem) => [kind, count, oldestOn])).toEqual([
      ['rolls-open', 0, null],
      ['decisions-open', 0, null],
      ['ready-to-certify', 0, null],
      ['expiring', 0, null],
      ['lapsed', 0, null],
      ['imports-open', 0, null],
    ]);
  });

  it('counts who is ready, expiring within 90 days and lapsed, with the oldest, and opens lists that hold as many', async () => {
    const department = await makeDepartment(test);
    const [, ready, , , expiring, , lapsed] = await makeStandings(test, course, department, [
      { readyFrom: '2026-11-02' },
      { readyFrom: '2026-11-01' },
      { certifiedOn: '2025-01-01', titleUntil: '2029-01-01' },
      { certifiedOn: '2023-03-01', titleUntil: '2027-02-20' },
      { certifiedOn: '2023-01-01', titleUntil: '2026-12-01' },
      { certifiedOn: '2023-03-01', titleUntil: '2027-02-21' },
      { certifiedOn: '2020-01-01', titleUntil: '2024-01-01' },
      {},
      { droppedOutOn: '2026-01-01' },
    ]);
    const { body } = await get('start');
    expect(body.figures).toEqual({
      enrolled: 9,
      inTraining: 1,
      ready: 2,
      certified: 4,
      expiring: 2,
      lapsed: 1,
      droppedOut: 1,
    });
    expect(await work('ready-to-certify')).toMatchObject({
      count: 2,
      oldestOn: '2026-11-01',
      oldestId: ready,
      mover: 'office',
    });
    expect(await work('expiring')).toMatchObject({
      count: 2,
      oldestOn: '2026-12-01',
      oldestId: expiring,
      mover: 'people',
    });
    expect(await work('lapsed')).toMatchObject({ count: 1, oldestOn: '2024-01-02', oldestId: lapsed });
    for (const kind of ['lapsed', 'expiring'] as const) {
      const item = await work(kind);
      const list = await test.http.get(`/api${item?.list ?? ''}`).set('Cookie', office.cookie);
      expect([kind, list.status, list.body.people.length]).toEqual([kind, 200, item?.count]);
    }
  });

  it('counts rolls on which something waits for a person', async () => {
    const waiting = await makeSession(test, course, { startsAt: '2026-11-21T08:00:00.000Z' });
    const by = (await makePerson(test)).id;
    for (const [day, settled] of [
      ['2026-11-17', null],
      ['2026-11-18', null],
      ['2026-11-16', '2026-11-19'],
    ] as const) {
      await test.database.query(
        `insert into walk_in (id, session_id, name_as_given, marks, body_hash, recorded_by, received_at, dismissed_reason, settled_by, settled_at)
         values (gen_random_uuid(), $1, 'Kim', '[]', '', $2, $3::date, case when $4::date is not null then 'doppelt' end, case when $4::date is not null then $2::uuid end, $4::date)`,
        [waiting.id, by, day, settled],
      );
    }
    expect(await work('decisions-open')).toMatchObject({ count: 1, oldestOn: '2026-11-17', oldestId: waiting.id });
    const { body } = await get('waiting-rolls');
    await expectAnswer(test, 'OpenRolls', body);
    expect(body).toMatchObject({ rolls: [{ sessionId: waiting.id, waiting: 2 }], next: null });
    await test.database.query('delete from walk_in');
    await test.database.query('delete from session where id = $1', [waiting.id]);
  });

  it('counts rolls that nobody has signed in the days set for it, in courses with people', async () => {
    const other = await makeCourse(test);
    const trainer = await makePerson(test, { givenName: 'Arend', familyName: 'Voßkamp' });
    const late = await makeSession(test, other, { startsAt: '2026-11-18T08:00:00.000Z', trainers: [trainer.id] });
    // Ends at half past midnight in Germany: its day is the 19th, three days ago.
    await makeSession(test, other, { startsAt: '2026-11-18T20:30:00.000Z' });
    const older = await makeSession(test, other, { startsAt: '2026-10-20T08:00:00.000Z' });
    const closed = await makeSession(test, other, { startsAt: '2026-09-20T08:00:00.000Z' });
    await test.database.query('update session set roll_closed_at = now() where id = $1', [closed.id]);
    expect(await work('rolls-open')).toMatchObject({ count: 0 });
    await makeEnrolment(test, other);
    expect(await work('rolls-open')).toMatchObject({
      count: 2,
      oldestOn: '2026-10-20',
      oldestId: older.id,
      mover: 'trainers',
    });
    const first = await get('open-rolls?limit=1');
    await expectAnswer(test, 'OpenRolls', first.body);
    expect(first.body).toMatchObject({ rolls: [{ sessionId: older.id }], next: older.id });
    const second = await get(`open-rolls?limit=1&after=${older.id}`);
    expect(second.body).toMatchObject({
      rolls: [{ sessionId: late.id, endedOn: '2026-11-18', enrolled: 1, trainers: ['Arend Voßkamp'] }],
      next: null,
    });
    test.clock.set('2026-11-23T09:00:00.000Z');
    office = await signIn(test, { roles: ['coordination-office'] });
    expect(await work('rolls-open')).toMatchObject({ count: 3 });
  });

  it('counts imports with lines that wait or were refused', async () => {
    const steps = importSteps(test, office);
    await steps.preview(csvList('Nachname;Vorname;Kommune;Amt', `${freshName()};Ada;Hamm;Amt`));
    expect(await work('imports-open')).toMatchObject({ count: 0 });
    const made = await steps.preview(
      csvList('Nachname;Vorname;Kommune;Amt', `${freshName()};Ada;Atlantis;Amt`),
      {},
      'Liste Hamm.csv',
    );
    const item = await work('imports-open');
    expect(item).toMatchObject({ count: 1, oldestOn: '2026-11-22', oldestId: made.id, oldestTitle: 'Liste Hamm.csv' });
    expect((await test.http.get(`/api${item?.list ?? ''}`).set('Cookie', office.cookie)).status).toBe(200);
  });
});
