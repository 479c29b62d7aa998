import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import type { TestApp } from '../../../test/app';
import { digestOf, signIn, type SignedIn } from '../../../test/make';
import { type MadeSession, makeCourse, makeEnrolment, makeSession } from '../../../test/make-course';
import { type MadeRoll, markOf, type RollStage, stageRolls } from '../../../test/make-roll';

let stage: RollStage;
let test: TestApp;
let office: SignedIn;
let trainer: SignedIn;
beforeAll(async () => {
  stage = await stageRolls();
  ({ test, office, trainer } = stage);
});
afterAll(() => test.stop());

const written = ['fact', 'standing', 'session', 'roll_event', 'audit_entry', 'correction_request'] as const;
const reason = 'Unterschrift auf dem Papier übersehen';
const correct = (who: SignedIn | null, session: MadeSession, marks: readonly object[], id: string = randomUUID()) =>
  stage.ask(who, 'post', `sessions/${session.id}/corrections`, { id, reason, marks });
const decide = (who: SignedIn | null, id: string, body: object) =>
  stage.ask(who, 'post', `corrections/${id}/decision`, body);

let days = 0;
interface Signed extends MadeRoll {
  readonly mark: ReturnType<typeof markOf>;
}
/** A signed roll with one mark; fresh, or older than 30 days. */
async function signed(isOld = false): Promise<Signed> {
  const day = new Date(Date.parse(isOld ? '2026-10-01T08:00:00Z' : '2026-11-20T08:00:00Z') - ++days * 86_400_000);
  const roll = await stage.made(day.toISOString());
  const mark = markOf(roll.people[0], roll.session, 0);
  await stage.send(trainer, roll.session, [mark]);
  await stage.close(trainer, roll.session);
  return { ...roll, mark };
}

describe('Who may correct what was signed', () => {
  let roll: Signed;
  let asked: string;
  beforeAll(async () => {
    roll = await signed(true);
    asked = randomUUID();
    await correct(trainer, roll.session, [markOf(roll.people[1], roll.session, 0)], asked);
  });
  const routes = [
    ['correcting', (who: SignedIn | null) => correct(who, roll.session, [markOf(roll.people[1], roll.session, 1)])],
    ['reading', (who: SignedIn | null) => stage.ask(who, 'get', `sessions/${roll.session.id}/corrections`)],
    ['deciding', (who: SignedIn | null) => decide(who, asked, { accepted: true })],
  ] as const;

  it.each(routes)('%s asks for a sign-in', async (_, call) => {
    await expectRefusal(test, await call(null), 401, 'not-signed-in');
  });

  it.each(routes)('%s is not for trainees and municipal coordinators', async (_, call) => {
    await expectRefusal(test, await call(stage.trainee), 403, 'not-allowed');
    await expectRefusal(test, await call(stage.coordinator), 403, 'not-allowed');
  });

  it.each(routes)("%s another trainer's session answers as if it did not exist", async (_, call) => {
    const before = await digestOf(test, ...written);
    await expectRefusal(test, await call(stage.otherTrainer), 404, 'not-found');
    expect(await digestOf(test, ...written)).toBe(before);
  });

  it('a correction that contradicts itself or has no reason', async () => {
    const bad = { ...markOf(roll.people[1], roll.session, 0), minutes: 0 };
    const answer = await correct(trainer, roll.session, [bad]);
    await expectRefusal(test, answer, 422, 'invalid');
    expect(answer.body.fields).toEqual([{ pointer: '/marks/0/minutes', rule: 'minutesOfPresent' }]);
    const path = `sessions/${roll.session.id}/corrections`;
    const marks = [markOf(roll.people[1], roll.session, 0)];
    await expectRefusal(test, await stage.ask(trainer, 'post', path, { id: randomUUID(), marks }), 422, 'invalid');
    await expectRefusal(test, await correct(trainer, roll.session, []), 422, 'invalid');
  });
});

describe('A correction is refused as a whole', () => {
  it('while nothing is signed', async () => {
    const { session, people } = await stage.made();
    await expectRefusal(test, await correct(trainer, session, [markOf(people[0], session, 0)]), 409, 'roll-open');
  });

  it('where one of its marks does not fit', async () => {
    const { session, people, mark } = await signed();
    const stranger = await makeEnrolment(test, stage.course);
    const good = markOf(people[1], session, 0);
    const before = await digestOf(test, ...written);
    for (const [bad, status, code] of [
      [markOf(people[0], session, 0), 409, 'mark-replaced'],
      [markOf(people[2], session, 0, { replaces: mark.id }), 409, 'mark-replaced'],
      [markOf(stranger, session, 0), 409, 'not-enrolled'],
      [markOf(people[2], session, 0, { minutes: 91 }), 422, 'minutes-over-plan'],
      [{ ...markOf(people[2], session, 0), blockId: randomUUID() }, 404, 'not-found'],
      [markOf(people[2], session, 0, { id: mark.id }), 409, 'mark-id-reused'],
    ] as const) {
      await expectRefusal(test, await correct(trainer, session, [good, bad]), status, code);
    }
    expect(await digestOf(test, ...written)).toBe(before);
  });

  it('where a trainer corrects herself', async () => {
    const both = await signIn(test, { roles: ['trainer'], department: stage.department.id });
    const own = await makeCourse(test);
    const enrolment = await makeEnrolment(test, own, { person: both.id, department: stage.department });
    const session = await makeSession(test, own, { trainers: [both.id] });
    await stage.close(both, session);
    await expectRefusal(test, await correct(both, session, [markOf(enrolment, session, 0)]), 403, 'not-allowed');
  });
});

