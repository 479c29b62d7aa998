import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { digestOf, makeDepartment, makePerson, signIn, type SignedIn } from '../../../test/make';
import { type MadeCourse, makeMarks, makeSession } from '../../../test/make-course';
import {
  makeRegistration,
  makeTown,
  openCourse,
  registrationIn,
  seatsTaken,
  type Town,
} from '../../../test/make-registration';
import { OfferService } from './offer.service';

let test: TestApp;
let town: Town;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  town = await makeTown(test);
});
afterAll(() => test.stop());

const tables = [
  'registration',
  'registration_event',
  'course',
  'seat_quota',
  'enrolment',
  'fact',
  'audit_entry',
  'message',
] as const;

const ask = (who: SignedIn | null, method: 'get' | 'post', path: string, body?: object) => {
  const request = test.http[method](`/api/${path}`);
  if (who) void request.set('Cookie', who.cookie);
  return body === undefined ? request : request.send(body);
};
const step = (who: SignedIn | null, id: string, what: string, body: object = {}) =>
  ask(who, 'post', `registrations/${id}/${what}`, { version: 1, ...body });
const herself = (person: string) => signIn(test, { person });
const lapse = (now: string) => test.app.get(OfferService, { strict: false }).lapseDue(now);

async function expectNothing(
  send: () => PromiseLike<{ status: number; body: unknown; type: string }>,
  status: number,
  code: string,
): Promise<void> {
  const before = await digestOf(test, ...tables);
  await expectRefusal(test, await send(), status, code);
  expect(await digestOf(test, ...tables)).toBe(before);
}

/** Somebody who has accepted, with the version that she then has. */
async function seated(course: MadeCourse, department = town.own) {
  const made = await makeRegistration(test, course, { department, state: 'admitted' });
  const her = await herself(made.person);
  const { body } = await step(her, made.id, 'acceptance');
  return { ...made, her, version: body.version as number, enrolment: body.enrolmentId as string };
}

const steps = [
  ['acceptance', {}, 'signed-in'],
  ['withdrawal', {}, 'signed-in'],
  ['approval', { approved: true }, 'department'],
  ['works-council', { status: 'agreed' }, 'municipality'],
  ['admission', {}, 'office'],
  ['substitution', { id: randomUUID(), personId: randomUUID() }, 'department'],
  ['not-attended', {}, 'office'],
] as const;

describe('Every step', () => {
  it.each(steps)('%s: not without an account, not about another one’s registration', async (what, body, whose) => {
    const course = await openCourse(test);
    const { id } = await makeRegistration(test, course, { department: town.own });
    await expectNothing(() => step(null, id, what, body), 401, 'not-signed-in');
    const outsiders = [town.trainee, town.neighbourApprover, town.foreignApprover, town.foreignCoordinator];
    for (const who of outsiders) {
      const before = await digestOf(test, ...tables);
      const answer = await step(who, id, what, body);
      expect([403, 404]).toContain(answer.status);
      if (whose === 'signed-in') expect(answer.status).toBe(404);
      expect(await digestOf(test, ...tables)).toBe(before);
    }
    await expectNothing(() => step(town.office, randomUUID(), what, body), 404, 'not-found');
  });

  it.each(steps.map(([what, body]) => [what, body] as const))(
    '%s: with the version that she saw',
    async (what, body) => {
      const { id } = await makeRegistration(test, await openCourse(test), { department: town.own });
      await expectNothing(() => step(town.office, id, what, { ...body, version: undefined }), 422, 'invalid');
      await expectNothing(() => step(town.office, id, what, { ...body, version: 7 }), 412, 'stale');
    },
  );

  it('that has become impossible is refused with the state as it is', async () => {
    const course = await openCourse(test);
    const { id } = await makeRegistration(test, course, { department: town.own });
    await expectNothing(() => step(town.office, id, 'acceptance'), 409, 'move-not-allowed');
    await expectNothing(() => step(town.office, id, 'admission'), 409, 'move-not-allowed');
    await expectNothing(() => step(town.office, id, 'not-attended'), 409, 'move-not-allowed');
    await step(town.office, id, 'withdrawal');
    for (const [what, body] of steps) {
      const answer = await step(town.office, id, what, { ...body, version: 2 });
      expect({ code: answer.body.code, facts: answer.body.facts }).toEqual({
        code: 'move-not-allowed',
        facts: { state: 'withdrawn' },
      });
    }
  });
});

