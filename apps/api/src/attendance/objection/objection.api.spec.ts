import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
let office: SignedIn;
let trainer: SignedIn;
beforeAll(async () => {
  stage = await stageRolls({ CORRECTION_DAYS: '365' });
  ({ test, office, trainer } = stage);
});
afterAll(() => test.stop());

const written = ['objection', 'fact', 'standing', 'roll_event', 'audit_entry'] as const;
const words = 'Ich war den ganzen Tag da.';
const raise = (who: SignedIn | null, markId: string, id: string = randomUUID()) =>
  stage.ask(who, 'post', 'objections', { id, markId, words });
const decide = (who: SignedIn | null, id: string, body: object) =>
  stage.ask(who, 'post', `objections/${id}/decision`, body);
const entries = (who: SignedIn | null) => stage.ask(who, 'get', 'me/entries');

interface Marked {
  readonly her: SignedIn;
  readonly enrolment: MadeEnrolment;
  readonly session: MadeSession;
  readonly mark: ReturnType<typeof markOf>;
}

/** A trainee whose trainer recorded half of the time. */
async function marked(isSigned = false): Promise<Marked> {
  const her = await signIn(test, { department: stage.department.id });
  const course = await makeCourse(test);
  const enrolment = await makeEnrolment(test, course, { person: her.id, department: stage.department });
  const session = await makeSession(test, course, { trainers: [trainer.id] });
  const mark = markOf(enrolment, session, 0, { minutes: 45 });
  await stage.send(trainer, session, [mark]);
  if (isSigned) await stage.close(trainer, session);
  return { her, enrolment, session, mark };
}

async function objected(isSigned = false): Promise<Marked & { readonly id: string }> {
  const made = await marked(isSigned);
  const id = randomUUID();
  await raise(made.her, made.mark.id, id);
  return { ...made, id };
}

const right = ({ enrolment, session, mark }: Marked) => markOf(enrolment, session, 0, { replaces: mark.id });

describe('Who may object and decide', () => {
  it('objecting and reading ask for a sign-in', async () => {
    await expectRefusal(test, await raise(null, randomUUID()), 401, 'not-signed-in');
    await expectRefusal(test, await entries(null), 401, 'not-signed-in');
  });

  it('deciding is for the trainer of the session and the office', async () => {
    const { her, session, id } = await objected();
    const list = (who: SignedIn | null) => stage.ask(who, 'get', `sessions/${session.id}/objections`);
    for (const call of [list, (who: SignedIn | null) => decide(who, id, { accepted: false, reason: 'Nein' })]) {
      await expectRefusal(test, await call(null), 401, 'not-signed-in');
      await expectRefusal(test, await call(her), 403, 'not-allowed');
      await expectRefusal(test, await call(stage.coordinator), 403, 'not-allowed');
      await expectRefusal(test, await call(stage.otherTrainer), 404, 'not-found');
    }
    await expectRefusal(
      test,
      await decide(office, randomUUID(), { accepted: false, reason: 'Nein' }),
      404,
      'not-found',
    );
  });

  it("another person's entry answers as if it did not exist", async () => {
    const { mark } = await marked();
    const other = (await marked()).her;
    const before = await digestOf(test, ...written);
    for (const who of [stage.trainee, trainer, office, other])
      await expectRefusal(test, await raise(who, mark.id), 404, 'not-found');
    await expectRefusal(test, await raise(stage.trainee, randomUUID()), 404, 'not-found');
    expect(await digestOf(test, ...written)).toBe(before);
  });
});

