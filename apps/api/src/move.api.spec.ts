import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectRefusal } from '../test/answer';
import { startApp, type TestApp } from '../test/app';
import { digestOf, makeDepartment, type MadeDepartment, type SignedIn, signIn } from '../test/make';
import { makeCourse, type MadeCourse, makeEnrolment, type MadeEnrolment, moveClock } from '../test/make-course';
import { makeRegistration, openCourse } from '../test/make-registration';
import { JobService } from './messages/job/job.service';

/** Somebody leaves one municipality for another in the middle of a course: who sees what follows the recorded move alone. */
let test: TestApp;
let office: SignedIn;
let old: { readonly department: MadeDepartment; readonly coordinator: SignedIn; readonly approver: SignedIn };
let next: typeof old;

beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'] });
  old = await town('05515');
  next = await town('05711');
});
afterAll(() => test.stop());

async function town(municipality: string): Promise<typeof old> {
  const department = await makeDepartment(test, municipality, 'Jugendamt');
  return {
    department,
    coordinator: await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality }] }),
    approver: await signIn(test, { roles: [{ role: 'approver', department: department.id }] }),
  };
}

let course: MadeCourse;
let coming: MadeCourse;
let enrolment: MadeEnrolment;
let registration: string;
let counter = 0;
let name: string;
beforeEach(async () => {
  await moveClock(test, '2026-11-22T09:00:00.000Z');
  name = `Wandervogel${'abcdefghijklmnop'[counter++]}`;
  course = await makeCourse(test);
  coming = await openCourse(test);
  enrolment = await makeEnrolment(test, course, { department: old.department, familyName: name });
  const made = await makeRegistration(test, coming, { person: enrolment.person, department: old.department });
  registration = made.id;
});

const ask = (who: SignedIn, method: 'get' | 'post', path: string, body?: object) => {
  const request = test.http[method](`/api/${path}`).set('Cookie', who.cookie);
  return body === undefined ? request : request.send(body);
};

/** Where she can be seen: the routes that name her, or answer about her at all. */
async function sightOf(who: SignedIn): Promise<readonly string[]> {
  const places: readonly (readonly ['get' | 'post', string, object?])[] = [
    ['post', 'people/search', { words: name }],
    ['get', `people/${enrolment.person}`],
    ['get', `people/${enrolment.person}/enrolments`],
    ['get', `courses/${course.id}/participants`],
    ['get', `enrolments/${enrolment.id}/progress`],
    ['get', `reports/certification/people?course=${course.id}`],
    ['get', 'registrations'],
    ['get', `registrations/${registration}`],
    ['get', `courses/${coming.id}/registrations`],
  ];
  const seen: string[] = [];
  for (const [method, path, body] of places) {
    const { status, text } = await ask(who, method, path, body);
    const isThere = status === 200 && [name, enrolment.id].some((word) => text.includes(word));
    if (isThere) seen.push(path.replaceAll(/[0-9a-f-]{36}/g, ':id'));
  }
  return seen;
}
const everywhere = [
  'people/search',
  'people/:id',
  'people/:id/enrolments',
  'courses/:id/participants',
  'enrolments/:id/progress',
  'reports/certification/people?course=:id',
  'registrations',
  'registrations/:id',
  'courses/:id/registrations',
];
const aboutTheWay = ['registrations', 'registrations/:id'];

async function counted(who: SignedIn): Promise<number> {
  const { body } = await ask(who, 'get', `reports/certification?course=${course.id}`);
  return body.total.enrolled.value;
}

async function move(on: string, wish: object = {}): Promise<void> {
  const [{ id }] = await test.database.query('select id from membership where person_id = $1 and valid_until is null', [
    enrolment.person,
  ]);
  const body = { membership: id, department: next.department.id, on, ...wish };
  expect((await ask(office, 'post', `people/${enrolment.person}/moves`, body)).status).toBe(200);
}
const carryDue = (): Promise<void> => test.app.get(JobService, { strict: false }).runNow('moves-carried');

describe('Before a move', () => {
  it('the municipality that sent her sees her everywhere, another one nowhere', async () => {
    expect(await sightOf(old.coordinator)).toEqual(everywhere);
    expect(await sightOf(next.coordinator)).toEqual([]);
    expect(await sightOf(old.approver)).toEqual(aboutTheWay);
    expect(await sightOf(next.approver)).toEqual([]);
    expect([await counted(old.coordinator), await counted(next.coordinator)]).toEqual([1, 0]);
  });
});

