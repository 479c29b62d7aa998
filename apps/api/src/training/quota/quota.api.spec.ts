import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { digestOf, makePerson, type SignedIn } from '../../../test/make';
import type { MadeCourse } from '../../../test/make-course';
import {
  makeRegistration,
  makeTown,
  openCourse,
  registrationIn,
  seatsTaken,
  type Town,
} from '../../../test/make-registration';

let test: TestApp;
let town: Town;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  town = await makeTown(test);
});
afterAll(() => test.stop());

const tables = ['registration', 'course', 'seat_quota', 'enrolment', 'audit_entry', 'message'] as const;
const ask = (who: SignedIn | null, method: 'get' | 'post' | 'put', path: string, body?: object) => {
  const request = test.http[method](`/api/${path}`);
  if (who) void request.set('Cookie', who.cookie);
  return body === undefined ? request : request.send(body);
};
const edit = (who: SignedIn | null, course: MadeCourse, quotas: readonly object[], version = 1) =>
  ask(who, 'put', `courses/${course.id}/quotas`, { version, quotas });
const seats = (who: SignedIn | null, course: MadeCourse) => ask(who, 'get', `courses/${course.id}/seats`);
const enrol = async (course: MadeCourse, departments: readonly { readonly id: string }[]) => {
  const participants = [];
  for (const { id: department } of departments)
    participants.push({
      id: randomUUID(),
      personId: (await makePerson(test, { department })).id,
      departmentId: department,
    });
  return { participants, enrolledOn: '2026-11-22' };
};

async function expectNothing(
  send: () => PromiseLike<{ status: number; body: unknown; type: string }>,
  status: number,
  code: string,
): Promise<void> {
  const before = await digestOf(test, ...tables);
  await expectRefusal(test, await send(), status, code);
  expect(await digestOf(test, ...tables)).toBe(before);
}

describe('Quotas', () => {
  it('are the office’s', async () => {
    const course = await openCourse(test);
    await expectNothing(() => edit(null, course, []), 401, 'not-signed-in');
    for (const who of [town.trainee, town.approver, town.coordinator])
      await expectNothing(() => edit(who, course, []), 403, 'not-allowed');
  });

  it.each([
    ['neither municipality nor department', () => [{ seats: 1 }]],
    ['both at once', () => [{ municipality: '05515', department: town.own.id, seats: 1 }]],
    ['an unknown municipality', () => [{ municipality: '05999', seats: 1 }]],
    ['an unknown department', () => [{ department: randomUUID(), seats: 1 }]],
    [
      'one department twice',
      () => [
        { department: town.own.id, seats: 1 },
        { department: town.own.id.toUpperCase(), seats: 2 },
      ],
    ],
    ['less than no seat', () => [{ municipality: '05515', seats: -1 }]],
  ])('%s is refused', async (_, quotas) => {
    const course = await openCourse(test);
    await expectNothing(() => edit(town.office, course, quotas()), 422, 'invalid');
  });

  it('of an unknown course, by an old version, or below what is taken are refused', async () => {
    const course = await openCourse(test);
    await expectNothing(() => edit(town.office, { ...course, id: randomUUID() }, []), 404, 'not-found');
    await expectNothing(() => edit(town.office, course, [], 9), 412, 'stale');
    for (let count = 0; count < 2; count++)
      await makeRegistration(test, course, { department: town.own, state: 'admitted' });
    await expectNothing(() => edit(town.office, course, [{ department: town.own.id, seats: 1 }]), 409, 'seats-taken');
  });

  it('limit a municipality and a department in it; who is over them waits, others pass', async () => {
    const course = await openCourse(test);
    const set = await edit(town.office, course, [
      { municipality: '05515', seats: 2 },
      { department: town.own.id, seats: 1 },
    ]);
    expect(set.status).toBe(200);
    await expectAnswer(test, 'CourseSeats', set.body);
    const states: string[] = [];
    for (const department of [town.own, town.own, town.neighbour, town.neighbour, town.foreign]) {
      const { id } = await makeRegistration(test, course, { department });
      const { body } = await ask(town.office, 'post', `registrations/${id}/approval`, { version: 1, approved: true });
      states.push(body.state);
    }
    expect(states).toEqual(['admitted', 'waiting', 'admitted', 'waiting', 'admitted']);
  });

  it('that grow let the waiting list move up, in its order', async () => {
    const course = await openCourse(test);
    await edit(town.office, course, [{ municipality: '05515', seats: 0 }]);
    const line = [];
    for (const department of [town.own, town.neighbour, town.own])
      line.push(await makeRegistration(test, course, { department, state: 'waiting' }));
    const { body } = await edit(town.office, course, [{ municipality: '05515', seats: 2 }], 2);
    expect(body.quotas[0]).toMatchObject({ seats: 2, taken: 2 });
    const states = await Promise.all(line.map(async ({ id }) => (await registrationIn(test, id)).state));
    expect(states).toEqual(['admitted', 'admitted', 'waiting']);
  });
});

