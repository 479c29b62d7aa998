import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fiveModules, type RuleSet } from '@mittler/domain';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../test/answer';
import { startApp, type TestApp } from '../../test/app';
import { digestOf, signIn } from '../../test/make';

let test: TestApp;
let office: string;
let trainer: string;

beforeAll(async () => {
  test = await startApp();
  office = (await signIn(test, { roles: ['coordination-office'] })).cookie;
  trainer = (await signIn(test, { roles: ['trainer'] })).cookie;
});
afterAll(() => test.stop());

const draft = (version: string, change: Partial<RuleSet> = {}): object => ({
  content: { ...fiveModules, version, draft: true, ...change },
});

describe('without being signed in', () => {
  it('nobody reads rule sets, but everybody the schema that a file must keep to', async () => {
    await expectRefusal(test, await test.http.get('/api/rule-sets'), 401, 'not-signed-in');
    const schema = await test.http.get('/api/rule-sets/schema');
    expect([schema.status, schema.body.$schema]).toEqual([200, 'https://json-schema.org/draft/2020-12/schema']);
  });
});

describe('a trainer', () => {
  it('reads what is published, and changes nothing', async () => {
    const list = await test.http.get('/api/rule-sets').set('Cookie', trainer);
    await expectAnswer(test, 'RuleSets', list.body);
    expect(list.body.ruleSets.every((each: { published: boolean }) => each.published)).toBe(true);
    const before = await digestOf(test, 'rule_set');
    for (const [method, path] of [
      ['post', '/api/rule-sets'],
      ['post', `/api/rule-sets/${randomUUID()}/publish`],
      ['delete', `/api/rule-sets/${randomUUID()}`],
    ] as const) {
      await expectRefusal(test, await test.http[method](path).set('Cookie', trainer).send({}), 403, 'not-allowed');
    }
    expect(await digestOf(test, 'rule_set')).toBe(before);
  });
});

describe('a rule set from a file', () => {
  it('is refused with a pointer to every spot that does not fit', async () => {
    const body = draft('x', { effectiveFrom: '2026-02-30', areas: [{ code: '1' }] as never });
    const answer = await test.http.post('/api/rule-sets').set('Cookie', office).send(body);
    await expectRefusal(test, answer, 422, 'rule-set-invalid');
    const pointers = answer.body.fields.map((field: { pointer: string }) => field.pointer);
    expect(pointers).toEqual(expect.arrayContaining(['/effectiveFrom', '/areas/0/title']));
  });

  it('is refused where it contradicts itself', async () => {
    const [module] = fiveModules.modules;
    const body = draft('x', { modules: [...fiveModules.modules, module!] });
    const answer = await test.http.post('/api/rule-sets').set('Cookie', office).send(body);
    await expectRefusal(test, answer, 422, 'rule-set-invalid');
    expect(answer.body.fields[0]).toMatchObject({ rule: 'code-twice' });
  });

  it('is refused when it is none', async () => {
    for (const content of ['text', 7, null, []]) {
      const answer = await test.http.post('/api/rule-sets').set('Cookie', office).send({ content });
      await expectRefusal(test, answer, 422, 'invalid');
    }
  });

  it('becomes a draft, is published, and can never be changed again', async () => {
    const added = await test.http.post('/api/rule-sets').set('Cookie', office).send(draft('2027'));
    expect(added.status).toBe(201);
    await expectAnswer(test, 'RuleSetAnswer', added.body);
    expect(added.body.published).toBe(false);
    const again = await test.http.post('/api/rule-sets').set('Cookie', office).send(draft('2027'));
    await expectRefusal(test, again, 409, 'already-exists');

    const path = `/api/rule-sets/${added.body.id}`;
    const published = await test.http.post(`${path}/publish`).set('Cookie', office);
    expect([published.status, published.body.published, published.body.content.draft]).toEqual([200, true, false]);
    await expectRefusal(test, await test.http.post(`${path}/publish`).set('Cookie', office), 409, 'rule-set-published');
    await expectRefusal(test, await test.http.delete(path).set('Cookie', office), 409, 'rule-set-published');
    const change = test.database.query("update rule_set set title = 'anders' where id = $1", [added.body.id]);
    await expect(change).rejects.toThrow('a published rule set is never changed');
  });

  it('can be thrown away while it is a draft, once', async () => {
    const added = await test.http.post('/api/rule-sets').set('Cookie', office).send(draft('2028'));
    const path = `/api/rule-sets/${added.body.id}`;
    expect((await test.http.delete(path).set('Cookie', office)).status).toBe(204);
    await expectRefusal(test, await test.http.delete(path).set('Cookie', office), 404, 'not-found');
  });

  it('that is unknown answers like one that cannot exist', async () => {
    for (const id of [randomUUID(), 'nonsense', '1']) {
      await expectRefusal(test, await test.http.delete(`/api/rule-sets/${id}`).set('Cookie', office), 404, 'not-found');
    }
  });
});
