import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../test/answer';
import { startApp, type TestApp } from '../../test/app';
import { digestOf, signIn, type SignedIn } from '../../test/make';
import { type MadeCourse, type MadeEnrolment, makeCourse, makeEnrolment, moveClock } from '../../test/make-course';

let test: TestApp;
let office: SignedIn;
let coordinator: SignedIn;
let trainer: SignedIn;
let auditor: SignedIn;
let course: MadeCourse;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'] });
  coordinator = await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: '05515' }] });
  trainer = await signIn(test, { roles: ['trainer'] });
  auditor = await signIn(test, { roles: ['auditor'] });
  course = await makeCourse(test);
});
afterAll(() => test.stop());

const tables = ['mediation_case', 'fact', 'standing', 'audit_entry'] as const;

const ask = (who: SignedIn | null, method: 'get' | 'post' | 'put', path: string, body?: object) => {
  const request = test.http[method](`/api/${path}`);
  if (who) void request.set('Cookie', who.cookie);
  return body === undefined ? request : request.send(body);
};

const told = (wish: object = {}) => ({
  id: randomUUID() as string,
  mediatedOn: '2026-03-02',
  role: 'mediator',
  setting: 'individual',
  minutes: 180,
  agreement: true,
  field: 'neighbourhood',
  parties: '3-4',
  sessions: 3,
  supervisedOn: '2026-03-10',
  confirmedOn: '2026-03-11',
  supervisionTown: 'Auenfeld',
  supervisorName: 'Dr. Renate Okafor',
  supervisorStreet: 'Am Wall 2',
  supervisorPostcode: '00123',
  supervisorTown: 'Brückstadt',
  ...wish,
});
const record = (who: SignedIn | null, enrolment: { readonly id: string }, body: object) =>
  ask(who, 'post', `enrolments/${enrolment.id}/cases`, body);
const list = (who: SignedIn | null, enrolment: MadeEnrolment) => ask(who, 'get', `enrolments/${enrolment.id}/cases`);
const counted = async (enrolment: MadeEnrolment): Promise<number> => {
  const [row] = await test.database.query('select counted_cases from standing where enrolment_id = $1 and leads', [
    enrolment.id,
  ]);
  return row.counted_cases;
};