describe('An approval', () => {
  it('leads to an offer where a seat is free', async () => {
    const { id } = await makeRegistration(test, await openCourse(test, { capacity: 1 }), { department: town.own });
    const { status, body } = await step(town.approver, id, 'approval', { approved: true });
    expect(status).toBe(200);
    await expectAnswer(test, 'RegistrationRecord', body);
    expect(body).toMatchObject({ state: 'admitted', acceptUntil: '2026-11-25T09:00:00.000Z', version: 3 });
  });

  it('leads to the seat at once where the course asks for no acceptance', async () => {
    const course = await openCourse(test, { acceptHours: null });
    const { id } = await makeRegistration(test, course, { department: town.own });
    const { body } = await step(town.approver, id, 'approval', { approved: true });
    expect(body.state).toBe('confirmed');
    const [enrolment] = await test.database.query(
      'select department_id, enrolled_on from enrolment where course_id = $1',
      [course.id],
    );
    expect(enrolment).toEqual({ department_id: town.own.id, enrolled_on: '2026-11-22' });
  });

  it('leads to the end of the waiting list where none is free', async () => {
    const course = await openCourse(test, { capacity: 1 });
    await makeRegistration(test, course, { state: 'admitted' });
    const made = [await makeRegistration(test, course), await makeRegistration(test, course)];
    for (const { id } of made) await step(town.office, id, 'approval', { approved: true });
    const lines = await Promise.all(made.map(({ id }) => ask(town.office, 'get', `registrations/${id}`)));
    expect(lines.map(({ body }) => [body.state, body.line])).toEqual([
      ['waiting', 1],
      ['waiting', 2],
    ]);
  });

  it('waits for the office where the office admits', async () => {
    const course = await openCourse(test, { capacity: 1, admits: 'office' });
    const { id } = await makeRegistration(test, course, { department: town.own });
    expect((await step(town.approver, id, 'approval', { approved: true })).body.state).toBe('approved');
    expect((await step(town.office, id, 'admission', { version: 2 })).body.state).toBe('admitted');
    const late = await makeRegistration(test, course, { state: 'approved' });
    expect((await step(town.office, late.id, 'admission')).body.state).toBe('waiting');
    await expectNothing(() => step(town.office, late.id, 'admission', { version: 2 }), 409, 'course-full');
  });

  it('ends with its deadline for departments, not for the office', async () => {
    const course = await openCourse(test, { approveUntil: '2026-11-21' });
    const { id } = await makeRegistration(test, course, { department: town.own });
    await expectNothing(() => step(town.approver, id, 'approval', { approved: true }), 409, 'deadline-passed');
    expect((await step(town.office, id, 'approval', { approved: true })).status).toBe(200);
  });

  it('is declined with a reason that she reads', async () => {
    const { id, person } = await makeRegistration(test, await openCourse(test), { department: town.own });
    await expectNothing(() => step(town.approver, id, 'approval', { approved: false }), 422, 'invalid');
    const { body } = await step(town.approver, id, 'approval', {
      approved: false,
      reason: 'Im Februar fehlt Vertretung.',
    });
    expect(body.state).toBe('declined');
    const own = await ask(await herself(person), 'get', `registrations/${id}`);
    expect(own.body.events.at(-1)).toMatchObject({
      to: 'declined',
      reason: 'Im Februar fehlt Vertretung.',
      actor: null,
    });
  });

  it('of herself is for somebody else', async () => {
    const { id } = await makeRegistration(test, await openCourse(test), {
      department: town.own,
      person: town.approver.id,
    });
    await expectNothing(() => step(town.approver, id, 'approval', { approved: true }), 409, 'move-not-allowed');
  });
});