describe('An objection', () => {
  it('needs words', async () => {
    const { her, mark } = await marked();
    const ask = (body: object) => stage.ask(her, 'post', 'objections', { id: randomUUID(), markId: mark.id, ...body });
    for (const body of [{}, { words: '' }, { words: 'a\u0000' }, { words: 'x'.repeat(1001) }])
      await expectRefusal(test, await ask(body), 422, 'invalid');
  });

  it('is shown to her, to the trainer and on the roll, and changes nothing', async () => {
    const { her, session, mark, enrolment } = await marked(true);
    const facts = await digestOf(test, 'fact', 'standing', 'roll_event');
    const id = randomUUID();
    const answer = await raise(her, mark.id, id);
    expect(answer.status).toBe(201);
    await expectAnswer(test, 'OwnEntry', answer.body);
    expect(answer.body).toMatchObject({ mayObject: false, objection: { id, words, state: 'pending' } });
    const { body } = await entries(her);
    await expectAnswer(test, 'OwnEntries', body);
    expect(body.entries).toMatchObject([
      { markId: mark.id, minutes: 45, plannedMinutes: 90, holds: true, objection: { id } },
    ]);
    const list = await stage.ask(trainer, 'get', `sessions/${session.id}/objections`);
    await expectAnswer(test, 'Objection', list.body[0]);
    expect(list.body).toMatchObject([{ id, words, enrolmentId: enrolment.id, present: { id: mark.id } }]);
    expect((await stage.roll(trainer, session)).body.waiting.objections).toBe(1);
    expect(await digestOf(test, 'fact', 'standing', 'roll_event')).toBe(facts);
  });

  it('raised twice is one; another one to the same entry is refused', async () => {
    const { her, mark } = await marked();
    const id = randomUUID();
    const first = await raise(her, mark.id, id);
    const before = await digestOf(test, ...written);
    expect((await raise(her, mark.id, id)).body).toEqual(first.body);
    await expectRefusal(test, await raise(her, mark.id), 409, 'already-exists');
    expect(await digestOf(test, ...written)).toBe(before);
  });

  it('may be raised on the fourteenth day after the entry came in, and not on the fifteenth', async () => {
    const { her, mark } = await marked();
    await stage.now('2026-12-07T09:00:00.000Z');
    await expectRefusal(test, await raise(her, mark.id), 409, 'deadline-passed');
    expect((await entries(her)).body.entries).toMatchObject([{ objectUntil: '2026-12-06', mayObject: false }]);
    await stage.now('2026-12-06T22:59:00.000Z');
    expect((await raise(her, mark.id)).status).toBe(201);
    await stage.now('2026-11-22T09:00:00.000Z');
  });

  it('is about what holds', async () => {
    const made = await marked();
    await stage.send(trainer, made.session, [right(made)]);
    // A newer entry took its place, so that she sees that one alone.
    await expectRefusal(test, await raise(made.her, made.mark.id), 404, 'not-found');
    expect((await entries(made.her)).body.entries).toHaveLength(1);
  });
});

describe('Deciding', () => {
  it('accepting writes the mark that is right, with its ground, and she sees it', async () => {
    const made = await objected(true);
    const mark = right(made);
    const answer = await decide(trainer, made.id, { accepted: true, mark });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ state: 'accepted', present: { id: mark.id, minutes: 90 } });
    expect(await stage.counted(made.enrolment)).toBe(90);
    const { body } = await stage.roll(trainer, made.session);
    expect(body.events.at(-1)).toMatchObject({ kind: 'corrected', reason: words });
    expect(body.closedAt).not.toBeNull();
    const [fact] = await test.database.query('select evidence from fact where id = $1', [mark.id]);
    expect(fact.evidence.objection).toBe(made.id);
    expect((await entries(made.her)).body.entries).toMatchObject([
      { markId: expect.any(String) },
      { markId: expect.any(String) },
    ]);
  });

  it('declining needs a reason, and leaves the entry', async () => {
    const made = await objected();
    await expectRefusal(test, await decide(trainer, made.id, { accepted: false }), 422, 'invalid');
    const before = await digestOf(test, 'fact', 'standing');
    const answer = await decide(trainer, made.id, { accepted: false, reason: 'Ging um 10 Uhr' });
    expect(answer.body).toMatchObject({ state: 'declined', decisionReason: 'Ging um 10 Uhr' });
    expect(await digestOf(test, 'fact', 'standing')).toBe(before);
    expect((await entries(made.her)).body.entries).toMatchObject([
      { objection: { state: 'declined', reason: 'Ging um 10 Uhr' } },
    ]);
  });

  it('accepting needs a mark of the same place that names the one that holds', async () => {
    const made = await objected();
    const other = await marked();
    const before = await digestOf(test, ...written);
    for (const [mark, status, code] of [
      [null, 422, 'invalid'],
      [right(other), 422, 'invalid'],
      [{ ...right(made), minutes: 0 }, 422, 'invalid'],
      [{ ...right(made), minutes: 91 }, 422, 'minutes-over-plan'],
      [{ ...right(made), replaces: null }, 409, 'mark-replaced'],
    ] as const)
      await expectRefusal(test, await decide(trainer, made.id, { accepted: true, mark }), status, code);
    expect(await digestOf(test, ...written)).toBe(before);
  });

  it('twice is once; another decision comes too late', async () => {
    const made = await objected();
    const yes = { accepted: true, mark: right(made) };
    const first = await decide(office, made.id, yes);
    const before = await digestOf(test, ...written);
    expect((await decide(office, made.id, yes)).body).toEqual(first.body);
    await expectRefusal(test, await decide(trainer, made.id, yes), 409, 'already-decided');
    expect(await digestOf(test, ...written)).toBe(before);
  });

  it('nobody decides on her own objection', async () => {
    const both = await signIn(test, { roles: ['coordination-office'], department: stage.department.id });
    const course = await makeCourse(test);
    const enrolment = await makeEnrolment(test, course, { person: both.id, department: stage.department });
    const session = await makeSession(test, course, { trainers: [trainer.id] });
    const mark = markOf(enrolment, session, 0, { minutes: 45 });
    await stage.send(trainer, session, [mark]);
    const id = randomUUID();
    await raise(both, mark.id, id);
    const body = { accepted: true, mark: markOf(enrolment, session, 0, { replaces: mark.id }) };
    await expectRefusal(test, await decide(both, id, body), 403, 'not-allowed');
  });
});
