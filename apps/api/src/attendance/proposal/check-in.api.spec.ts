import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import type { TestApp } from '../../../test/app';
import { digestOf, signIn, type SignedIn } from '../../../test/make';
import {
  type MadeEnrolment,
  type MadeSession,
  makeCourse,
  makeEnrolment,
  makeSession,
} from '../../../test/make-course';
import { markOf, type RollStage, stageRolls } from '../../../test/make-roll';

let stage: RollStage;
let test: TestApp;
let trainer: SignedIn;
let trainee: SignedIn;
let session: MadeSession;
let enrolment: MadeEnrolment;
const today = '2026-11-22';

beforeAll(async () => {
  stage = await stageRolls();
  ({ test, trainer } = stage);
});
afterAll(() => test.stop());

let hour = 5;
/** Each case has a session of its own, today. */
beforeEach(async () => {
  await stage.now(`${today}T09:00:10.000Z`);
  const course = await makeCourse(test);
  const startsAt = new Date(Date.parse(`${today}T00:00:00Z`) + (hour += 0.25) * 3_600_000).toISOString();
  session = await makeSession(test, course, { startsAt, trainers: [trainer.id], blocks: [{ area: '2', minutes: 15 }] });
  trainee = await signIn(test, { department: stage.department.id });
  enrolment = await makeEnrolment(test, course, { person: trainee.id, department: stage.department });
});

const written = ['check_in', 'check_in_claim', 'fact', 'standing', 'audit_entry'] as const;
const open = (who: SignedIn | null, of: MadeSession, id: string = randomUUID()) =>
  stage.ask(who, 'post', `sessions/${of.id}/check-in`, { id });
const state = (who: SignedIn | null, of: MadeSession) => stage.ask(who, 'get', `sessions/${of.id}/check-in`);
const shut = (who: SignedIn | null, of: MadeSession) => stage.ask(who, 'delete', `sessions/${of.id}/check-in`);
const claim = (who: SignedIn | null, code: string) => stage.ask(who, 'post', 'check-ins', { code });

describe('Who may open, close and read a check-in', () => {
  const routes = [
    ['opening', (who: SignedIn | null) => open(who, session)],
    ['reading', (who: SignedIn | null) => state(who, session)],
    ['closing', (who: SignedIn | null) => shut(who, session)],
  ] as const;

  it.each(routes)('%s asks for a sign-in', async (_, call) => {
    await expectRefusal(test, await call(null), 401, 'not-signed-in');
  });

  it.each(routes)('%s is not for a trainee nor a municipal coordinator', async (_, call) => {
    await expectRefusal(test, await call(trainee), 403, 'not-allowed');
    await expectRefusal(test, await call(stage.coordinator), 403, 'not-allowed');
  });

  it.each(routes)("%s that of another trainer's session answers as if it did not exist", async (_, call) => {
    const before = await digestOf(test, ...written);
    await expectRefusal(test, await call(stage.otherTrainer), 404, 'not-found');
    expect(await digestOf(test, ...written)).toBe(before);
  });

  it('checking in asks for a sign-in', async () => {
    await expectRefusal(test, await claim(null, 'ABCD2345'), 401, 'not-signed-in');
  });
});

describe('A check-in', () => {
  it('shows a code, the address for the camera and how long it is shown; opening twice opens once', async () => {
    const id = randomUUID();
    const answer = await open(trainer, session, id);
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'CheckInState', answer.body);
    expect(answer.body).toMatchObject({
      isOpen: true,
      secondsLeft: 50,
      claims: [],
      openedAt: `${today}T09:00:10.000Z`,
    });
    expect(answer.body.code).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/);
    expect(answer.body.address).toMatch(new RegExp(`/einchecken#${answer.body.code}$`));
    expect((await open(trainer, session, id)).body).toEqual(answer.body);
    expect((await open(stage.office, session)).body).toEqual(answer.body);
    expect((await state(trainer, session)).body).toEqual(answer.body);
  });

  it('changes its code every minute, and no two sessions have the same', async () => {
    const other = await makeSession(test, session.course, {
      trainers: [stage.otherTrainer.id],
      startsAt: `${today}T20:00:00.000Z`,
    });
    const codes = [(await open(trainer, session)).body.code, (await open(stage.otherTrainer, other)).body.code];
    await stage.now(`${today}T09:01:00.000Z`);
    codes.push((await state(trainer, session)).body.code);
    expect(new Set(codes).size).toBe(3);
  });

  it('is not opened before its day, after it, nor under a signature', async () => {
    const course = await makeCourse(test);
    const late = await makeSession(test, course, { trainers: [trainer.id], startsAt: '2026-11-23T08:00:00.000Z' });
    await expectRefusal(test, await open(trainer, late), 409, 'session-not-begun');
    await stage.close(trainer, session);
    await expectRefusal(test, await open(trainer, session), 409, 'roll-closed');
    await stage.now('2026-11-24T09:00:00.000Z');
    await expectRefusal(test, await open(trainer, late), 409, 'session-over');
  });
});