describe('The works council', () => {
  const asking = async () => {
    const department = await makeDepartment(test, '05314');
    await test.database.query(`update municipality set asks_works_council = true where key = '05314'`);
    const coordinator = await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: '05314' }] });
    return { department, coordinator };
  };

  it('is asked after the approval, and its agreement leads on', async () => {
    const { department, coordinator } = await asking();
    const { id } = await makeRegistration(test, await openCourse(test), { department });
    const approved = await step(town.office, id, 'approval', { approved: true });
    expect(approved.body).toMatchObject({ state: 'approved', worksCouncil: 'asked' });
    await expectNothing(() => step(town.office, id, 'admission', { version: 2 }), 409, 'works-council-open');
    const agreed = await step(coordinator, id, 'works-council', { version: 2, status: 'agreed' });
    await expectAnswer(test, 'RegistrationRecord', agreed.body);
    expect(agreed.body).toMatchObject({ state: 'admitted', worksCouncil: 'agreed' });
  });

  it('that objects declines, with a reason', async () => {
    const { department, coordinator } = await asking();
    const { id } = await makeRegistration(test, await openCourse(test), {
      department,
      state: 'approved',
      worksCouncil: 'asked',
    });
    await expectNothing(() => step(coordinator, id, 'works-council', { status: 'objected' }), 422, 'invalid');
    const { body } = await step(coordinator, id, 'works-council', {
      status: 'objected',
      reason: 'Zu viele Abwesenheiten.',
    });
    expect(body).toMatchObject({ state: 'declined', worksCouncil: 'objected' });
  });

  it('is passed over on the waiting list until it has agreed', async () => {
    const { department, coordinator } = await asking();
    const course = await openCourse(test, { capacity: 1 });
    const seat = await makeRegistration(test, course, { state: 'admitted' });
    const first = await makeRegistration(test, course, { department, state: 'waiting', worksCouncil: 'asked' });
    const second = await makeRegistration(test, course, { state: 'waiting' });
    await step(town.office, seat.id, 'withdrawal');
    expect((await registrationIn(test, first.id)).state).toBe('waiting');
    expect((await registrationIn(test, second.id)).state).toBe('admitted');
    await step(town.office, second.id, 'withdrawal', { version: 2 });
    expect((await registrationIn(test, first.id)).state).toBe('waiting');
    await step(coordinator, first.id, 'works-council', { status: 'agreed' });
    expect((await registrationIn(test, first.id)).state).toBe('admitted');
  });

  it('of a substitute is asked anew; the offer runs from its agreement on', async () => {
    const { department, coordinator } = await asking();
    const course = await openCourse(test);
    const made = await makeRegistration(test, course, { department, state: 'admitted', worksCouncil: 'agreed' });
    const personId = (await makePerson(test, { department: department.id })).id;
    const { body } = await step(town.office, made.id, 'substitution', { id: randomUUID(), personId });
    expect(body).toMatchObject({ state: 'admitted', worksCouncil: 'asked', acceptUntil: null });
    const her = await herself(personId);
    await expectNothing(() => step(her, body.id, 'acceptance'), 409, 'works-council-open');
    const agreed = await step(coordinator, body.id, 'works-council', { status: 'agreed' });
    expect(agreed.body).toMatchObject({ state: 'admitted', acceptUntil: '2026-11-25T09:00:00.000Z' });
    expect((await step(her, body.id, 'acceptance', { version: 2 })).body.state).toBe('confirmed');
  });
});

