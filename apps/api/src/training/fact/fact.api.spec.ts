import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { digestOf, signIn, type SignedIn } from '../../../test/make';
import {
  type MadeCourse,
  type MadeEnrolment,
  makeCourse,
  makeEnrolment,
  makeMarks,
  makeSession,
} from '../../../test/make-course';

let test: TestApp;
let office: SignedIn;
let coordinator: SignedIn;
let trainer: SignedIn;
let course: MadeCourse;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'] });
  coordinator = await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: '05515' }] });
  trainer = await signIn(test, { roles: ['trainer'] });
  course = await makeCourse(test);
});
afterAll(() => test.stop());

const tables = ['fact', 'standing', 'standing_past', 'audit_entry'] as const;

const ask = (who: SignedIn | null, method: 'get' | 'post', path: string, body?: object) => {
  const request = test.http[method](`/api/${path}`);
  if (who) void request.set('Cookie', who.cookie);
  return body === undefined ? request : request.send(body);
};

const kinds = [
  ['drop-outs', () => ({ id: randomUUID(), on: '2026-11-10' }), 'dropped-out'],
  ['resumptions', () => ({ id: randomUUID(), on: '2026-11-12' }), 'resumed'],
  ['milestones', () => ({ id: randomUUID(), on: '2026-11-10', milestone: 'exercises-included' }), 'milestone'],
  ['renewal-confirmations', () => ({ id: randomUUID(), on: '2026-11-10' }), 'renewal-confirmed'],
  ['suspensions', () => ({ id: randomUUID(), from: '2026-05-01', until: '2026-08-31' }), 'suspension'],
  [
    'evidence',
    () => ({
      id: randomUUID(),
      on: '2026-11-10',
      purpose: 'training',
      area: '2',
      modality: 'room',
      minutes: 240,
      proof: 'Bescheinigung der VHS',
    }),
    'external-evidence',
  ],
] as const;

interface Shown {
  readonly id: string;
  readonly kind: string;
  readonly replacedBy: string | null;
  readonly retractable: boolean;
}
const find = (body: { facts: readonly Shown[] }, id: string): Shown | undefined =>
  body.facts.find((fact) => fact.id === id);