describe('Who sees and writes cases', () => {
  it('the office writes; trainee, trainer, coordinator and auditor do not', async () => {
    const enrolment = await makeEnrolment(test, course);
    const trainee = await signIn(test, { person: enrolment.person });
    const { body } = await record(office, enrolment, told());
    const before = await digestOf(test, ...tables);
    const correction = { ...told(), replaces: body.factId, reason: 'x' };
    const withdrawal = { id: randomUUID(), replaces: body.factId, reason: 'x' };
    for (const [method, path, content] of [
      ['post', `enrolments/${enrolment.id}/cases`, told()],
      ['put', `cases/${body.id}`, correction],
      ['post', `cases/${body.id}/withdrawals`, withdrawal],
    ] as const) {
      await expectRefusal(test, await ask(null, method, path, content), 401, 'not-signed-in');
      for (const who of [trainee, trainer, coordinator, auditor]) {
        await expectRefusal(test, await ask(who, method, path, content), 403, 'not-allowed');
      }
    }
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('the trainee reads her own; to anybody else an enrolment with cases looks like none', async () => {
    const enrolment = await makeEnrolment(test, course);
    const trainee = await signIn(test, { person: enrolment.person });
    await record(office, enrolment, told());
    await expectRefusal(test, await list(null, enrolment), 401, 'not-signed-in');
    const other = await makeEnrolment(test, course);
    const neighbour = await signIn(test, { person: other.person });
    for (const who of [neighbour, trainer, coordinator, auditor])
      await expectRefusal(test, await list(who, enrolment), 404, 'not-found');
    await expectRefusal(test, await list(trainee, { ...enrolment, id: randomUUID() }), 404, 'not-found');
    const before = await digestOf(test, ...tables);
    const own = await list(trainee, enrolment);
    await expectAnswer(test, 'EnrolmentCases', own.body);
    expect(own.body.cases).toHaveLength(1);
    expect(own.body).toEqual((await list(office, enrolment)).body);
    expect(await digestOf(test, ...tables)).toBe(before);
  });
});

describe('No field can hold a party', () => {
  it.each([
    ['a field of conflict in own words', { field: 'Streit Meier gegen Schulze' }, '/field'],
    ['parties in own words', { parties: 'Familie Meier' }, '/parties'],
    ['an own role', { role: 'Meier' }, '/role'],
    ['a note', { note: 'Familie Meier' }, '/note'],
    ['a title', { title: 'Meier' }, '/title'],
    ['sessions as text', { sessions: '3' }, '/sessions'],
    ['no session at all', { sessions: 0 }, '/sessions'],
    ['more sessions than anybody has', { sessions: 100 }, '/sessions'],
    ['minutes below one', { minutes: 0 }, '/minutes'],
    ['an agreement in words', { agreement: 'ja' }, '/agreement'],
    ['no supervisor', { supervisorName: '' }, '/supervisorName'],
    ['no address', { supervisorStreet: null }, '/supervisorStreet'],
    ['a supervision before the mediation', { supervisedOn: '2026-03-01' }, '/supervisedOn'],
    ['a confirmation before the supervision', { confirmedOn: '2026-03-09' }, '/confirmedOn'],
    ['a confirmation tomorrow', { confirmedOn: '2026-11-23' }, '/confirmedOn'],
  ])('refuses %s', async (_, wish, pointer) => {
    const enrolment = await makeEnrolment(test, course);
    const before = await digestOf(test, ...tables);
    const answer = await record(office, enrolment, told(wish));
    await expectRefusal(test, answer, 422, 'invalid');
    expect(answer.body.fields[0].pointer).toBe(pointer);
    expect(await digestOf(test, ...tables)).toBe(before);
  });
});

describe('Recording a case', () => {
  it('for an enrolment that does not exist is refused', async () => {
    await expectRefusal(test, await record(office, { id: randomUUID() }, told()), 404, 'not-found');
  });

  it('counts at once; the log says that, not what', async () => {
    const enrolment = await makeEnrolment(test, course);
    const content = told();
    const answer = await record(office, enrolment, content);
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'CaseAnswer', answer.body);
    expect(answer.body).toMatchObject({ ...content, factId: content.id, withdrawnAt: null, reason: null });
    expect(await counted(enrolment)).toBe(1);
    const log = await test.database.query('select deed, detail from audit_entry where subject_id = $1', [enrolment.id]);
    expect(log).toEqual([{ deed: 'case.recorded', detail: { case: content.id, fact: content.id } }]);
  });

  it('what nobody wrote down stays open', async () => {
    const enrolment = await makeEnrolment(test, course);
    const answer = await record(office, enrolment, told({ minutes: null, agreement: null }));
    expect(answer.body).toMatchObject({ minutes: null, agreement: null });
  });

  it('again is one case; the same id with another content is refused', async () => {
    const enrolment = await makeEnrolment(test, course);
    const content = told();
    const first = await record(office, enrolment, content);
    const before = await digestOf(test, ...tables);
    expect((await record(office, enrolment, content)).body).toEqual(first.body);
    for (const wish of [
      { minutes: 90 },
      { field: 'school' },
      { supervisorName: 'Andere' },
      { supervisionTown: 'Brückstadt' },
    ]) {
      await expectRefusal(test, await record(office, enrolment, { ...content, ...wish }), 409, 'mark-id-reused');
    }
    expect(await digestOf(test, ...tables)).toBe(before);
    const other = await makeEnrolment(test, await makeCourse(test));
    const cases = await digestOf(test, 'mediation_case', 'fact');
    await expectRefusal(test, await record(office, other, content), 409, 'mark-id-reused');
    expect(await digestOf(test, 'mediation_case', 'fact')).toBe(cases);
  });
});

describe('Correcting and withdrawing', () => {
  interface Case {
    readonly id: string;
    readonly factId: string;
  }
  const correct = (of: Case, wish: object = {}) =>
    ask(office, 'put', `cases/${of.id}`, {
      ...told({ field: 'school' }),
      replaces: of.factId,
      reason: 'Feld verwechselt',
      ...wish,
    });
  const withdraw = (of: Case, wish: object = {}) =>
    ask(office, 'post', `cases/${of.id}/withdrawals`, {
      id: randomUUID(),
      replaces: of.factId,
      reason: 'doppelt',
      ...wish,
    });

  async function made(): Promise<{ readonly enrolment: MadeEnrolment; readonly of: Case }> {
    const enrolment = await makeEnrolment(test, course);
    const { body } = await record(office, enrolment, told());
    return { enrolment, of: body };
  }

  it('a case that does not exist is not found; a reason is needed', async () => {
    const { of } = await made();
    await expectRefusal(test, await correct({ ...of, id: randomUUID() }), 404, 'not-found');
    await expectRefusal(test, await withdraw({ ...of, id: randomUUID() }), 404, 'not-found');
    await expectRefusal(test, await correct(of, { reason: ' ' }), 422, 'invalid');
    await expectRefusal(test, await withdraw(of, { reason: '' }), 422, 'invalid');
    await expectRefusal(test, await correct(of, { supervisedOn: '2026-03-01' }), 422, 'invalid');
  });

  it('a correction takes the place of what was said; both stay', async () => {
    const { enrolment, of } = await made();
    await moveClock(test, '2026-11-22T09:05:00.000Z');
    const answer = await correct(of);
    await expectAnswer(test, 'CaseAnswer', answer.body);
    expect(answer.body).toMatchObject({ id: of.id, field: 'school', reason: 'Feld verwechselt', withdrawnAt: null });
    expect(answer.body.factId).not.toBe(of.factId);
    const { body } = await list(office, enrolment);
    expect(body.cases).toEqual([answer.body]);
    expect(await counted(enrolment)).toBe(1);
    const [{ count }] = await test.database.query('select count(*) from mediation_case where case_id = $1', [of.id]);
    expect(count).toBe(2);
  });

  it('of what is not there any more is refused with what holds', async () => {
    const { of } = await made();
    await moveClock(test, '2026-11-22T09:10:00.000Z');
    const holds = (await correct(of)).body;
    const stranger = await made();
    const before = await digestOf(test, ...tables);
    const stale = await correct(of);
    await expectRefusal(test, stale, 409, 'mark-replaced');
    expect(stale.body.facts).toEqual({ present: holds.factId });
    await expectRefusal(test, await withdraw(of), 409, 'mark-replaced');
    await expectRefusal(test, await correct({ id: stranger.of.id, factId: holds.factId }), 409, 'mark-replaced');
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('the same correction again changes nothing', async () => {
    const { of } = await made();
    const id = randomUUID();
    const first = await correct(of, { id });
    const before = await digestOf(test, ...tables);
    expect((await correct(of, { id })).body).toEqual(first.body);
    await expectRefusal(test, await correct(of, { id, field: 'family' }), 409, 'mark-id-reused');
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('withdrawn, it does not count, and stays with the reason', async () => {
    const { enrolment, of } = await made();
    await moveClock(test, '2026-11-22T09:15:00.000Z');
    const id = randomUUID();
    const answer = await withdraw(of, { id });
    await expectAnswer(test, 'CaseAnswer', answer.body);
    expect(answer.body).toMatchObject({ withdrawnAt: '2026-11-22T09:15:00.000Z', reason: 'doppelt' });
    expect(await counted(enrolment)).toBe(0);
    expect((await list(office, enrolment)).body.cases).toEqual([answer.body]);
    const before = await digestOf(test, ...tables);
    expect((await withdraw(of, { id })).body).toEqual(answer.body);
    await expectRefusal(test, await withdraw(of), 409, 'mark-replaced');
    await expectRefusal(test, await correct(of), 409, 'mark-replaced');
    expect(await digestOf(test, ...tables)).toBe(before);
  });
});