describe('An offer', () => {
  it('that she accepts opens her ledger in the course', async () => {
    const course = await openCourse(test, { capacity: 1 });
    const { her, id, enrolment } = await seated(course);
    const { body } = await ask(her, 'get', `registrations/${id}`);
    expect(body).toMatchObject({ state: 'confirmed', enrolmentId: enrolment, acceptUntil: null });
    const [row] = await test.database.query('select count(*) from standing where enrolment_id = $1 and leads', [
      enrolment,
    ]);
    expect(row.count).toBe(1);
  });

  it('after its end is no longer one, also before the clock has come by', async () => {
    const { id, person } = await makeRegistration(test, await openCourse(test), {
      state: 'admitted',
      acceptUntil: '2026-11-22T08:59:59Z',
    });
    const her = await herself(person);
    await expectNothing(() => step(her, id, 'acceptance'), 409, 'offer-lapsed');
  });

  it('lapses by the clock, and goes to the next in the line', async () => {
    const course = await openCourse(test, { capacity: 1 });
    const first = await makeRegistration(test, course, { state: 'admitted', acceptUntil: '2026-11-22T08:00:00Z' });
    const second = await makeRegistration(test, course, { state: 'waiting' });
    const third = await makeRegistration(test, course, { state: 'waiting' });
    await Promise.all([lapse('2026-11-22T09:00:00.000Z'), lapse('2026-11-22T09:00:00.000Z')]);
    expect((await registrationIn(test, first.id)).state).toBe('lapsed');
    expect(await registrationIn(test, second.id)).toMatchObject({
      state: 'admitted',
      acceptUntil: '2026-11-25T09:00:00.000Z',
    });
    expect((await registrationIn(test, third.id)).state).toBe('waiting');
    expect(await lapse('2026-11-22T09:00:00.000Z')).toBe(0);
  });
});

describe('Leaving', () => {
  it('frees the seat for the next in the line, in the same moment', async () => {
    const course = await openCourse(test, { capacity: 1 });
    const { id, her, version, enrolment } = await seated(course);
    const next = await makeRegistration(test, course, { state: 'waiting' });
    const last = await makeRegistration(test, course, { state: 'waiting' });
    const { body } = await step(her, id, 'withdrawal', { version, reason: 'Krankheit' });
    expect(body.state).toBe('withdrawn');
    expect((await registrationIn(test, next.id)).state).toBe('admitted');
    expect((await registrationIn(test, last.id)).state).toBe('waiting');
    expect(await seatsTaken(test, course)).toBe(1);
    const [fact] = await test.database.query('select kind, on_date from fact where enrolment_id = $1', [enrolment]);
    expect(fact).toEqual({ kind: 'dropped-out', on_date: '2026-11-22' });
    const { body: promoted } = await ask(town.office, 'get', `registrations/${next.id}`);
    expect(promoted.events.at(-1)).toMatchObject({ to: 'admitted', means: 'clock', actor: null });
  });

  it('and coming back takes up the same ledger', async () => {
    const course = await openCourse(test, { acceptHours: null });
    const { id, department, person } = await makeRegistration(test, course, { department: town.own });
    await step(town.approver, id, 'approval', { approved: true });
    const before = await registrationIn(test, id);
    const her = await herself(person);
    await step(her, id, 'withdrawal', { version: before.version });
    const again = randomUUID();
    await ask(her, 'post', 'registrations', { id: again, courseId: course.id, departmentId: department.id });
    await step(town.approver, again, 'approval', { approved: true });
    expect(await registrationIn(test, again)).toMatchObject({ state: 'confirmed', enrolmentId: before.enrolmentId });
    const facts = await test.database.query('select kind from fact where enrolment_id = $1 order by received_at', [
      before.enrolmentId,
    ]);
    expect(facts.map(({ kind }: { kind: string }) => kind)).toEqual(['dropped-out', 'resumed']);
  });

  it('is the office’s matter once she takes part', async () => {
    const course = await openCourse(test, { startsOn: '2026-11-01' });
    const { id, her, enrolment } = await seated(course);
    const session = await makeSession(test, course, { startsAt: '2026-11-20T08:00:00.000Z' });
    await makeMarks(test, session, [enrolment]);
    const { version } = await registrationIn(test, id);
    await expectNothing(() => step(her, id, 'withdrawal', { version }), 409, 'move-not-allowed');
    expect((await step(town.office, id, 'withdrawal', { version })).body.state).toBe('withdrawn');
  });

  it('gives nobody a seat of a course that has begun: then the office decides', async () => {
    const course = await openCourse(test, { startsOn: '2026-11-21', capacity: 1 });
    const seat = await makeRegistration(test, course, { state: 'admitted' });
    const next = await makeRegistration(test, course, { state: 'waiting' });
    await step(town.office, seat.id, 'withdrawal');
    expect((await registrationIn(test, next.id)).state).toBe('waiting');
    expect((await step(town.office, next.id, 'admission')).body.state).toBe('admitted');
  });

  it('passes over somebody who is in another session at that time', async () => {
    const course = await openCourse(test, { capacity: 1, acceptHours: null });
    const other = await openCourse(test, { acceptHours: null });
    for (const one of [course, other]) await makeSession(test, one, { startsAt: '2027-03-01T08:00:00.000Z' });
    const busy = await makeRegistration(test, other, { department: town.own });
    await step(town.office, busy.id, 'approval', { approved: true });
    const seat = await makeRegistration(test, course, { state: 'approved' });
    await step(town.office, seat.id, 'admission');
    const first = await makeRegistration(test, course, { person: busy.person, department: town.own, state: 'waiting' });
    const second = await makeRegistration(test, course, { state: 'waiting' });
    expect((await step(town.office, seat.id, 'withdrawal', { version: 2 })).status).toBe(200);
    expect((await registrationIn(test, first.id)).state).toBe('waiting');
    expect((await registrationIn(test, second.id)).state).toBe('confirmed');
  });
});