describe('From the day of a move', () => {
  it('the old municipality has lost sight of her, and the new one sees and counts her', async () => {
    await move('2026-11-22');
    expect(await sightOf(old.coordinator)).toEqual([]);
    expect(await sightOf(old.approver)).toEqual([]);
    expect(await sightOf(next.coordinator)).toEqual(everywhere);
    expect(await sightOf(next.approver)).toEqual(aboutTheWay);
    expect([await counted(old.coordinator), await counted(next.coordinator)]).toEqual([0, 1]);
    expect(await sightOf(office)).toEqual(everywhere);
  });

  it('the old municipality gets her as if she were not there, whatever it asks', async () => {
    await move('2026-11-22');
    const before = await digestOf(test, 'registration', 'enrolment', 'membership');
    for (const [method, path, body] of [
      ['get', `people/${enrolment.person}`],
      ['get', `enrolments/${enrolment.id}/progress`],
      ['get', `registrations/${registration}`],
      ['post', `registrations/${registration}/withdrawal`, { version: 2 }],
      [
        'post',
        `people/${enrolment.person}/moves`,
        { membership: randomUUID(), department: old.department.id, on: '2026-11-22' },
      ],
    ] as const) {
      await expectRefusal(test, await ask(old.coordinator, method, path, body), 404, 'not-found');
    }
    expect(await digestOf(test, 'registration', 'enrolment', 'membership')).toBe(before);
  });

  it('the report of an earlier day counts her where she was on that evening', async () => {
    await moveClock(test, '2026-11-25T09:00:00.000Z');
    await move('2026-11-25');
    const on = async (who: SignedIn, day: string) => {
      const { body } = await ask(who, 'get', `reports/certification?course=${course.id}&on=${day}`);
      return body.total.enrolled.value;
    };
    expect([await on(office, '2026-11-24'), await on(old.coordinator, '2026-11-24')]).toEqual([1, 1]);
    expect([await on(next.coordinator, '2026-11-24'), await on(next.coordinator, '2026-11-25')]).toEqual([0, 1]);
  });

  it('one that is told later counts from the day on which it was told: no evening’s report changes', async () => {
    await moveClock(test, '2026-11-25T09:00:00.000Z');
    await move('2026-10-01');
    expect([await counted(old.coordinator), await counted(next.coordinator)]).toEqual([0, 1]);
    const { body } = await ask(old.coordinator, 'get', `reports/certification?course=${course.id}&on=2026-11-24`);
    expect(body.total.enrolled.value).toBe(1);
  });
});

describe('A move on a day to come', () => {
  it('leaves her courses where they are until that day; her new municipality knows of her coming alone', async () => {
    await move('2026-12-01');
    expect(await sightOf(old.coordinator)).toEqual(everywhere);
    expect(await sightOf(next.coordinator)).toEqual(['people/search', 'people/:id']);
    expect([await counted(old.coordinator), await counted(next.coordinator)]).toEqual([1, 0]);
    await carryDue();
    expect(await counted(next.coordinator)).toBe(0);
    await moveClock(test, '2026-12-01T06:00:00.000Z');
    await carryDue();
    expect(await sightOf(old.coordinator)).toEqual([]);
    expect(await sightOf(next.coordinator)).toEqual(everywhere);
    const [fact] = await test.database.query(
      `select on_date as on, recorded_by as by from fact where enrolment_id = $1 and kind = 'move'`,
      [enrolment.id],
    );
    expect(fact).toEqual({ on: '2026-12-01', by: office.id });
  });

  it('is carried out once, however often it comes up', async () => {
    await move('2026-12-01');
    await moveClock(test, '2026-12-02T06:00:00.000Z');
    await Promise.all([carryDue(), carryDue()]);
    await carryDue();
    const facts = await test.database.query(`select 1 from fact where enrolment_id = $1 and kind = 'move'`, [
      enrolment.id,
    ]);
    expect(facts).toHaveLength(1);
    expect(await test.database.query('select 1 from planned_move')).toEqual([]);
  });

  it('takes nothing along where the office said so', async () => {
    await move('2026-12-01', { withCourses: false });
    await moveClock(test, '2026-12-02T06:00:00.000Z');
    await carryDue();
    expect([await counted(old.coordinator), await counted(next.coordinator)]).toEqual([1, 0]);
  });

  it('is refused of a single course: it is stated on its day', async () => {
    const wish = { id: randomUUID(), departmentId: next.department.id, on: '2026-11-23' };
    const answer = await ask(office, 'post', `enrolments/${enrolment.id}/moves`, wish);
    await expectRefusal(test, answer, 422, 'invalid');
    expect(answer.body.fields).toEqual([{ pointer: '/on', rule: 'notInFuture', limit: '2026-11-22' }]);
  });
});
