import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { digestOf, makePerson, signIn, type SignedIn } from '../../../test/make';
import { makeCourse, makeSession } from '../../../test/make-course';

let test: TestApp;
let office: SignedIn;
let trainer: SignedIn;
let others: readonly SignedIn[];
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'] });
  trainer = await signIn(test, { roles: ['trainer'], familyName: 'Ahlbrecht' });
  others = [
    await signIn(test),
    trainer,
    await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: '05515' }] }),
  ];
});
afterAll(() => test.stop());

const tables = ['trainer_qualification', 'audit_entry'] as const;
const ask = (who: SignedIn | null, method: 'get' | 'post' | 'put' | 'delete', path: string, body?: object) => {
  const request = test.http[method](`/api/${path}`);
  if (who) void request.set('Cookie', who.cookie);
  return body === undefined ? request : request.send(body);
};
const plan = (wish: object = {}) => ({
  scheme: 'zmediatausbv',
  area: '2',
  validFrom: '2024-01-01',
  validUntil: null,
  evidence: 'Zertifikat Ausbilderin 2021',
  ...wish,
});
const added = async (wish: object = {}) => {
  const body = { id: randomUUID(), personId: trainer.id, ...plan(wish) };
  const answer = await ask(office, 'post', 'qualifications', body);
  expect(answer.body).toMatchObject({ id: body.id });
  return answer.body;
};

