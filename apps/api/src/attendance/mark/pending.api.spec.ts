import { addDays } from '@mittler/domain';
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

const written = ['fact', 'standing', 'session', 'roll_event', 'audit_entry', 'pending_mark', 'guest'] as const;
const decide = (who: SignedIn | null, id: string, body: object) =>
  stage.ask(who, 'post', `pending-marks/${id}/decision`, body);
const list = (who: SignedIn | null, session: MadeSession) =>
  stage.ask(who, 'get', `sessions/${session.id}/pending-marks`);
const yes = { accepted: true };
const no = { accepted: false, reason: 'Stand schon so auf der Liste' };

interface Waiting extends MadeRoll {
  readonly mark: ReturnType<typeof markOf>;
}

/** A mark that names none where one holds. */
async function stale(by: SignedIn = trainer): Promise<Waiting & { readonly held: ReturnType<typeof markOf> }> {
  const roll = await stage.made();
  const held = markOf(roll.people[0], roll.session, 0);
  await stage.send(trainer, roll.session, [held]);
  const mark = markOf(roll.people[0], roll.session, 0, { minutes: 40 });
  await stage.send(by, roll.session, [mark]);
  return { ...roll, held, mark };
}

/** A mark that came after the signature. */
async function late(by: SignedIn = trainer, startsAt?: string): Promise<Waiting> {
  const roll = await stage.made(startsAt);
  await stage.close(trainer, roll.session);
  const mark = markOf(roll.people[0], roll.session, 0, { recordedAt: '2026-11-20T08:03:11Z' });
  await stage.send(by, roll.session, [mark]);
  return { ...roll, mark };
}

describe('Who may decide what waits', () => {
  let waiting: Waiting;
  beforeAll(async () => {
    waiting = await stale();
  });
  const routes = [
    ['reading', (who: SignedIn | null) => list(who, waiting.session)],
    ['deciding', (who: SignedIn | null) => decide(who, waiting.mark.id, yes)],
  ] as const;

  it.each(routes)('%s asks for a sign-in', async (_, call) => {
    await expectRefusal(test, await call(null), 401, 'not-signed-in');
  });

  it.each(routes)('%s is not for trainees and municipal coordinators', async (_, call) => {
    await expectRefusal(test, await call(stage.trainee), 403, 'not-allowed');
    await expectRefusal(test, await call(stage.coordinator), 403, 'not-allowed');
  });

  it.each(routes)("%s of another trainer's session answers as if it did not exist", async (_, call) => {
    const before = await digestOf(test, ...written);
    await expectRefusal(test, await call(stage.otherTrainer), 404, 'not-found');
    expect(await digestOf(test, ...written)).toBe(before);
  });

  it('a mark that is not there', async () => {
    await expectRefusal(test, await decide(office, randomUUID(), yes), 404, 'not-found');
    await expectRefusal(test, await decide(office, 'x', yes), 404, 'not-found');
  });

  it('declining needs a reason', async () => {
    const before = await digestOf(test, ...written);
    const answer = await decide(trainer, waiting.mark.id, { accepted: false });
    await expectRefusal(test, answer, 422, 'invalid');
    expect(answer.body.fields).toEqual([{ pointer: '/reason', rule: 'reasonMissing' }]);
    expect(await digestOf(test, ...written)).toBe(before);
  });

  it('a reason is a line', async () => {
    await expectRefusal(test, await decide(trainer, waiting.mark.id, { ...no, reason: 'a\u0007' }), 422, 'invalid');
    await expectRefusal(test, await decide(trainer, waiting.mark.id, { accepted: 'ja' }), 422, 'invalid');
  });
});

describe('What waits', () => {
  it('says what stands in the way, what holds, who sent it and with what evidence', async () => {
    const roll = await stage.made();
    const held = markOf(roll.people[0], roll.session, 0);
    await stage.send(trainer, roll.session, [held]);
    const mark = markOf(roll.people[0], roll.session, 0, { minutes: 40, recordedAt: '2026-11-20T08:03:11Z' });
    const device = { id: randomUUID(), recordedAt: '2026-11-22T07:00:00Z', clockSkewMs: -172_800_000 };
    await stage.ask(trainer, 'post', `sessions/${roll.session.id}/marks`, { marks: [mark], device });
    const answer = await list(trainer, roll.session);
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'PendingMarks', answer.body);
    expect(answer.body.marks).toMatchObject([
      {
        id: mark.id,
        why: 'stale',
        state: 'pending',
        person: { givenName: 'Tjorven', familyName: 'Ahlbrecht', municipality: 'Münster' },
        mark: { minutes: 40 },
        present: { id: held.id, minutes: 90 },
        sentBy: 'Arend Voßkamp',
        deviceTime: '2026-11-20T08:03:11.000Z',
        device,
        mayAccept: true,
      },
    ]);
    const { body } = await stage.roll(trainer, roll.session);
    expect(body.waiting).toEqual({ marks: 1, objections: 0, corrections: 0, walkIns: 0 });
  });

  it('a trainer is not told who somebody of another course is; the office is', async () => {
    const { session } = await stage.made();
    const stranger = await makeEnrolment(test, await makeCourse(test), { familyName: 'Fremd' });
    const mark = markOf(stranger, session, 0);
    await stage.send(trainer, session, [mark]);
    const { body } = await list(trainer, session);
    expect(body.marks).toMatchObject([{ why: 'not-enrolled', person: null, enrolmentId: null, mayAccept: false }]);
    expect((await list(office, session)).body.marks).toMatchObject([{ person: { familyName: 'Fremd' } }]);
  });
});

