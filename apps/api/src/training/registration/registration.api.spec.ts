import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { digestOf, makeDepartment, makePerson, signIn, type SignedIn } from '../../../test/make';
import type { MadeCourse } from '../../../test/make-course';
import { makeRegistration, makeTown, openCourse, registrationIn, type Town } from '../../../test/make-registration';

let test: TestApp;
let town: Town;
let course: MadeCourse;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  town = await makeTown(test);
  course = await openCourse(test);
});
afterAll(() => test.stop());

const tables = ['registration', 'registration_event', 'course', 'enrolment', 'fact', 'audit_entry', 'message'] as const;

const ask = (who: SignedIn | null, method: 'get' | 'post', path: string, body?: object) => {
  const request = test.http[method](`/api/${path}`);
  if (who) void request.set('Cookie', who.cookie);
  return body === undefined ? request : request.send(body);
};
const register = (who: SignedIn | null, wish: object = {}) =>
  ask(who, 'post', 'registrations', { id: randomUUID(), courseId: course.id, departmentId: town.own.id, ...wish });
const nominate = (who: SignedIn | null, personId: string, wish: object = {}, courseId = course.id) =>
  ask(who, 'post', `courses/${courseId}/nominations`, {
    id: randomUUID(),
    personId,
    departmentId: town.own.id,
    ...wish,
  });
const newTrainee = (department = town.own) => signIn(test, { department: department.id });
const newMember = async (department = town.own) => (await makePerson(test, { department: department.id })).id;

/** Nothing is written by what is refused. */
async function expectNothing(
  send: () => PromiseLike<{ status: number; body: unknown; type: string }>,
  status: number,
  code: string,
): Promise<void> {
  const before = await digestOf(test, ...tables);
  await expectRefusal(test, await send(), status, code);
  expect(await digestOf(test, ...tables)).toBe(before);
}

