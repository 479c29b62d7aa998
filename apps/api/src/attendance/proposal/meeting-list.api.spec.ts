import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import type { TestApp } from '../../../test/app';
import { digestOf, type SignedIn } from '../../../test/make';
import { type MadeSession, makeSession } from '../../../test/make-course';
import { type MadeRoll, type RollStage, stageRolls } from '../../../test/make-roll';

let stage: RollStage;
let test: TestApp;
let roll: MadeRoll;
let session: MadeSession;
beforeAll(async () => {
  stage = await stageRolls();
  ({ test } = stage);
  await stage.now('2026-11-24T14:00:00.000Z');
  roll = await stage.made();
  session = await makeSession(test, roll.session.course, {
    startsAt: '2026-11-24T08:00:00.000Z',
    trainers: [stage.trainer.id],
    blocks: [
      { area: '2', minutes: 90, modality: 'virtual' },
      { area: '5', minutes: 90, modality: 'virtual' },
    ],
  });
  await test.database.query("update person set email = 'tjorven@stadt.example' where id = $1", [roll.people[0].person]);
});
afterAll(() => test.stop());

const sample = (name: string): Buffer => readFileSync(new URL(`../../../test/meeting-lists/${name}`, import.meta.url));
const upload = (who: SignedIn | null, bytes: Buffer, of: string = session.id, fields: Record<string, string> = {}) => {
  const request = test.http.post(`/api/sessions/${of}/meeting-lists`);
  if (who) void request.set('Cookie', who.cookie);
  for (const [name, value] of Object.entries(fields)) void request.field(name, value);
  return request.attach('file', bytes, 'Anwesenheit.csv');
};

describe("A meeting's list of participants", () => {
  it('asks for a sign-in, a role, and a session of one’s own', async () => {
    const bytes = sample('zoom-en.csv');
    await expectRefusal(test, await upload(null, bytes), 401, 'not-signed-in');
    await expectRefusal(test, await upload(stage.trainee, bytes), 403, 'not-allowed');
    await expectRefusal(test, await upload(stage.coordinator, bytes), 403, 'not-allowed');
    await expectRefusal(test, await upload(stage.otherTrainer, bytes), 404, 'not-found');
    await expectRefusal(test, await upload(stage.trainer, bytes, randomUUID()), 404, 'not-found');
  });

  it('that is none is refused', async () => {
    for (const bytes of [Buffer.from('Guten Morgen'), Buffer.from([0, 1, 2, 3]), Buffer.from('"'), Buffer.from('')])
      await expectRefusal(test, await upload(stage.trainer, bytes), 422, 'file-not-readable');
    const zoom = sample('zoom-en.csv');
    await expectRefusal(test, await upload(stage.trainer, zoom, session.id, { program: 'webex' }), 422, 'invalid');
    const path = `sessions/${session.id}/meeting-lists`;
    await expectRefusal(test, await stage.ask(stage.trainer, 'post', path, {}), 415, 'unsupported-type');
  });

  it.each([
    ['teams-de-utf16.csv', 'teams', [75, 90], [50, 90]],
    ['teams-en-utf8.csv', 'teams', [75, 90], [50, 90]],
    ['zoom-en.csv', 'zoom', [75, 90], [50, 90]],
    ['zoom-de-semicolon.csv', 'zoom', [75, 90], [50, 90]],
    // It tells the first arrival and the last departure, and how long it was in between.
    ['bigbluebutton-de.csv', 'bigbluebutton', [90, 90], [50, 90]],
    ['bigbluebutton-en.csv', 'bigbluebutton', [90, 90], [50, 90]],
  ])('%s: minutes of those on the roll in each block, and nothing is stored', async (name, program, first, second) => {
    const before = await digestOf(test, 'fact', 'standing', 'pending_mark', 'check_in_claim', 'audit_entry', 'walk_in');
    const answer = await upload(stage.trainer, sample(name));
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'MeetingList', answer.body);
    expect(answer.body.program).toBe(program);
    const minutesOf = (enrolment: string) =>
      answer.body.people
        .find((each: { enrolmentId: string | null }) => each.enrolmentId === enrolment)
        .minutes.map(({ minutes }: { minutes: number }) => minutes);
    expect(minutesOf(roll.people[0].id)).toEqual(first);
    expect(minutesOf(roll.people[1].id)).toEqual(second);
    expect(answer.body.missing).toEqual([roll.people[2].id]);
    expect(await digestOf(test, 'fact', 'standing', 'pending_mark', 'check_in_claim', 'audit_entry', 'walk_in')).toBe(
      before,
    );
  });

  it('who is not on the roll is shown without a match, and no address is told', async () => {
    const { body } = await upload(stage.trainer, sample('teams-de-utf16.csv'));
    expect(body.people[0]).toMatchObject({ name: 'Voßkamp, Arend', enrolmentId: null, matchedBy: null });
    expect(body.people.map(({ matchedBy }: { matchedBy: string }) => matchedBy)).toEqual([null, 'e-mail', 'name']);
    expect(JSON.stringify(body)).not.toContain('@');
  });
});