describe('Declining', () => {
  it('leaves everything as it is, and the sender gets the same answer as before', async () => {
    const { session, mark, held, people } = await stale();
    const sent = await stage.send(trainer, session, [mark]);
    const before = await digestOf(test, 'fact', 'standing', 'roll_event');
    const answer = await decide(trainer, mark.id, no);
    await expectAnswer(test, 'PendingMark', answer.body);
    expect(answer.body).toMatchObject({ state: 'declined', decidedBy: 'Arend Voßkamp', decisionReason: no.reason });
    expect(answer.body.present.id).toBe(held.id);
    expect(await digestOf(test, 'fact', 'standing', 'roll_event')).toBe(before);
    expect((await stage.send(trainer, session, [mark])).text).toBe(sent.text);
    expect(await stage.counted(people[0])).toBe(90);
  });

  it('twice is once; another decision comes too late', async () => {
    const { mark } = await stale();
    const first = await decide(trainer, mark.id, no);
    const before = await digestOf(test, ...written);
    expect((await decide(trainer, mark.id, no)).body).toEqual(first.body);
    await expectRefusal(test, await decide(office, mark.id, no), 409, 'already-decided');
    await expectRefusal(test, await decide(trainer, mark.id, yes), 409, 'already-decided');
    expect(await digestOf(test, ...written)).toBe(before);
  });
});