describe('Registering herself', () => {
  it('needs an account', () => expectNothing(() => register(null), 401, 'not-signed-in'));

  it.each([
    ['an id that is none', { id: 'x' }],
    ['no course', { courseId: undefined }],
    ['a reason of two lines', { reason: 'eins\nzwei' }],
    ['a field that is not foreseen', { state: 'confirmed' }],
  ])('%s is refused', (_, wish) => expectNothing(() => register(town.trainee, wish), 422, 'invalid'));

  it('for a department that is not hers is refused', async () => {
    for (const departmentId of [town.neighbour.id, town.foreign.id, randomUUID()])
      await expectNothing(() => register(town.trainee, { departmentId }), 422, 'invalid');
  });

  it('for a department that she has left is refused', async () => {
    const past = await newTrainee();
    await test.database.query(`update membership set valid_until = '2026-11-21' where person_id = $1`, [past.id]);
    await expectNothing(() => register(past), 422, 'invalid');
  });

  it('a course that is unknown, and one that is not announced, are alike not there', async () => {
    const hidden = await openCourse(test, { announced: false });
    for (const courseId of [randomUUID(), hidden.id])
      await expectNothing(() => register(town.trainee, { courseId }), 404, 'not-found');
  });

  it('ends with the deadline, and is open on its last day', async () => {
    const over = await openCourse(test, { registerUntil: '2026-11-21' });
    await expectNothing(() => register(town.trainee, { courseId: over.id }), 409, 'deadline-passed');
    const lastDay = await openCourse(test, { registerUntil: '2026-11-22' });
    expect((await register(town.trainee, { courseId: lastDay.id })).status).toBe(201);
  });

  it('asks her department, and says so; her approvers get a link each', async () => {
    const trainee = await newTrainee();
    const answer = await register(trainee, { reason: 'Unser Amt hat noch keine.' });
    expect(answer.status).toBe(201);
    await expectAnswer(test, 'RegistrationRecord', answer.body);
    expect(answer.body).toMatchObject({
      state: 'registered',
      nominated: false,
      line: null,
      enrolmentId: null,
      may: ['withdraw'],
      version: 1,
      events: [{ from: null, to: 'registered', means: 'portal', actor: null, reason: 'Unser Amt hat noch keine.' }],
    });
    const links = await test.database.query(
      'select approver_id as approver, expires_at as until from approval_link where registration_id = $1',
      [answer.body.id],
    );
    expect(links).toEqual([{ approver: town.approver.id, until: '2026-12-06T09:00:00.000Z' }]);
  });

  it('the same request again changes nothing; the id for something else is refused', async () => {
    const trainee = await newTrainee();
    const wish = { id: randomUUID() };
    const first = await register(trainee, wish);
    const before = await digestOf(test, ...tables);
    const again = await register(trainee, wish);
    expect({ status: again.status, body: again.body }).toEqual({ status: 201, body: first.body });
    expect(await digestOf(test, ...tables)).toBe(before);
    const other = await newTrainee();
    await expectNothing(() => register(other, wish), 409, 'mark-id-reused');
  });

  it('twice is refused while the first one lasts, and possible once it has ended', async () => {
    const trainee = await newTrainee();
    const { body } = await register(trainee);
    await expectNothing(() => register(trainee), 409, 'already-registered');
    await ask(trainee, 'post', `registrations/${body.id}/withdrawal`, { version: 1 });
    expect((await register(trainee)).status).toBe(201);
  });

  it('two requests at once make one registration', async () => {
    const trainee = await newTrainee();
    const answers = await Promise.all([register(trainee), register(trainee)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

describe('Nominating', () => {
  it('is for departments, municipalities and the office', async () => {
    const person = await newMember();
    await expectNothing(() => nominate(null, person), 401, 'not-signed-in');
    await expectNothing(() => nominate(town.trainee, person), 403, 'not-allowed');
    await expectNothing(() => nominate(town.approver, person, { departmentId: 'x' }), 422, 'invalid');
  });

  it('another department’s or municipality’s people are not there', async () => {
    const person = await newMember();
    const foreigner = await newMember(town.foreign);
    for (const who of [town.neighbourApprover, town.foreignApprover, town.foreignCoordinator])
      await expectNothing(() => nominate(who, person), 404, 'not-found');
    await expectNothing(
      () => nominate(town.coordinator, foreigner, { departmentId: town.foreign.id }),
      404,
      'not-found',
    );
    await expectNothing(() => nominate(town.office, person, { departmentId: town.neighbour.id }), 404, 'not-found');
    await expectNothing(() => nominate(town.approver, randomUUID()), 404, 'not-found');
  });

  it('somebody whose access has ended is refused', async () => {
    const person = await newMember();
    await test.database.query('update person set deactivated_at = now() where id = $1', [person]);
    await expectNothing(() => nominate(town.approver, person), 409, 'person-deactivated');
  });

  it('by her department is its approval: she has an offer at once', async () => {
    const { status, body } = await nominate(town.approver, await newMember());
    expect(status).toBe(201);
    await expectAnswer(test, 'RegistrationRecord', body);
    expect(body).toMatchObject({ state: 'admitted', nominated: true, acceptUntil: '2026-11-25T09:00:00.000Z' });
    expect(body.events.map((event: { to: string; means: string }) => [event.to, event.means])).toEqual([
      ['approved', 'portal'],
      ['admitted', 'clock'],
    ]);
  });

  it('by her municipality waits for her department', async () => {
    const { body } = await nominate(town.coordinator, await newMember());
    expect(body).toMatchObject({ state: 'registered', nominated: true });
  });

  it('an approver who names herself does not approve herself', async () => {
    const self = await signIn(test, {
      department: town.own.id,
      roles: [{ role: 'approver', department: town.own.id }],
    });
    const { body } = await nominate(self, self.id);
    expect(body).toMatchObject({ state: 'registered' });
    expect(body.may).not.toContain('approve');
    await test.database.query('delete from role_grant where person_id = $1', [self.id]);
  });

  it('the office nominates into a course that is not announced, and after the deadline', async () => {
    const late = await openCourse(test, { announced: false, registerUntil: '2026-11-01' });
    const person = await newMember();
    await expectNothing(() => nominate(town.approver, person, {}, late.id), 404, 'not-found');
    expect((await nominate(town.office, person, {}, late.id)).status).toBe(201);
  });

  it('repeated, it names her once', async () => {
    const wish = { id: randomUUID() };
    const person = await newMember();
    const first = await nominate(town.approver, person, wish);
    const before = await digestOf(test, ...tables);
    expect((await nominate(town.approver, person, wish)).body).toEqual(first.body);
    expect(await digestOf(test, ...tables)).toBe(before);
    await expectNothing(() => nominate(town.approver, person), 409, 'already-registered');
  });
});

describe('Reading a registration', () => {
  it('is for her, her department, her municipality and the office', async () => {
    const trainee = await newTrainee();
    const { body } = await register(trainee);
    for (const who of [trainee, town.approver, town.coordinator, town.office]) {
      const answer = await ask(who, 'get', `registrations/${body.id}`);
      expect(answer.status).toBe(200);
      await expectAnswer(test, 'RegistrationRecord', answer.body);
      expect(answer.body.events[0].actor?.id ?? null).toBe(who === town.office ? trainee.id : null);
    }
    for (const who of [town.trainee, town.neighbourApprover, town.foreignApprover, town.foreignCoordinator])
      await expectRefusal(test, await ask(who, 'get', `registrations/${body.id}`), 404, 'not-found');
    await expectRefusal(test, await ask(town.office, 'get', `registrations/${randomUUID()}`), 404, 'not-found');
    await expectRefusal(test, await ask(null, 'get', `registrations/${body.id}`), 401, 'not-signed-in');
  });

  it('one’s own come with their history, the latest first', async () => {
    const trainee = await newTrainee();
    const second = await openCourse(test);
    await register(trainee);
    test.clock.set('2026-11-22T09:05:00.000Z');
    await register(trainee, { courseId: second.id });
    const { body } = await ask(trainee, 'get', 'me/registrations');
    await expectAnswer(test, 'MyRegistrations', body);
    expect(body.registrations.map((each: { course: { id: string } }) => each.course.id)).toEqual([
      second.id,
      course.id,
    ]);
    test.clock.set('2026-11-22T09:00:00.000Z');
  });

  it('says what each may do', async () => {
    const { id, person } = await makeRegistration(test, await openCourse(test), { department: town.own });
    const her = await signIn(test, { person });
    const may = async (who: SignedIn) => (await ask(who, 'get', `registrations/${id}`)).body.may;
    expect(await may(her)).toEqual(['withdraw']);
    expect(await may(town.approver)).toEqual(['approve', 'decline', 'withdraw', 'substitute']);
    expect(await may(town.coordinator)).toEqual(['works-council', 'withdraw']);
    expect(await may(town.office)).toEqual(['approve', 'decline', 'works-council', 'withdraw', 'substitute']);
  });
});

describe('Lists of registrations', () => {
  let full: MadeCourse;
  const made: Record<string, string> = {};
  beforeAll(async () => {
    full = await openCourse(test, { capacity: 1 });
    const at = (minute: number) => `2026-11-21T08:0${minute}:00Z`;
    made['seat'] = (
      await makeRegistration(test, full, { department: town.own, state: 'admitted', registeredAt: at(0) })
    ).id;
    made['first'] = (
      await makeRegistration(test, full, { department: town.foreign, state: 'waiting', registeredAt: at(1) })
    ).id;
    made['second'] = (
      await makeRegistration(test, full, { department: town.own, state: 'waiting', registeredAt: at(2) })
    ).id;
    made['third'] = (
      await makeRegistration(test, full, { department: town.neighbour, state: 'waiting', registeredAt: at(3) })
    ).id;
    made['open'] = (await makeRegistration(test, full, { department: town.own, registeredAt: at(4) })).id;
  });
  const idsOf = (body: { registrations: readonly { id: string }[] }) => body.registrations.map(({ id }) => id);

  it('are for departments, municipalities and the office', async () => {
    for (const path of ['registrations', `courses/${course.id}/registrations`]) {
      await expectRefusal(test, await ask(null, 'get', path), 401, 'not-signed-in');
      await expectRefusal(test, await ask(town.trainee, 'get', path), 403, 'not-allowed');
    }
    await expectRefusal(
      test,
      await ask(town.approver, 'get', `courses/${course.id}/registrations`),
      403,
      'not-allowed',
    );
    await expectRefusal(test, await ask(town.office, 'get', 'registrations?state=seated'), 422, 'invalid');
    await expectRefusal(test, await ask(town.office, 'get', `courses/${randomUUID()}/registrations`), 404, 'not-found');
  });

  it.each([
    ['the office', () => town.office, ['open', 'third', 'second', 'first', 'seat']],
    ['the coordinator', () => town.coordinator, ['open', 'third', 'second', 'seat']],
    ['another municipality’s coordinator', () => town.foreignCoordinator, ['first']],
    ['the department', () => town.approver, ['open', 'second', 'seat']],
    ['another department', () => town.neighbourApprover, ['third']],
  ] as const)('%s sees whom she may see, the latest first', async (_, who, expected) => {
    const { body } = await ask(who(), 'get', `registrations?course=${full.id}`);
    await expectAnswer(test, 'Registrations', body);
    expect(idsOf(body)).toEqual(expected.map((name) => made[name]));
  });

  it('are filtered and paged', async () => {
    const waiting = await ask(town.office, 'get', `registrations?course=${full.id}&state=waiting&municipality=05515`);
    expect(idsOf(waiting.body)).toEqual([made['third'], made['second']]);
    const pages: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body } = await ask(
        town.office,
        'get',
        `registrations?course=${full.id}&limit=2${next === '' ? '' : `&after=${next}`}`,
      );
      pages.push(...idsOf(body));
      next = body.next;
    }
    expect(pages).toEqual(['open', 'third', 'second', 'first', 'seat'].map((name) => made[name]));
  });

  it('of a course begin with the waiting list in its order; a coordinator sees her people’s places and nobody else', async () => {
    const all = await ask(town.office, 'get', `courses/${full.id}/registrations?limit=3`);
    await expectAnswer(test, 'Registrations', all.body);
    expect(idsOf(all.body)).toEqual(['first', 'second', 'third'].map((name) => made[name]));
    const rest = await ask(town.office, 'get', `courses/${full.id}/registrations?limit=3&after=${all.body.next}`);
    expect(idsOf(rest.body)).toEqual(['seat', 'open'].map((name) => made[name]));
    const own = await ask(town.coordinator, 'get', `courses/${full.id}/registrations?state=waiting`);
    expect(own.body.registrations.map((each: { id: string; line: number }) => [each.id, each.line])).toEqual([
      [made['second'], 2],
      [made['third'], 3],
    ]);
  });

  it('are counted for each by what waits for her', async () => {
    const department = await makeDepartment(test, '05711');
    const approver = await signIn(test, { roles: [{ role: 'approver', department: department.id }] });
    await makeRegistration(test, full, { department });
    await makeRegistration(test, full, { department });
    const answer = await ask(approver, 'get', 'registrations/counts');
    await expectAnswer(test, 'RegistrationCounts', answer.body);
    expect(answer.body).toEqual({ approvals: 2, worksCouncils: 0, offers: 0 });
    const seated = (
      await test.database.query('select person_id as id from registration where id = $1', [made['seat']])
    )[0];
    const her = await signIn(test, { person: seated.id });
    expect((await ask(her, 'get', 'registrations/counts')).body.offers).toBe(1);
    await expectRefusal(test, await ask(null, 'get', 'registrations/counts'), 401, 'not-signed-in');
  });

  it('leave what they show as it was', async () => {
    expect((await registrationIn(test, made['second'] ?? '')).version).toBe(1);
  });
});