describe('A substitute', () => {
  const member = async (department = town.own) => (await makePerson(test, { department: department.id })).id;

  it.each([
    ['registered', 'admitted'],
    ['approved', 'admitted'],
    ['waiting', 'waiting'],
    ['admitted', 'admitted'],
  ] as const)('of somebody who is %s is %s', async (state, becomes) => {
    const course = await openCourse(test, { capacity: 1 });
    if (state === 'waiting') await makeRegistration(test, course, { state: 'admitted' });
    const made = await makeRegistration(test, course, { department: town.own, state });
    const before = await registrationIn(test, made.id);
    const wish = { id: randomUUID(), personId: await member() };
    const { body } = await step(town.approver, made.id, 'substitution', wish);
    await expectAnswer(test, 'RegistrationRecord', body);
    expect(body).toMatchObject({ id: wish.id, state: becomes, substituteFor: made.id, nominated: true });
    expect((await registrationIn(test, made.id)).state).toBe('substituted');
    if (state === 'waiting') expect((await registrationIn(test, wish.id)).place).toBe(before.place);
  });

  it('takes the confirmed seat of a full course, and nobody from the waiting list gets it', async () => {
    const course = await openCourse(test, { capacity: 1 });
    const { id, version, enrolment } = await seated(course);
    const waiting = await makeRegistration(test, course, { state: 'waiting' });
    const { body } = await step(town.approver, id, 'substitution', {
      version,
      id: randomUUID(),
      personId: await member(),
    });
    expect(body.state).toBe('confirmed');
    expect((await registrationIn(test, waiting.id)).state).toBe('waiting');
    expect(await seatsTaken(test, course)).toBe(1);
    const [fact] = await test.database.query('select kind from fact where enrolment_id = $1', [enrolment]);
    expect(fact.kind).toBe('dropped-out');
  });

  it('is of the same department, active, and not in the course herself', async () => {
    const course = await openCourse(test);
    const { id } = await makeRegistration(test, course, { department: town.own });
    const present = await makeRegistration(test, course, { department: town.own });
    const gone = await member();
    await test.database.query('update person set deactivated_at = now() where id = $1', [gone]);
    for (const [personId, status, code] of [
      [await member(town.neighbour), 404, 'not-found'],
      [await member(town.foreign), 404, 'not-found'],
      [randomUUID(), 404, 'not-found'],
      [gone, 409, 'person-deactivated'],
      [present.person, 409, 'already-registered'],
    ] as const)
      await expectNothing(() => step(town.approver, id, 'substitution', { id: randomUUID(), personId }), status, code);
  });

  it('named again by the same request stays the same', async () => {
    const { id } = await makeRegistration(test, await openCourse(test), { department: town.own });
    const wish = { id: randomUUID(), personId: await member() };
    const first = await step(town.approver, id, 'substitution', wish);
    const before = await digestOf(test, ...tables);
    const again = await step(town.approver, id, 'substitution', wish);
    expect({ status: again.status, body: again.body }).toEqual({ status: 200, body: first.body });
    expect(await digestOf(test, ...tables)).toBe(before);
  });
});

