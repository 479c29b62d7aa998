import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { TestApp } from '../../test/app';
import { makePerson, signIn } from '../../test/make';
import { makeCourse, makeEnrolment, makeSession } from '../../test/make-course';
import { markOf, namelessMark, type RollStage, stageRolls } from '../../test/make-roll';

let stage: RollStage;
let test: TestApp;
beforeAll(async () => {
  stage = await stageRolls();
  ({ test } = stage);
});
afterAll(() => test.stop());

const kept = ['pending_mark', 'objection', 'check_in_claim', 'walk_in', 'guest', 'correction_request'] as const;

async function countsOf(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of kept) {
    const [row] = await test.database.query(`select count(*) from ${table}`);
    counts[table] = row.count;
  }
  return counts;
}

let days = 0;
/** Somebody of whom every table of the room holds something. */
async function everywhere() {
  const { trainer, office } = stage;
  const her = await signIn(test, { department: stage.department.id });
  const course = await makeCourse(test);
  const enrolment = await makeEnrolment(test, course, { person: her.id, department: stage.department });
  const startsAt = `2026-10-0${++days}T08:00:00.000Z`;
  const session = await makeSession(test, course, { trainers: [trainer.id], startsAt });
  const mark = markOf(enrolment, session, 0, { minutes: 30 });
  await stage.send(trainer, session, [mark, markOf(enrolment, session, 0)]);
  await stage.ask(her, 'post', 'objections', { id: randomUUID(), markId: mark.id, words: 'Nein' });
  const walkInMark = namelessMark(session, 1);
  const walkIn = { id: randomUUID(), name: 'Ihr Name', marks: [walkInMark] };
  await stage.ask(trainer, 'post', `sessions/${session.id}/walk-ins`, walkIn);
  await stage.ask(trainer, 'post', `walk-ins/${walkIn.id}/match`, { enrolmentId: enrolment.id });
  await stage.close(trainer, session);
  const marks = [markOf(enrolment, session, 1, { minutes: 10, replaces: walkInMark.id })];
  await stage.ask(trainer, 'post', `sessions/${session.id}/corrections`, { id: randomUUID(), reason: 'Papier', marks });
  const sister = await makeSession(test, await makeCourse(test), {
    trainers: [trainer.id],
    startsAt: startsAt.replace('T08', 'T15'),
  });
  await test.database.query(
    'update course set programme_id = (select programme_id from course where id = $1) where id = $2',
    [course.id, sister.course.id],
  );
  await stage.ask(office, 'post', `sessions/${sister.id}/guests`, { enrolmentId: enrolment.id });
  const checkIn = randomUUID();
  await test.database.query('insert into check_in values ($1, $2, $3, now(), null, $4)', [
    checkIn,
    session.id,
    trainer.id,
    Buffer.alloc(32),
  ]);
  await test.database.query('insert into check_in_claim values ($1, $2, $3, now())', [
    session.id,
    enrolment.id,
    checkIn,
  ]);
  await test.database.query(
    `insert into roll_scan (id, session_id, file_name, media_type, sha256, content, uploaded_by, uploaded_at)
     values ($1, $2, 'Liste.png', 'image/png', $3, 'x', $4, now())`,
    [randomUUID(), session.id, Buffer.alloc(32), trainer.id],
  );
  return { her, enrolment, session };
}

describe('What rolls keep of a person', () => {
  it('goes with her when she is deleted: her marks, what waits, her words and her name', async () => {
    const before = await countsOf();
    const { her } = await everywhere();
    const between = await countsOf();
    for (const table of kept) expect([table, between[table]! > before[table]!]).toEqual([table, true]);
    const [{ version }] = await test.database.query('select version from person where id = $1', [her.id]);
    const answer = await stage.ask(stage.office, 'delete', `people/${her.id}?version=${version}`);
    expect([answer.status, answer.body]).toEqual([204, {}]);
    expect(await countsOf()).toEqual(before);
  });

  it('does not take the scan of a list that others signed, and whoever deletes her is told of it', async () => {
    const { her } = await everywhere();
    const { body } = await stage.ask(stage.office, 'get', `people/${her.id}/references`);
    expect(body.references).toEqual(expect.arrayContaining([{ kind: 'roll-scan', keeps: false, count: 1 }]));
    expect(body.references).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'roll' })]));
  });

  it('becomes the other one’s when two people are merged', async () => {
    const { her, enrolment, session } = await everywhere();
    const survivor = await makePerson(test, { department: stage.department.id });
    const [{ version }] = await test.database.query('select version from person where id = $1', [survivor.id]);
    const answer = await stage.ask(stage.office, 'post', `people/${survivor.id}/merge`, {
      duplicate: her.id,
      version,
      duplicateVersion: 1,
    });
    expect([answer.status, answer.body.code]).toEqual([200, undefined]);
    const { body } = await stage.roll(stage.trainer, session);
    expect(body.rows).toMatchObject([{ enrolmentId: enrolment.id }]);
    expect(body.waiting).toMatchObject({ marks: 1, objections: 1 });
    const mine = await signIn(test, { person: survivor.id });
    const { body: entries } = await stage.ask(mine, 'get', 'me/entries');
    expect(entries.entries.some(({ objection }: { objection: unknown }) => objection !== null)).toBe(true);
  });
});