describe('The seats of a course', () => {
  it('are shown to the office and, of their own people, to coordinators', async () => {
    const course = await openCourse(test, { capacity: 5 });
    await edit(town.office, course, [
      { municipality: '05515', seats: 3 },
      { municipality: '05711', seats: 2 },
    ]);
    await makeRegistration(test, course, { department: town.own, state: 'admitted' });
    await makeRegistration(test, course, { department: town.foreign, state: 'admitted' });
    await makeRegistration(test, course, { department: town.foreign, state: 'waiting' });
    await expectRefusal(test, await seats(null, course), 401, 'not-signed-in');
    await expectRefusal(test, await seats(town.approver, course), 403, 'not-allowed');
    await expectRefusal(test, await seats(town.office, { ...course, id: randomUUID() }), 404, 'not-found');
    const all = await seats(town.office, course);
    await expectAnswer(test, 'CourseSeats', all.body);
    expect(all.body).toMatchObject({ capacity: 5, taken: 2, free: 3, waiting: 1 });
    const own = await seats(town.coordinator, course);
    await expectAnswer(test, 'CourseSeats', own.body);
    expect(own.body).toMatchObject({ capacity: 5, taken: 1, free: null, waiting: 0 });
    expect(own.body.quotas.map((quota: { municipality: { key: string } }) => quota.municipality.key)).toEqual([
      '05515',
    ]);
  });

  it('can’t be fewer than are taken; more of them let the waiting list move up', async () => {
    const course = await openCourse(test, { capacity: 2 });
    for (let count = 0; count < 2; count++) await makeRegistration(test, course, { state: 'admitted' });
    const next = await makeRegistration(test, course, { state: 'waiting' });
    const { body: shown } = await ask(town.office, 'get', `courses/${course.id}`);
    expect(shown).toMatchObject({ capacity: 2, seatsTaken: 2, waiting: 1 });
    const plan = {
      institutionId: course.institution,
      name: course.name,
      venue: 'Bürgerhaus',
      town: 'Auenfeld',
      startsOn: '2027-02-01',
      endsOn: '2027-11-30',
      version: 1,
    };
    const put = (wish: object) => ask(town.office, 'put', `courses/${course.id}`, { ...plan, ...wish });
    await expectNothing(() => put({ capacity: 1 }), 409, 'seats-taken');
    await expectNothing(() => put({ registerUntil: '2027-12-01' }), 422, 'invalid');
    const grown = await put({ capacity: 3, summary: 'Erster Absatz.\r\n\r\nZweiter.', targetGroup: 'Fachkräfte' });
    await expectAnswer(test, 'CourseAnswer', grown.body);
    expect(grown.body).toMatchObject({ capacity: 3, seatsTaken: 3, waiting: 0, summary: 'Erster Absatz.\n\nZweiter.' });
    expect((await registrationIn(test, next.id)).state).toBe('admitted');
    const kept = await put({ version: 2 });
    expect(kept.body).toMatchObject({ capacity: 3, targetGroup: 'Fachkräfte', acceptHours: 72 });
    expect((await put({ version: 3, capacity: null })).body.capacity).toBeNull();
    const { body: other } = await ask(town.coordinator, 'get', `courses/${course.id}`);
    expect(other).toMatchObject({ seatsTaken: null, waiting: null });
  });
});