describe('Who may train what', () => {
  it.each([
    ['get', 'qualifications', undefined],
    ['post', 'qualifications', () => ({ id: randomUUID(), personId: trainer.id, ...plan() })],
    ['put', 'qualifications/{id}', () => ({ ...plan(), version: 1 })],
    ['delete', 'qualifications/{id}?version=1', undefined],
  ] as const)('%s %s: the office alone', async (method, path, body) => {
    const address = path.replace('{id}', (await added()).id);
    const before = await digestOf(test, ...tables);
    await expectRefusal(test, await ask(null, method, address, body?.()), 401, 'not-signed-in');
    for (const who of others) await expectRefusal(test, await ask(who, method, address, body?.()), 403, 'not-allowed');
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it.each([
    ['an area that the scheme does not know', { area: '9' }, 'invalid', '/area'],
    ['a scheme that nobody published', { scheme: 'keine' }, 'invalid', '/scheme'],
    ['an end before the beginning', { validUntil: '2023-12-31' }, 'period-invalid', '/validUntil'],
    ['nothing that shows it', { evidence: '' }, 'invalid', '/evidence'],
  ])('%s is refused', async (_, wish, code, pointer) => {
    const { id } = await added();
    const before = await digestOf(test, ...tables);
    for (const answer of [
      await ask(office, 'post', 'qualifications', { id: randomUUID(), personId: trainer.id, ...plan(wish) }),
      await ask(office, 'put', `qualifications/${id}`, { ...plan(wish), version: 1 }),
    ]) {
      await expectRefusal(test, answer, 422, code);
      expect(answer.body.fields[0].pointer).toBe(pointer);
    }
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('nobody who is not there is qualified', async () => {
    const answer = await ask(office, 'post', 'qualifications', { id: randomUUID(), personId: randomUUID(), ...plan() });
    await expectRefusal(test, answer, 422, 'invalid');
    expect(answer.body.fields).toEqual([{ pointer: '/personId', rule: 'unknown' }]);
  });

  it('is added once, edited at the version that holds, and removed', async () => {
    const body = { id: randomUUID(), personId: trainer.id, ...plan() };
    const once = await ask(office, 'post', 'qualifications', body);
    expect(once.status).toBe(201);
    await expectAnswer(test, 'QualificationAnswer', once.body);
    const before = await digestOf(test, ...tables);
    expect((await ask(office, 'post', 'qualifications', body)).body).toEqual(once.body);
    expect(await digestOf(test, ...tables)).toBe(before);
    const edited = await ask(office, 'put', `qualifications/${body.id}`, { ...plan({ area: null }), version: 1 });
    expect(edited.body).toMatchObject({ area: null, version: 2, person: { id: trainer.id } });
    await expectRefusal(
      test,
      await ask(office, 'put', `qualifications/${body.id}`, { ...plan(), version: 1 }),
      412,
      'stale',
    );
    await expectRefusal(test, await ask(office, 'delete', `qualifications/${body.id}`), 428, 'version-missing');
    expect((await ask(office, 'delete', `qualifications/${body.id}?version=2`)).status).toBe(204);
    await expectRefusal(test, await ask(office, 'delete', `qualifications/${body.id}?version=2`), 404, 'not-found');
  });

  it('is listed by name, page by page, and by person and scheme', async () => {
    const other = await makePerson(test, { familyName: 'Özdemir' });
    await added({ personId: other.id, area: null });
    await added({ area: '5' });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { body } = await ask(office, 'get', `qualifications?limit=2${after === null ? '' : `&after=${after}`}`);
      await expectAnswer(test, 'Qualifications', body);
      seen.push(...body.qualifications.map((row: { person: { familyName: string } }) => row.person.familyName));
      after = body.next;
    } while (after !== null);
    expect(seen).toEqual([...seen].sort((a, b) => a.localeCompare(b, 'de')));
    const hers = await ask(office, 'get', `qualifications?person=${other.id}&scheme=zmediatausbv`);
    expect(hers.body.qualifications).toMatchObject([{ person: { id: other.id }, area: null }]);
    expect(
      (await ask(office, 'get', `qualifications?person=${other.id}&scheme=five-modules`)).body.qualifications,
    ).toEqual([]);
  });

  it('goes with a person who is merged or deleted', async () => {
    const [from, to] = [await makePerson(test), await makePerson(test)];
    const { id } = await added({ personId: from.id });
    const merged = await ask(office, 'post', `people/${to.id}/merge`, {
      duplicate: from.id,
      version: 1,
      duplicateVersion: 1,
    });
    expect(merged.status).toBeLessThan(300);
    const shown = async (person: string) =>
      (await ask(office, 'get', `qualifications?person=${person}`)).body.qualifications;
    expect(await shown(to.id)).toMatchObject([{ id }]);
    expect(await shown(from.id)).toEqual([]);
  });
});

describe('A session says who may not train in it', () => {
  const remarksOf = async (session: string) => {
    const { body } = await ask(office, 'get', `sessions/${session}`);
    await expectAnswer(test, 'SessionAnswer', body);
    return body.remarks.filter(({ kind }: { kind: string }) => kind === 'trainer-not-qualified');
  };
  const names = (remarks: readonly { trainer: { id: string }; areas: readonly string[] }[]) =>
    remarks.map(({ trainer: { id }, areas }) => [id, areas]);

  it('to the office alone; nobody else is told', async () => {
    const { id: person } = await makePerson(test);
    const session = await makeSession(test, await makeCourse(test), { trainers: [person, trainer.id] });
    expect(names(await remarksOf(session.id))).toContainEqual([person, ['2', '5']]);
    expect((await ask(trainer, 'get', `sessions/${session.id}`)).body.remarks).toEqual([]);
  });

  it.each([
    ['in all areas', [{ area: null }], []],
    ['in both', [{ area: '2' }, { area: '5' }], []],
    ['in one', [{ area: '2' }], ['5']],
    ['no more by then', [{ area: null, validUntil: '2026-11-19' }], ['2', '5']],
    ['until that very day', [{ area: null, validUntil: '2026-11-20' }], []],
    ['only from the day after', [{ area: null, validFrom: '2026-11-21' }], ['2', '5']],
    ['for another scheme', [{ area: null, scheme: 'five-modules' }], ['2', '5']],
  ])('one who is qualified %s', async (_, wishes, lacking) => {
    const { id: personId } = await makePerson(test);
    for (const wish of wishes) await added({ personId, ...wish });
    const session = await makeSession(test, await makeCourse(test), { trainers: [personId] });
    expect(names(await remarksOf(session.id))).toEqual(lacking.length === 0 ? [] : [[personId, lacking]]);
  });

  it('two who share the areas are qualified together; who knows none of them is named with all', async () => {
    const [one, two, none] = [await makePerson(test), await makePerson(test), await makePerson(test)];
    await added({ personId: one.id, area: '2' });
    await added({ personId: two.id, area: '5' });
    const course = await makeCourse(test);
    const shared = await makeSession(test, course, { trainers: [one.id, two.id] });
    expect(await remarksOf(shared.id)).toEqual([]);
    const three = await makeSession(test, course, { trainers: [one.id, two.id, none.id] });
    expect(names(await remarksOf(three.id))).toEqual([[none.id, ['2', '5']]]);
  });
});
