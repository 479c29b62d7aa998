import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import type { TestApp } from '../../../test/app';
import { digestOf, type SignedIn } from '../../../test/make';
import { type MadeEnrolment, type MadeSession, makeCourse, makeEnrolment } from '../../../test/make-course';
import { type MadeRoll, markOf, namelessMark, type RollStage, stageRolls } from '../../../test/make-roll';

let stage: RollStage;
let test: TestApp;
let office: SignedIn;
let trainer: SignedIn;
beforeAll(async () => {
  stage = await stageRolls();
  ({ test, office, trainer } = stage);
});
afterAll(() => test.stop());

const written = ['fact', 'standing', 'walk_in', 'guest', 'pending_mark', 'audit_entry'] as const;

const walkInOf = (session: MadeSession, wish: object = {}) => {
  return {
    id: randomUUID() as string,
    name: 'Kim Wendland',
    town: 'Auenfeld',
    marks: [namelessMark(session, 0)],
    ...wish,
  };
};
const record = (who: SignedIn | null, session: MadeSession, walkIn: object) =>
  stage.ask(who, 'post', `sessions/${session.id}/walk-ins`, walkIn);
const match = (who: SignedIn | null, id: string, enrolment: Pick<MadeEnrolment, 'id'>) =>
  stage.ask(who, 'post', `walk-ins/${id}/match`, { enrolmentId: enrolment.id });
const dismiss = (who: SignedIn | null, id: string, reason: string | undefined = 'War im falschen Raum') =>
  stage.ask(who, 'post', `walk-ins/${id}/dismissal`, { reason });
const find = (who: SignedIn | null, session: MadeSession, name: string) =>
  stage.ask(who, 'post', `sessions/${session.id}/guest-candidates/search`, { name });
const invite = (who: SignedIn | null, session: MadeSession, enrolment: Pick<MadeEnrolment, 'id'>) =>
  stage.ask(who, 'post', `sessions/${session.id}/guests`, { enrolmentId: enrolment.id });
const remove = (who: SignedIn | null, session: MadeSession, enrolment: Pick<MadeEnrolment, 'id'>) =>
  stage.ask(who, 'delete', `sessions/${session.id}/guests/${enrolment.id}`);

/** Somebody in another course of the session's programme. */
async function sister(session: MadeSession, familyName = 'Gast'): Promise<MadeEnrolment> {
  const course = await makeCourse(test);
  await test.database.query(
    'update course set programme_id = (select programme_id from course where id = $1) where id = $2',
    [session.course.id, course.id],
  );
  return makeEnrolment(test, course, { familyName });
}

describe('Who may take up walk-ins and guests', () => {
  let roll: MadeRoll;
  let walkIn: ReturnType<typeof walkInOf>;
  let guest: MadeEnrolment;
  beforeAll(async () => {
    roll = await stage.made();
    guest = await sister(roll.session);
    walkIn = walkInOf(roll.session);
    await record(trainer, roll.session, walkIn);
  });
  const routes = [
    ['taking up a walk-in', (who: SignedIn | null) => record(who, roll.session, walkInOf(roll.session))],
    ['matching one', (who: SignedIn | null) => match(who, walkIn.id, roll.people[0])],
    ['dismissing one', (who: SignedIn | null) => dismiss(who, walkIn.id)],
    ['looking for a guest', (who: SignedIn | null) => find(who, roll.session, 'Gast')],
    ['adding a guest', (who: SignedIn | null) => invite(who, roll.session, guest)],
    ['removing a guest', (who: SignedIn | null) => remove(who, roll.session, guest)],
  ] as const;

  it.each(routes)('%s asks for a sign-in', async (_, call) => {
    await expectRefusal(test, await call(null), 401, 'not-signed-in');
  });

  it.each(routes)('%s is not for trainees and municipal coordinators', async (_, call) => {
    await expectRefusal(test, await call(stage.trainee), 403, 'not-allowed');
    await expectRefusal(test, await call(stage.coordinator), 403, 'not-allowed');
  });

  it.each(routes)("%s in another trainer's session answers as if it did not exist", async (_, call) => {
    const before = await digestOf(test, ...written);
    await expectRefusal(test, await call(stage.otherTrainer), 404, 'not-found');
    expect(await digestOf(test, ...written)).toBe(before);
  });
});