describe('Direct enrolling', () => {
  it('counts seats and leaves a confirmed registration; what she had registered goes on with it', async () => {
    const course = await openCourse(test, { capacity: 3 });
    const offered = await makeRegistration(test, course, { department: town.own, state: 'admitted' });
    const open = await makeRegistration(test, course, { department: town.own });
    const wish = await enrol(course, [town.own]);
    const people = [offered, open].map(({ person }) => ({
      id: randomUUID(),
      personId: person,
      departmentId: town.own.id,
    }));
    const { body } = await ask(town.office, 'post', `courses/${course.id}/enrolments`, {
      ...wish,
      participants: [...wish.participants, ...people],
    });
    expect(body.outcomes.map(({ outcome }: { outcome: string }) => outcome)).toEqual(Array(3).fill('enrolled'));
    expect(await seatsTaken(test, course)).toBe(3);
    for (const { id } of [offered, open]) expect((await registrationIn(test, id)).state).toBe('confirmed');
    const [{ count }] = await test.database.query(
      `select count(*) from registration r join enrolment e on e.id = r.enrolment_id where r.course_id = $1 and r.state = 'confirmed'`,
      [course.id],
    );
    expect(count).toBe(3);
  });

  it('into a full course or over a quota is refused whole, with the seats that are free', async () => {
    const course = await openCourse(test, { capacity: 2 });
    await makeRegistration(test, course, { state: 'admitted' });
    const two = await enrol(course, [town.own, town.own]);
    const send = () => ask(town.office, 'post', `courses/${course.id}/enrolments`, two);
    await expectNothing(send, 409, 'course-full');
    expect((await send()).body.facts).toMatchObject({ free: 1 });
    const limited = await openCourse(test);
    await edit(town.office, limited, [{ department: town.own.id, seats: 1 }]);
    const over = await enrol(limited, [town.own, town.own]);
    const ask2 = () => ask(town.coordinator, 'post', `courses/${limited.id}/enrolments`, over);
    await expectNothing(ask2, 409, 'quota-full');
    expect((await ask2()).body.facts).toMatchObject({ free: 1 });
  });
});

describe('People', () => {
  it('who are merged keep their registration; two of one course are refused', async () => {
    const course = await openCourse(test, { capacity: 2 });
    const kept = await makePerson(test, { department: town.own.id });
    const made = await makeRegistration(test, course, { department: town.own, state: 'admitted' });
    const merge = (id: string, duplicate: string) =>
      ask(town.office, 'post', `people/${id}/merge`, { duplicate, version: 1, duplicateVersion: 1 });
    const answer = await merge(kept.id, made.person);
    expect(answer.status).toBe(200);
    const [row] = await test.database.query('select person_id from registration where id = $1', [made.id]);
    expect(row.person_id).toBe(kept.id);
    expect(await seatsTaken(test, course)).toBe(1);
    const second = await makeRegistration(test, course, { department: town.own, state: 'admitted' });
    const before = await digestOf(test, 'registration', 'person');
    await test.database.query('update person set version = 1 where id = $1', [kept.id]);
    await expectRefusal(test, await merge(kept.id, second.person), 409, 'already-registered');
    expect(await digestOf(test, 'registration')).toBe(before.split(' ')[0]);
  });

  it('who are erased give their seats to the waiting list', async () => {
    const course = await openCourse(test, { capacity: 1 });
    const made = await makeRegistration(test, course, { department: town.own, state: 'admitted' });
    const next = await makeRegistration(test, course, { department: town.own, state: 'waiting' });
    const answer = await test.http.delete(`/api/people/${made.person}?version=1`).set('Cookie', town.office.cookie);
    expect(answer.status).toBe(204);
    expect((await registrationIn(test, next.id)).state).toBe('admitted');
    expect(await seatsTaken(test, course)).toBe(1);
    const [{ count }] = await test.database.query(
      'select count(*) from registration_event where registration_id = $1',
      [made.id],
    );
    expect(count).toBe(0);
  });

  it('who move take registrations and seats along', async () => {
    const course = await openCourse(test);
    await edit(town.office, course, [{ municipality: '05515', seats: 3 }]);
    const made = await makeRegistration(test, course, { department: town.own, state: 'admitted' });
    const [membership] = await test.database.query('select id from membership where person_id = $1', [made.person]);
    const answer = await ask(town.office, 'post', `people/${made.person}/moves`, {
      membership: membership.id,
      department: town.foreign.id,
      on: '2026-11-22',
    });
    expect(answer.status).toBe(200);
    const [row] = await test.database.query('select department_id from registration where id = $1', [made.id]);
    expect(row.department_id).toBe(town.foreign.id);
    expect((await seats(town.office, course)).body.quotas[0].taken).toBe(0);
  });
});
