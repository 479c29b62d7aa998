import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { digestOf, signIn, type SignedIn } from '../../../test/make';
import {
  type MadeCourse,
  type MadeSession,
  makeCourse,
  makeEnrolment,
  makeMarks,
  makeSession,
  moveClock,
} from '../../../test/make-course';

let test: TestApp;
let office: SignedIn;
let coordinator: SignedIn;
let trainee: SignedIn;
let trainer: SignedIn;
let course: MadeCourse;
let session: MadeSession;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'] });
  coordinator = await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: '05515' }] });
  trainee = await signIn(test);
});
beforeEach(async () => {
  trainer = await signIn(test, { roles: ['trainer'] });
  course = await makeCourse(test);
  await makeEnrolment(test, course, { person: trainee.id });
  session = await makeSession(test, course, { trainers: [trainer.id], startsAt: next() });
});
afterAll(() => test.stop());

let days = 0;
/** A day of its own to come, since the trainee is in all of these courses. */
const next = (): string => new Date(Date.parse('2026-11-25T08:00:00Z') + days++ * 86_400_000).toISOString();
const past = (): string => new Date(Date.parse('2026-11-20T08:00:00Z') - days++ * 86_400_000).toISOString();
const tables = ['session', 'block', 'session_trainer', 'booking', 'fact', 'message', 'audit_entry'] as const;

const ask = (who: SignedIn | null, method: 'get' | 'post' | 'put' | 'delete', path: string, body?: object) => {
  const request = test.http[method](`/api/${path}`);
  if (who) void request.set('Cookie', who.cookie);
  return body === undefined ? request : request.send(body);
};
const cancel = (version = 1, who: SignedIn | null = office, id = session.id) =>
  ask(who, 'post', `sessions/${id}/cancellation`, { reason: 'Die Lehrkraft ist erkrankt', version });
const restore = (version = 2, who: SignedIn | null = office, id = session.id) =>
  ask(who, 'delete', `sessions/${id}/cancellation?version=${version}`);

describe('Who may cancel a session and hold it after all', () => {
  it.each([
    ['cancel', cancel],
    ['restore', restore],
  ] as const)('%s: the office alone', async (_, deed) => {
    const before = await digestOf(test, ...tables);
    await expectRefusal(test, await deed(1, null), 401, 'not-signed-in');
    for (const who of [trainee, trainer, coordinator])
      await expectRefusal(test, await deed(1, who), 403, 'not-allowed');
    expect(await digestOf(test, ...tables)).toBe(before);
  });
});