describe('A walk-in', () => {
  it('is a name on the roll that counts for nobody', async () => {
    const { session } = await stage.made();
    const walkIn = walkInOf(session);
    const answer = await record(trainer, session, walkIn);
    expect(answer.status).toBe(201);
    await expectAnswer(test, 'WalkIn', answer.body);
    expect(answer.body).toMatchObject({
      name: 'Kim Wendland',
      town: 'Auenfeld',
      state: 'open',
      recordedBy: 'Arend Voßkamp',
    });
    const { body } = await stage.roll(trainer, session);
    await expectAnswer(test, 'Roll', body);
    expect(body.walkIns).toHaveLength(1);
    expect(body.waiting.walkIns).toBe(1);
    expect(body.summary.counts).toEqual({ present: 0, partial: 0, excused: 0, absent: 0, notRecorded: 3 });
  });

  it.each([
    ['no name', { name: '' }, '/name'],
    ['a control character', { name: 'Kim\u0000' }, '/name'],
    ['a mark without minutes', 'no minutes', '/marks/0/minutes'],
    ['two marks in one block', 'twice', '/marks'],
  ])('%s is refused with the place', async (_, wish, pointer) => {
    const { session } = await stage.made();
    const one = walkInOf(session).marks[0]!;
    const marks = wish === 'twice' ? [one, { ...one, id: randomUUID() }] : [{ ...one, minutes: 0 }];
    const answer = await record(trainer, session, walkInOf(session, typeof wish === 'string' ? { marks } : wish));
    await expectRefusal(test, answer, 422, 'invalid');
    expect(answer.body.fields[0].pointer).toBe(pointer);
  });

  it('sent twice is one; the id of another one is refused', async () => {
    const { session } = await stage.made();
    const walkIn = walkInOf(session);
    const first = await record(trainer, session, walkIn);
    const before = await digestOf(test, ...written);
    expect((await record(trainer, session, walkIn)).body).toEqual(first.body);
    await expectRefusal(test, await record(trainer, session, { ...walkIn, name: 'Kai' }), 409, 'already-exists');
    expect(await digestOf(test, ...written)).toBe(before);
  });

  it('matched to a person its marks are hers, and again changes nothing', async () => {
    const { session, people } = await stage.made();
    const walkIn = walkInOf(session);
    await record(trainer, session, walkIn);
    const answer = await match(trainer, walkIn.id, people[0]);
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'MarksRecorded', answer.body);
    expect(answer.body).toMatchObject({ outcomes: [{ id: walkIn.marks[0]!.id, outcome: 'recorded' }] });
    expect(await stage.counted(people[0])).toBe(90);
    const before = await digestOf(test, ...written);
    expect((await match(trainer, walkIn.id, people[0])).body).toEqual(answer.body);
    await expectRefusal(test, await match(trainer, walkIn.id, people[1]), 409, 'already-decided');
    await expectRefusal(test, await dismiss(office, walkIn.id), 409, 'already-decided');
    expect(await digestOf(test, ...written)).toBe(before);
    const { body } = await stage.roll(trainer, session);
    expect(body.walkIns).toMatchObject([{ state: 'matched', enrolmentId: people[0].id, settledBy: 'Arend Voßkamp' }]);
  });

  it('matched where she has a mark, or after the signature, its mark waits like any other', async () => {
    const { session, people } = await stage.made();
    await stage.send(trainer, session, [markOf(people[0], session, 0)]);
    const walkIn = walkInOf(session);
    await record(trainer, session, walkIn);
    expect((await match(trainer, walkIn.id, people[0])).body.outcomes).toMatchObject([{ code: 'stale' }]);
    const late = walkInOf(session);
    await stage.close(trainer, session);
    expect((await record(trainer, session, late)).status).toBe(201);
    expect((await match(trainer, late.id, people[1])).body.outcomes).toMatchObject([{ code: 'roll-closed' }]);
    expect(await stage.counted(people[1])).toBe(0);
  });

  it('matches nobody of another course', async () => {
    const { session } = await stage.made();
    const walkIn = walkInOf(session);
    await record(trainer, session, walkIn);
    const stranger = await makeEnrolment(test, stage.course);
    await expectRefusal(test, await match(trainer, walkIn.id, stranger), 409, 'not-enrolled');
  });

  it('dismissed needs a reason and waits no more', async () => {
    const { session } = await stage.made();
    const walkIn = walkInOf(session);
    await record(trainer, session, walkIn);
    await expectRefusal(test, await dismiss(trainer, walkIn.id, ''), 422, 'invalid');
    const first = await dismiss(trainer, walkIn.id);
    expect(first.body).toMatchObject({ state: 'dismissed', reason: 'War im falschen Raum' });
    expect((await dismiss(trainer, walkIn.id)).body).toEqual(first.body);
    expect((await stage.roll(trainer, session)).body.waiting.walkIns).toBe(0);
  });
});