describe.each(kinds)('POST /enrolments/:id/%s', (path, body, kind) => {
  let enrolment: MadeEnrolment;
  const send = (who: SignedIn | null, content: object, id = enrolment.id) =>
    ask(who, 'post', `enrolments/${id}/${path}`, content);
  beforeAll(async () => {
    enrolment = await makeEnrolment(test, course);
  });

  it('is for the office alone, not for the trainee herself', async () => {
    const trainee = await signIn(test, { person: enrolment.person });
    const before = await digestOf(test, ...tables);
    await expectRefusal(test, await send(null, body()), 401, 'not-signed-in');
    for (const who of [trainee, trainer, coordinator])
      await expectRefusal(test, await send(who, body()), 403, 'not-allowed');
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('refuses days that do not exist and unknown fields', async () => {
    const before = await digestOf(test, ...tables);
    await expectRefusal(test, await send(office, { ...body(), on: '2026-02-30', from: '2026-02-30' }), 422, 'invalid');
    await expectRefusal(test, await send(office, { ...body(), kind: 'mark' }), 422, 'invalid');
    if (kind !== 'suspension') {
      const future = await send(office, { ...body(), on: '2026-11-23' });
      await expectRefusal(test, future, 422, 'invalid');
      expect(future.body.fields).toEqual([{ pointer: '/on', rule: 'notInFuture' }]);
    }
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('an enrolment that does not exist is not found', async () => {
    await expectRefusal(test, await send(office, body(), randomUUID()), 404, 'not-found');
  });

  it('records the fact, once, with one line in the log', async () => {
    const content = body();
    const answer = await send(office, content);
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'RecordedFacts', answer.body);
    expect(find(answer.body, content.id)).toMatchObject({
      kind,
      retractable: true,
      replacedBy: null,
      recordedBy: { id: office.id },
    });
    const before = await digestOf(test, ...tables);
    expect((await send(office, content)).body).toEqual(answer.body);
    expect(await digestOf(test, ...tables)).toBe(before);
    const log = await test.database.query(`select deed from audit_entry where detail->>'fact' = $1`, [content.id]);
    expect(log).toEqual([{ deed: `fact.${kind}` }]);
  });

  it('refuses the id of another fact', async () => {
    const content = body();
    await send(office, content);
    const other = await makeEnrolment(test, course);
    await expectRefusal(test, await send(office, content, other.id), 409, 'mark-id-reused');
  });

  it('is taken back with a reason; both stay', async () => {
    const content = body();
    await send(office, content);
    const path = `enrolments/${enrolment.id}/facts/${content.id}/retractions`;
    const retraction = { id: randomUUID(), reason: 'Verwechslung' };
    for (const who of [trainer, coordinator])
      await expectRefusal(test, await ask(who, 'post', path, retraction), 403, 'not-allowed');
    await expectRefusal(test, await ask(office, 'post', path, { id: randomUUID(), reason: '' }), 422, 'invalid');
    const answer = await ask(office, 'post', path, retraction);
    await expectAnswer(test, 'RecordedFacts', answer.body);
    expect(find(answer.body, content.id)).toMatchObject({ replacedBy: retraction.id, retractable: false });
    expect(find(answer.body, retraction.id)).toMatchObject({
      kind: 'retraction',
      note: 'Verwechslung',
      retractable: false,
    });
    const before = await digestOf(test, ...tables);
    expect((await ask(office, 'post', path, retraction)).body).toEqual(answer.body);
    await expectRefusal(
      test,
      await ask(office, 'post', path, { id: randomUUID(), reason: 'nochmal' }),
      409,
      'mark-replaced',
    );
    expect(await digestOf(test, ...tables)).toBe(before);
  });
});

describe('What these facts do', () => {
  const send = (enrolment: MadeEnrolment, path: string, content: object) =>
    ask(office, 'post', `enrolments/${enrolment.id}/${path}`, content);
  const standing = async (enrolment: MadeEnrolment) => {
    const [row] = await test.database.query(
      'select counted_minutes, dropped_out_on from standing where enrolment_id = $1 and leads',
      [enrolment.id],
    );
    return row;
  };

  it('evidence that was accepted counts, until it is taken back', async () => {
    const enrolment = await makeEnrolment(test, course);
    const evidence = kinds[5][1]();
    await send(enrolment, 'evidence', evidence);
    expect(await standing(enrolment)).toMatchObject({ counted_minutes: 240 });
    await send(enrolment, `facts/${evidence.id}/retractions`, { id: randomUUID(), reason: 'doppelt' });
    expect(await standing(enrolment)).toMatchObject({ counted_minutes: 0 });
  });

  it('who left and came back is in training again', async () => {
    const enrolment = await makeEnrolment(test, course);
    await send(enrolment, 'drop-outs', { id: randomUUID(), on: '2026-11-10' });
    expect(await standing(enrolment)).toMatchObject({ dropped_out_on: '2026-11-10' });
    await send(enrolment, 'resumptions', { id: randomUUID(), on: '2026-11-12' });
    expect(await standing(enrolment)).toMatchObject({ dropped_out_on: null });
  });

  it('a suspension gets its end by a correction; what it replaces must be one of hers', async () => {
    const enrolment = await makeEnrolment(test, course);
    const open = { id: randomUUID(), from: '2026-05-01' };
    await send(enrolment, 'suspensions', open);
    await expectRefusal(
      test,
      await send(enrolment, 'suspensions', { id: randomUUID(), from: '2026-05-01', until: '2026-04-30' }),
      422,
      'invalid',
    );
    const ended = { id: randomUUID(), from: '2026-05-01', until: '2026-08-31', replaces: open.id };
    const other = await makeEnrolment(test, course);
    await expectRefusal(test, await send(other, 'suspensions', ended), 404, 'not-found');
    expect((await send(enrolment, 'suspensions', ended)).status).toBe(200);
    await expectRefusal(
      test,
      await send(enrolment, 'suspensions', { ...ended, id: randomUUID() }),
      409,
      'mark-replaced',
    );
  });

  it('a milestone, area or module that the scheme does not know is refused', async () => {
    const enrolment = await makeEnrolment(test, course);
    const before = await digestOf(test, ...tables);
    await expectRefusal(
      test,
      await send(enrolment, 'milestones', { id: randomUUID(), on: '2026-11-10', milestone: 'interview' }),
      422,
      'invalid',
    );
    for (const wish of [{ area: '9' }, { module: 'module-1' }, { minutes: 0 }, { proof: '' }, { purpose: 'fun' }]) {
      await expectRefusal(test, await send(enrolment, 'evidence', { ...kinds[5][1](), ...wish }), 422, 'invalid');
    }
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('marks are not taken back here, nor facts of somebody else', async () => {
    const enrolment = await makeEnrolment(test, course);
    const [mark] = await makeMarks(test, await makeSession(test, course), [enrolment.id]);
    const other = await makeEnrolment(test, course);
    const fact = { id: randomUUID(), on: '2026-11-10' };
    await send(other, 'drop-outs', fact);
    const before = await digestOf(test, ...tables);
    for (const id of [mark, fact.id, randomUUID()]) {
      await expectRefusal(
        test,
        await send(enrolment, `facts/${id}/retractions`, { id: randomUUID(), reason: 'x' }),
        404,
        'not-found',
      );
    }
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('the list is for the office, and shows marks with their session', async () => {
    const enrolment = await makeEnrolment(test, course);
    await makeMarks(test, await makeSession(test, course), [enrolment.id], { by: trainer.id });
    const path = `enrolments/${enrolment.id}/facts`;
    await expectRefusal(test, await ask(null, 'get', path), 401, 'not-signed-in');
    for (const who of [trainer, coordinator])
      await expectRefusal(test, await ask(who, 'get', path), 403, 'not-allowed');
    await expectRefusal(test, await ask(office, 'get', `enrolments/${randomUUID()}/facts`), 404, 'not-found');
    const { body } = await ask(office, 'get', path);
    await expectAnswer(test, 'RecordedFacts', body);
    expect(body.facts[0]).toMatchObject({
      kind: 'mark',
      minutes: 90,
      retractable: false,
      sessionTitle: expect.stringContaining('Termin'),
    });
  });
});

describe('POST /courses/:id/finishes', () => {
  const finish = (
    who: SignedIn | null,
    people: readonly { id: string; enrolmentId: string }[],
    wish: object = {},
    id = course.id,
  ) => ask(who, 'post', `courses/${id}/finishes`, { on: '2026-11-20', exercisesIncluded: true, people, ...wish });
  const one = (enrolment: MadeEnrolment) => ({ id: randomUUID() as string, enrolmentId: enrolment.id });

  it('is for the office alone', async () => {
    const person = one(await makeEnrolment(test, course));
    await expectRefusal(test, await finish(null, [person]), 401, 'not-signed-in');
    for (const who of [trainer, coordinator])
      await expectRefusal(test, await finish(who, [person]), 403, 'not-allowed');
  });

  it('refuses a day in the future, nobody, one person twice, and an unknown course', async () => {
    const person = one(await makeEnrolment(test, course));
    await expectRefusal(test, await finish(office, [person], { on: '2026-11-23' }), 422, 'invalid');
    await expectRefusal(test, await finish(office, []), 422, 'invalid');
    await expectRefusal(test, await finish(office, [person, { ...person, id: randomUUID() }]), 422, 'invalid');
    await expectRefusal(test, await finish(office, [person], {}, randomUUID()), 404, 'not-found');
  });

  it('says for each person what became of her; the same request again changes nothing', async () => {
    const first = one(await makeEnrolment(test, course));
    const stranger = one(await makeEnrolment(test, await makeCourse(test)));
    const answer = await finish(office, [first, stranger]);
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'CourseFinished', answer.body);
    expect(answer.body.outcomes).toEqual([
      { enrolmentId: first.enrolmentId, outcome: 'finished', factId: first.id },
      { enrolmentId: stranger.enrolmentId, outcome: 'not-enrolled', factId: null },
    ]);
    const before = await digestOf(test, ...tables);
    expect((await finish(office, [first, stranger])).body).toEqual(answer.body);
    const other = await finish(office, [{ ...first, id: randomUUID() }]);
    expect(other.body.outcomes).toEqual([
      { enrolmentId: first.enrolmentId, outcome: 'already-finished', factId: first.id },
    ]);
    await expectRefusal(test, await finish(office, [first], { on: '2026-11-19' }), 409, 'mark-id-reused');
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('after it was taken back another day can be stated', async () => {
    const person = one(await makeEnrolment(test, course));
    await finish(office, [person]);
    await ask(office, 'post', `enrolments/${person.enrolmentId}/facts/${person.id}/retractions`, {
      id: randomUUID(),
      reason: 'falscher Tag',
    });
    const again = await finish(office, [{ ...person, id: randomUUID() }], { on: '2026-11-19' });
    expect(again.body.outcomes[0].outcome).toBe('finished');
  });
});