describe('A session is cancelled', () => {
  it('with a reason, at the version that holds, once', async () => {
    const before = await digestOf(test, ...tables);
    for (const body of [{ version: 1 }, { version: 1, reason: '' }, { version: 1, reason: 'a\nb' }])
      await expectRefusal(test, await ask(office, 'post', `sessions/${session.id}/cancellation`, body), 422, 'invalid');
    await expectRefusal(test, await cancel(2), 412, 'stale');
    await expectRefusal(test, await cancel(1, office, randomUUID()), 404, 'not-found');
    expect(await digestOf(test, ...tables)).toBe(before);
    const answer = await cancel();
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'SessionAnswer', answer.body);
    expect(answer.body).toMatchObject({
      cancelledAt: '2026-11-22T09:00:00.000Z',
      cancelReason: 'Die Lehrkraft ist erkrankt',
      version: 2,
      remarks: [],
    });
    await expectRefusal(test, await cancel(2), 409, 'session-cancelled');
  });

  it('and everybody who would have come is told, with a higher sequence', async () => {
    await cancel();
    const told = await test.database.query(
      `select recipient_person from message where template = 'session-cancelled' and recipient_person = any($1::uuid[])`,
      [[trainer.id, trainee.id]],
    );
    expect(new Set(told.map((row: { recipient_person: string }) => row.recipient_person))).toEqual(
      new Set([trainer.id, trainee.id]),
    );
    const [row] = await test.database.query('select calendar_sequence from session where id = $1', [session.id]);
    expect(row).toEqual({ calendar_sequence: 1 });
  });

  it('not where somebody has recorded something', async () => {
    const over = await makeSession(test, course, { trainers: [trainer.id], startsAt: past() });
    const { id: enrolment } = await makeEnrolment(test, course);
    await makeMarks(test, over, [enrolment]);
    const signed = await makeSession(test, course, { trainers: [trainer.id], startsAt: past() });
    await ask(office, 'post', `sessions/${signed.id}/roll/closings`, { id: randomUUID() });
    const before = await digestOf(test, ...tables);
    await expectRefusal(test, await cancel(1, office, over.id), 409, 'session-in-use');
    await expectRefusal(test, await cancel(1, office, signed.id), 409, 'session-in-use');
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('has no roll, no signature and no edit; a mark of it waits and counts for nobody', async () => {
    const over = await makeSession(test, course, { trainers: [trainer.id], startsAt: past() });
    const { id: enrolmentId } = await makeEnrolment(test, course);
    await cancel(1, office, over.id);
    const mark = {
      id: randomUUID(),
      enrolmentId,
      blockId: over.blocks[0]!.id,
      attendance: 'present',
      minutes: 90,
      modality: 'room',
      check: 'roll-call',
      interactionEnsured: false,
    };
    const { body: shown } = await ask(office, 'get', `sessions/${over.id}`);
    const { title, venue, town, startsAt, endsAt, blocks } = shown;
    const plan = { title, venue, town, startsAt, endsAt, trainerIds: [trainer.id], version: 2 };
    const edited = blocks.map(({ position: _, marks: __, ...block }: Record<string, unknown>) => block);
    const before = await digestOf(test, ...tables);
    for (const answer of [
      await ask(trainer, 'get', `sessions/${over.id}/roll`),
      await ask(trainer, 'post', `sessions/${over.id}/roll/closings`, { id: randomUUID() }),
      await ask(office, 'put', `sessions/${over.id}`, { ...plan, blocks: edited }),
    ])
      await expectRefusal(test, answer, 409, 'session-cancelled');
    expect(await digestOf(test, ...tables)).toBe(before);
    const { body } = await ask(trainer, 'post', `sessions/${over.id}/marks`, { marks: [mark] });
    expect(body).toEqual({ outcomes: [{ id: mark.id, outcome: 'pending', code: 'session-cancelled' }], present: [] });
    const [{ count }] = await test.database.query('select count(*) from fact where enrolment_id = $1', [enrolmentId]);
    expect(count).toBe(0);
  });

  it('is shown as cancelled to its trainer and to the people of the course, and counts nowhere', async () => {
    await cancel();
    const { body: day } = await ask(trainer, 'get', 'me/sessions');
    await expectAnswer(test, 'TrainerDay', day);
    expect(day.coming).toMatchObject([{ id: session.id, isCancelled: true }]);
    const { body: own } = await ask(trainee, 'get', 'me/courses');
    await expectAnswer(test, 'MyCourses', own);
    const mine = own.courses.find(({ id }: { id: string }) => id === course.id);
    expect(mine.sessions).toMatchObject([{ id: session.id, cancelReason: 'Die Lehrkraft ist erkrankt' }]);
    expect((await ask(office, 'get', `courses/${course.id}`)).body.sessions).toBe(0);
  });

  it('is no open roll once its day has passed', async () => {
    await cancel();
    const [{ starts_at: startsAt }] = await test.database.query('select starts_at from session where id = $1', [
      session.id,
    ]);
    await moveClock(test, new Date(Date.parse(startsAt) + 3 * 86_400_000).toISOString());
    const { body: day } = await ask(trainer, 'get', 'me/sessions');
    expect([...day.open, ...day.closed]).toEqual([]);
    const { body: start } = await ask(office, 'get', 'office/open-rolls');
    expect(start.rolls.map((roll: { sessionId: string }) => roll.sessionId)).not.toContain(session.id);
    await moveClock(test, '2026-11-22T09:00:00.000Z');
  });
});

describe('A cancelled session is held after all', () => {
  it('while it lies ahead, and everybody is invited again', async () => {
    await cancel();
    const answer = await restore();
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ cancelledAt: null, cancelReason: null, version: 3 });
    const [row] = await test.database.query('select calendar_sequence from session where id = $1', [session.id]);
    expect(row).toEqual({ calendar_sequence: 2 });
    const again = await restore(3);
    expect(again.body).toEqual(answer.body);
  });

  it('at the version that holds', async () => {
    await cancel();
    await expectRefusal(test, await restore(1), 412, 'stale');
    await expectRefusal(
      test,
      await ask(office, 'delete', `sessions/${session.id}/cancellation`),
      428,
      'version-missing',
    );
    await expectRefusal(test, await restore(1, office, randomUUID()), 404, 'not-found');
  });

  it('not once its time has come', async () => {
    const over = await makeSession(test, course, { trainers: [trainer.id], startsAt: past() });
    await cancel(1, office, over.id);
    const before = await digestOf(test, ...tables);
    await expectRefusal(test, await restore(2, office, over.id), 409, 'session-over');
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('not where its trainer is elsewhere by now', async () => {
    await cancel();
    await makeSession(test, await makeCourse(test), { trainers: [trainer.id], startsAt: session.startsAt });
    const before = await digestOf(test, ...tables);
    const answer = await restore();
    await expectRefusal(test, answer, 409, 'trainer-double-booked');
    expect(answer.body.facts.clashes).toMatchObject([{ person: { id: trainer.id } }]);
    expect(await digestOf(test, ...tables)).toBe(before);
  });
});