describe('Making up a session in another course', () => {
  it('a trainer finds whom she can name; the office by the beginning; nobody outside of the programme', async () => {
    const { session } = await stage.made();
    await sister(session, 'Hagedorn');
    await makeEnrolment(test, stage.course, { familyName: 'Hagedorn' });
    expect((await find(trainer, session, 'Hage')).body).toEqual([]);
    const named = await find(trainer, session, 'hagedorn');
    expect(named.body).toMatchObject([{ familyName: 'Hagedorn' }]);
    await expectAnswer(test, 'GuestCandidate', named.body[0]);
    expect((await find(office, session, 'Hage')).body).toHaveLength(1);
    await expectRefusal(test, await find(office, session, 'H'), 422, 'invalid');
  });

  it('she is on the roll with her course, and her marks are marks of her own course', async () => {
    const { session } = await stage.made();
    const guest = await sister(session);
    const answer = await invite(trainer, session, guest);
    await expectAnswer(test, 'Roll', answer.body);
    const row = answer.body.rows.find((each: { familyName: string }) => each.familyName === 'Gast');
    expect(row.guestOf).toMatch(/^Lehrgang/);
    expect((await invite(trainer, session, guest)).body.rows).toHaveLength(4);
    const sent = await stage.send(trainer, session, [markOf(guest, session, 0)]);
    expect(sent.body.outcomes).toMatchObject([{ outcome: 'recorded' }]);
    expect(await stage.counted(guest)).toBe(90);
    const closed = await stage.close(trainer, session);
    expect(closed.body.summary).toMatchObject({ counts: { notRecorded: 4 }, areas: [{ area: '2', room: 90 }, {}] });
  });

  it('nobody of another programme, nor of the course itself', async () => {
    const { session, people } = await stage.made();
    const stranger = await makeEnrolment(test, stage.course);
    await expectRefusal(test, await invite(trainer, session, stranger), 404, 'not-found');
    await expectRefusal(test, await invite(trainer, session, people[0]), 404, 'not-found');
  });

  it('she leaves the roll as long as nothing is recorded of her and nothing is signed', async () => {
    const { session } = await stage.made();
    const [one, other] = [await sister(session), await sister(session, 'Zweite')];
    await invite(trainer, session, one);
    await invite(trainer, session, other);
    expect((await remove(trainer, session, one)).body.rows).toHaveLength(4);
    await expectRefusal(test, await remove(trainer, session, one), 404, 'not-found');
    await stage.send(trainer, session, [markOf(other, session, 0)]);
    await expectRefusal(test, await remove(trainer, session, other), 409, 'still-referenced');
    await stage.close(trainer, session);
    await expectRefusal(test, await remove(trainer, session, other), 409, 'roll-closed');
    await expectRefusal(test, await invite(trainer, session, one), 409, 'roll-closed');
  });
});