describe('Accepting', () => {
  it('a stale mark replaces what holds now, and it is known who sent and who accepted it', async () => {
    const { mark, held, people } = await stale();
    const answer = await decide(office, mark.id, yes);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ state: 'accepted', present: { id: mark.id, minutes: 40 } });
    expect(await stage.counted(people[0])).toBe(40);
    const [fact] = await test.database.query('select replaces, recorded_by, evidence from fact where id = $1', [
      mark.id,
    ]);
    expect(fact).toMatchObject({
      replaces: held.id,
      recorded_by: trainer.id,
      evidence: { accepted: { why: 'stale', by: office.id } },
    });
  });

  it('two who accept at once: one decision, one fact', async () => {
    const { mark } = await stale();
    const answers = await Promise.all([decide(office, mark.id, yes), decide(trainer, mark.id, yes)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [{ count }] = await test.database.query('select count(*) from fact where id = $1', [mark.id]);
    expect(count).toBe(1);
  });

  it('after the signature it is a reopening with reason, and is signed again', async () => {
    const { session, mark, people } = await late(trainer, '2026-10-30T08:00:00.000Z');
    await expectRefusal(test, await decide(trainer, mark.id, yes), 422, 'invalid');
    const answer = await decide(office, mark.id, { accepted: true, reason: 'Funkloch' });
    expect(answer.body).toMatchObject({ state: 'accepted', present: { id: mark.id } });
    const { body } = await stage.roll(trainer, session);
    expect(body.closedBy).toBe('Olga Amtmann');
    expect(body.events).toMatchObject([
      { kind: 'closed', summary: { counts: { notRecorded: 3 } } },
      { kind: 'reopened', reason: 'Funkloch', by: 'Olga Amtmann' },
      {
        kind: 'closed',
        summary: {
          areas: [
            { area: '2', room: 90 },
            { area: '5', room: 0 },
          ],
        },
      },
    ]);
    expect(await stage.counted(people[0])).toBe(90);
  });

  it('after the set age whoever sent it needs a second person', async () => {
    const { mark } = await late(trainer, '2026-09-30T08:00:00.000Z');
    const reason = { accepted: true, reason: 'Funkloch' };
    await expectRefusal(test, await decide(trainer, mark.id, reason), 409, 'second-person-needed');
    expect((await decide(office, mark.id, reason)).body.state).toBe('accepted');
  });

  it("people and days that do not fit are the office's alone", async () => {
    const day = '2026-11-24T08:00:00.000Z';
    const { session, people } = await stage.made(day);
    const early = markOf(people[0], session, 0);
    await stage.send(trainer, session, [early]);
    await expectRefusal(test, await decide(office, early.id, yes), 409, 'session-not-begun');
    await stage.now(day);
    await expectRefusal(test, await decide(trainer, early.id, yes), 403, 'not-allowed');
    expect((await decide(office, early.id, yes)).body.state).toBe('accepted');
    await stage.now('2026-11-25T09:00:00.000Z');
  });

  it('somebody of another course of the programme becomes a guest; of another programme nobody does', async () => {
    const { session } = await stage.made();
    const sister = await makeCourse(test);
    const guest = await makeEnrolment(test, sister, { familyName: 'Gast' });
    const mark = markOf(guest, session, 0);
    const unknown = { ...markOf(guest, session, 0), enrolmentId: randomUUID() as string };
    await stage.send(trainer, session, [mark, unknown]);
    await expectRefusal(test, await decide(office, mark.id, yes), 409, 'not-enrolled');
    await expectRefusal(test, await decide(office, unknown.id, yes), 409, 'not-enrolled');
    await test.database.query(
      'update course set programme_id = (select programme_id from course where id = $1) where id = $2',
      [session.course.id, sister.id],
    );
    expect((await decide(office, mark.id, yes)).body.state).toBe('accepted');
    const { body } = await stage.roll(trainer, session);
    expect(body.rows.find((row: { familyName: string }) => row.familyName === 'Gast').guestOf).toBe(sister.name);
    expect(await stage.counted(guest)).toBe(90);
  });

  it('somebody who had left before that day counts once the office says so', async () => {
    const { session, people } = await stage.made();
    const on = addDays(session.startsAt.slice(0, 10), -1);
    await stage.ask(office, 'post', `enrolments/${people[0].id}/drop-outs`, { id: randomUUID(), on });
    const mark = markOf(people[0], session, 0);
    await stage.send(trainer, session, [mark]);
    await expectRefusal(test, await decide(trainer, mark.id, yes), 403, 'not-allowed');
    expect((await decide(office, mark.id, yes)).body.present.id).toBe(mark.id);
  });

  it('more minutes than planned are cut to the plan, and what was stated stays known', async () => {
    const { session, people } = await stage.made();
    const mark = markOf(people[0], session, 0, { minutes: 120 });
    await stage.send(trainer, session, [mark]);
    expect((await decide(trainer, mark.id, yes)).body.present).toMatchObject({ id: mark.id, minutes: 90 });
    const [fact] = await test.database.query('select evidence from fact where id = $1', [mark.id]);
    expect(fact.evidence.statedMinutes).toBe(120);
  });

  it('a block that is gone and a session that is cancelled take none', async () => {
    const { session, people } = await stage.made();
    const other = await makeSession(test, session.course, { trainers: [trainer.id] });
    const mark = { ...markOf(people[0], session, 0), blockId: other.blocks[0]!.id };
    await stage.send(trainer, session, [mark]);
    await expectRefusal(test, await decide(office, mark.id, yes), 409, 'block-gone');
    const lost = markOf(people[0], session, 0);
    await test.database.query("update session set cancelled_at = now(), cancel_reason = 'Sturm' where id = $1", [
      session.id,
    ]);
    const sent = await stage.send(trainer, session, [lost]);
    expect(sent.body.outcomes[0]).toMatchObject({ outcome: 'pending', code: 'session-cancelled' });
    await expectRefusal(test, await decide(office, lost.id, yes), 409, 'session-cancelled');
  });

  it('a trainer never accepts a mark of herself', async () => {
    const both = await signIn(test, { roles: ['trainer'], department: stage.department.id });
    const own = await makeCourse(test);
    const enrolment = await makeEnrolment(test, own, { person: both.id, department: stage.department });
    const session = await makeSession(test, own, { trainers: [both.id, trainer.id] });
    await stage.close(trainer, session);
    const mark = markOf(enrolment, session, 0);
    await stage.send(trainer, session, [mark]);
    const before = await digestOf(test, ...written);
    await expectRefusal(
      test,
      await decide(both, mark.id, { accepted: true, reason: 'Ich war da' }),
      403,
      'not-allowed',
    );
    expect(await digestOf(test, ...written)).toBe(before);
  });

  it('the log says who decided, without names', async () => {
    const { session, mark } = await stale();
    await decide(office, mark.id, yes);
    const rows = await test.database.query('select deed, detail from audit_entry where subject_id = $1 order by seq', [
      session.id,
    ]);
    expect(rows).toEqual([
      { deed: 'marks.recorded', detail: { marks: 1, corrections: 0 } },
      { deed: 'marks.pending', detail: { marks: 1 } },
      { deed: 'pending-mark.accepted', detail: { mark: mark.id, why: 'stale' } },
    ]);
  });
});