describe('Checking in', () => {
  it('is stored, shown to the trainer, and no mark until she confirms it', async () => {
    const { code } = (await open(trainer, session)).body;
    const answer = await claim(trainee, `${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`);
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'CheckedIn', answer.body);
    expect(answer.body).toMatchObject({ sessionId: session.id, day: today, claimedAt: `${today}T09:00:10.000Z` });
    expect((await state(trainer, session)).body.claims).toMatchObject([{ enrolmentId: enrolment.id }]);
    const { body } = await stage.roll(trainer, session);
    expect(body.rows[0]).toMatchObject({ claimedAt: `${today}T09:00:10.000Z`, state: 'not-recorded', marks: [] });
    expect(await stage.counted(enrolment)).toBe(0);
    await stage.send(trainer, session, [markOf(enrolment, session, 0, { minutes: 15, check: 'code' })]);
    expect(await stage.counted(enrolment)).toBe(15);
  });

  it('again says when she came first', async () => {
    const { code } = (await open(trainer, session)).body;
    const first = await claim(trainee, code);
    const before = await digestOf(test, ...written);
    await stage.now(`${today}T09:00:40.000Z`);
    expect((await claim(trainee, code)).body).toEqual(first.body);
    expect(await digestOf(test, ...written)).toBe(before);
  });

  it('the code of the minute before still opens, an older one does not', async () => {
    const { code } = (await open(trainer, session)).body;
    await stage.now(`${today}T09:02:00.000Z`);
    await expectRefusal(test, await claim(trainee, code), 404, 'code-not-valid');
    await stage.now(`${today}T09:01:59.000Z`);
    expect((await claim(trainee, code)).status).toBe(200);
  });

  it('whatever is wrong is answered alike', async () => {
    const { code } = (await open(trainer, session)).body;
    const stranger = await signIn(test, { department: stage.department.id });
    const before = await digestOf(test, ...written);
    const answers = [
      await claim(stranger, code),
      await claim(stranger, 'ABCD2345'),
      await claim(stranger, 'nichts'),
      await claim(trainer, code),
    ];
    for (const answer of answers) await expectRefusal(test, answer, 404, 'code-not-valid');
    for (const { body } of answers) expect({ ...body, requestId: '' }).toEqual({ ...answers[0]!.body, requestId: '' });
    expect(await digestOf(test, ...written)).toBe(before);
  });

  it('a closed check-in and one of yesterday take nobody', async () => {
    const { code } = (await open(trainer, session)).body;
    expect((await shut(trainer, session)).body).toMatchObject({
      isOpen: false,
      code: null,
      address: null,
      secondsLeft: 0,
    });
    await expectRefusal(test, await claim(trainee, code), 404, 'code-not-valid');
    await open(trainer, session);
    await stage.now('2026-11-23T09:00:10.000Z');
    await expectRefusal(test, await claim(trainee, (await state(trainer, session)).body.code), 404, 'code-not-valid');
  });

  it('a trainer who takes part herself does not check herself in', async () => {
    const own = await makeEnrolment(test, session.course, { person: trainer.id, department: stage.department }).catch(
      () => null,
    );
    const { code } = (await open(trainer, session)).body;
    expect(own).toBeDefined();
    await expectRefusal(test, await claim(trainer, code), 404, 'code-not-valid');
  });

  it('guessing ends after ten tries, for her alone', async () => {
    const { code } = (await open(trainer, session)).body;
    const guesser = await signIn(test, { department: stage.department.id });
    for (let n = 0; n < 10; n++) await claim(guesser, 'ABCD2345');
    await expectRefusal(test, await claim(guesser, 'ABCD2345'), 429, 'too-many-requests');
    expect((await claim(trainee, code)).status).toBe(200);
  });
});