describe('A fresh signature', () => {
  it('is corrected by newer marks with the reason, and what is signed then is shown', async () => {
    const { session, people, mark } = await signed();
    const answer = await correct(trainer, session, [
      markOf(people[0], session, 0, { minutes: 30, replaces: mark.id }),
      markOf(people[1], session, 0),
    ]);
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'RollCorrected', answer.body);
    expect(answer.body.state).toBe('recorded');
    expect(answer.body.roll.closedAt).not.toBeNull();
    expect(answer.body.roll.events).toMatchObject([
      { kind: 'closed', summary: { areas: [{ area: '2', room: 90 }, { area: '5' }] } },
      { kind: 'corrected', reason, summary: { areas: [{ area: '2', room: 120 }, { area: '5' }] } },
    ]);
    expect(await stage.counted(people[0])).toBe(30);
    const [fact] = await test.database.query('select evidence from fact where replaces = $1', [mark.id]);
    expect(fact.evidence.correction.reason).toBe(reason);
  });

  it('the same request again corrects once', async () => {
    const { session, people } = await signed();
    const id = randomUUID();
    const marks = [markOf(people[1], session, 0)];
    const first = await correct(trainer, session, marks, id);
    const before = await digestOf(test, ...written);
    expect((await correct(trainer, session, marks, id)).body).toEqual(first.body);
    expect(await digestOf(test, ...written)).toBe(before);
  });

  it('the database stays shut for everybody else in the same moment', async () => {
    const { session, people } = await signed();
    const answers = await Promise.all([
      correct(trainer, session, [markOf(people[1], session, 0)]),
      stage.send(office, session, [markOf(people[2], session, 0)]),
    ]);
    expect(answers[0].body.state).toBe('recorded');
    expect(answers[1].body.outcomes[0]).toMatchObject({ outcome: 'pending', code: 'roll-closed' });
  });
});

describe('An old signature', () => {
  it('changes only when a second person has confirmed it', async () => {
    const { session, people } = await signed(true);
    const id = randomUUID();
    const mark = markOf(people[1], session, 0);
    const answer = await correct(trainer, session, [mark], id);
    expect(answer.body).toMatchObject({ state: 'requested', roll: { waiting: { corrections: 1 } } });
    expect(await stage.counted(people[1])).toBe(0);
    await expectRefusal(test, await decide(trainer, id, { accepted: true }), 409, 'second-person-needed');
    const list = await stage.ask(office, 'get', `sessions/${session.id}/corrections`);
    await expectAnswer(test, 'CorrectionRequest', list.body[0]);
    expect(list.body).toMatchObject([
      { id, reason, state: 'pending', mayDecide: true, marks: [{ person: { familyName: 'Özdemir' } }] },
    ]);
    const decided = await decide(office, id, { accepted: true });
    expect(decided.body).toMatchObject({ state: 'accepted', decidedBy: 'Olga Amtmann' });
    expect(await stage.counted(people[1])).toBe(90);
    const { body } = await stage.roll(trainer, session);
    expect(body.events.at(-1)).toMatchObject({ kind: 'corrected', reason, by: 'Olga Amtmann' });
    const before = await digestOf(test, ...written);
    expect((await decide(office, id, { accepted: true })).body).toEqual(decided.body);
    await expectRefusal(
      test,
      await decide(office, id, { accepted: false, reason: 'Doch nicht' }),
      409,
      'already-decided',
    );
    expect(await digestOf(test, ...written)).toBe(before);
  });

  it('asking twice asks once', async () => {
    const { session, people } = await signed(true);
    const id = randomUUID();
    const marks = [markOf(people[1], session, 0)];
    await correct(trainer, session, marks, id);
    const again = await correct(trainer, session, marks, id);
    expect(again.body).toMatchObject({ state: 'requested', roll: { waiting: { corrections: 1 } } });
  });

  it('declined with a reason it stays as it was', async () => {
    const { session, people } = await signed(true);
    const id = randomUUID();
    await correct(trainer, session, [markOf(people[1], session, 0)], id);
    await expectRefusal(test, await decide(office, id, { accepted: false }), 422, 'invalid');
    const before = await digestOf(test, 'fact', 'standing', 'roll_event');
    const answer = await decide(office, id, { accepted: false, reason: 'Nicht belegt' });
    expect(answer.body).toMatchObject({ state: 'declined', decisionReason: 'Nicht belegt', mayDecide: false });
    expect(await digestOf(test, 'fact', 'standing', 'roll_event')).toBe(before);
  });

  it('what has changed meanwhile is not overwritten', async () => {
    const { session, people } = await signed(true);
    const [first, second] = [randomUUID(), randomUUID()];
    await correct(trainer, session, [markOf(people[1], session, 0)], first);
    await correct(trainer, session, [markOf(people[1], session, 0, { minutes: 10 })], second);
    await decide(office, first, { accepted: true });
    await expectRefusal(test, await decide(office, second, { accepted: true }), 409, 'mark-replaced');
  });

  it('is not opened again by one person alone', async () => {
    const { session } = await signed(true);
    await expectRefusal(test, await stage.reopen(trainer, session), 409, 'second-person-needed');
  });
});