describe('The course itself', () => {
  it('begins with the first attended minute, is completed by its finish, and reopened when that is taken back', async () => {
    const course = await openCourse(test, { startsOn: '2026-11-01' });
    const { id, enrolment } = await seated(course);
    const session = await makeSession(test, course, { startsAt: '2026-11-20T08:00:00.000Z' });
    await makeMarks(test, session, [enrolment], { attendance: 'absent' });
    expect((await registrationIn(test, id)).state).toBe('confirmed');
    const later = await makeSession(test, course, { startsAt: '2026-11-21T08:00:00.000Z' });
    await makeMarks(test, later, [enrolment]);
    expect((await registrationIn(test, id)).state).toBe('taking-part');
    const factId = randomUUID();
    await ask(town.office, 'post', `courses/${course.id}/finishes`, {
      on: '2026-11-22',
      exercisesIncluded: true,
      people: [{ id: factId, enrolmentId: enrolment }],
    });
    expect((await registrationIn(test, id)).state).toBe('completed');
    await ask(town.office, 'post', `enrolments/${enrolment}/facts/${factId}/retractions`, {
      id: randomUUID(),
      reason: 'Falscher Tag',
    });
    expect((await registrationIn(test, id)).state).toBe('taking-part');
  });

  it('that somebody missed is hers after all once a mark comes', async () => {
    const course = await openCourse(test, { startsOn: '2026-11-01' });
    const { id, version, enrolment } = await seated(course);
    const { body } = await step(town.office, id, 'not-attended', { version });
    expect(body.state).toBe('not-attended');
    const session = await makeSession(test, course, { startsAt: '2026-11-20T08:00:00.000Z' });
    await makeMarks(test, session, [enrolment]);
    expect((await registrationIn(test, id)).state).toBe('taking-part');
  });

  it('loses a seat’s holder when the office records that she left, and has her back when she goes on', async () => {
    const course = await openCourse(test, { capacity: 1 });
    const { id, enrolment } = await seated(course);
    await ask(town.office, 'post', `enrolments/${enrolment}/drop-outs`, { id: randomUUID(), on: '2026-11-22' });
    expect((await registrationIn(test, id)).state).toBe('withdrawn');
    expect(await seatsTaken(test, course)).toBe(0);
    await ask(town.office, 'post', `enrolments/${enrolment}/resumptions`, { id: randomUUID(), on: '2026-11-22' });
    expect(await seatsTaken(test, course)).toBe(1);
    await ask(town.office, 'post', `enrolments/${enrolment}/drop-outs`, { id: randomUUID(), on: '2026-11-22' });
    await makeRegistration(test, course, { state: 'admitted' });
    await expectNothing(
      () => ask(town.office, 'post', `enrolments/${enrolment}/resumptions`, { id: randomUUID(), on: '2026-11-22' }),
      409,
      'course-full',
    );
  });
});
