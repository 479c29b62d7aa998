import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { digestOf, signIn, type SignedIn } from '../../../test/make';

let test: TestApp;
let office: SignedIn;
let coordinator: SignedIn;
let trainee: SignedIn;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'] });
  coordinator = await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: '05515' }] });
  trainee = await signIn(test);
});
afterAll(() => test.stop());

const tables = ['institution', 'programme', 'audit_entry'] as const;

const ask = (who: SignedIn | null, method: 'get' | 'post' | 'put', path: string, body?: object) => {
  const request = test.http[method](`/api/${path}`);
  if (who) void request.set('Cookie', who.cookie);
  return body === undefined ? request : request.send(body);
};

let number = 0;
const institution = (wish: object = {}) => ({
  name: `Landesakademie ${++number}`,
  street: 'Lindenplatz 4',
  postcode: '00123',
  town: 'Auenfeld',
  signatoryName: 'Wiebke Hallstedt',
  signatoryRole: 'Leitung',
  numberPrefix: 'MB',
  ...wish,
});

describe('Institutions', () => {
  const calls = [
    ['get', () => undefined, 'institutions'],
    ['post', () => institution(), 'institutions'],
    ['put', () => ({ ...institution(), version: 1 }), `institutions/${randomUUID()}`],
  ] as const;

  it.each(calls)('%s asks for a sign-in', async (method, body, path) => {
    await expectRefusal(test, await ask(null, method, path, body()), 401, 'not-signed-in');
  });

  it.each(calls)('%s is for the office alone', async (method, body, path) => {
    for (const who of [trainee, coordinator])
      await expectRefusal(test, await ask(who, method, path, body()), 403, 'not-allowed');
  });

  it.each([
    ['no name', { name: ' ' }, '/name'],
    ['a line break in the name', { name: 'Akademie\nBcc: x' }, '/name'],
    ['a prefix in small letters', { numberPrefix: 'mb' }, '/numberPrefix'],
    ['a prefix that is too long', { numberPrefix: 'ABCDEFGHI' }, '/numberPrefix'],
    ['an unknown field', { seal: true }, '/seal'],
  ])('refuse %s', async (_, wish, pointer) => {
    const before = await digestOf(test, ...tables);
    const answer = await ask(office, 'post', 'institutions', institution(wish));
    await expectRefusal(test, answer, 422, 'invalid');
    expect(answer.body.fields[0].pointer).toBe(pointer);
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('a second one of the same name is refused', async () => {
    const wish = institution();
    await ask(office, 'post', 'institutions', wish);
    await expectRefusal(test, await ask(office, 'post', 'institutions', wish), 409, 'already-exists');
  });

  it('is created, listed and edited', async () => {
    const created = await ask(office, 'post', 'institutions', institution());
    expect(created.status).toBe(201);
    await expectAnswer(test, 'InstitutionAnswer', created.body);
    const edited = await ask(office, 'put', `institutions/${created.body.id}`, {
      ...institution({ town: 'Brückstadt' }),
      version: 1,
    });
    await expectAnswer(test, 'InstitutionAnswer', edited.body);
    expect(edited.body).toMatchObject({ id: created.body.id, town: 'Brückstadt', version: 2 });
    const list = await ask(office, 'get', 'institutions');
    await expectAnswer(test, 'Institutions', list.body);
    expect(list.body.institutions).toContainEqual(edited.body);
    const log = await test.database.query('select deed from audit_entry where subject_id = $1 order by seq', [
      created.body.id,
    ]);
    expect(log).toEqual([{ deed: 'institution.created' }, { deed: 'institution.edited' }]);
  });

  it('an edit over a version that somebody else has changed is refused with the present one', async () => {
    const { body } = await ask(office, 'post', 'institutions', institution());
    await ask(office, 'put', `institutions/${body.id}`, { ...institution(), version: 1 });
    const before = await digestOf(test, ...tables);
    const stale = await ask(office, 'put', `institutions/${body.id}`, { ...institution(), version: 1 });
    await expectRefusal(test, stale, 412, 'stale');
    expect(stale.body.facts).toEqual({ present: 2 });
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('one that does not exist is not found', async () => {
    await expectRefusal(
      test,
      await ask(office, 'put', `institutions/${randomUUID()}`, { ...institution(), version: 1 }),
      404,
      'not-found',
    );
  });
});

describe('Programmes', () => {
  it('are read by office and coordinators, written by the office', async () => {
    await expectRefusal(test, await ask(null, 'get', 'programmes'), 401, 'not-signed-in');
    await expectRefusal(test, await ask(trainee, 'get', 'programmes'), 403, 'not-allowed');
    expect((await ask(coordinator, 'get', 'programmes')).status).toBe(200);
    const wish = { name: 'Fremdes Programm', scheme: 'zmediatausbv' };
    await expectRefusal(test, await ask(coordinator, 'post', 'programmes', wish), 403, 'not-allowed');
    await expectRefusal(
      test,
      await ask(coordinator, 'put', `programmes/${randomUUID()}`, { name: 'x', version: 1 }),
      403,
      'not-allowed',
    );
  });

  it('a scheme without a published rule set is refused, a draft too', async () => {
    for (const scheme of ['zmediatausbv-2', 'koko-multiplier']) {
      await expectRefusal(
        test,
        await ask(office, 'post', 'programmes', { name: 'Neu', scheme }),
        409,
        'rule-set-unknown',
      );
    }
  });

  it('the scheme stays for good', async () => {
    const { body } = await ask(office, 'post', 'programmes', { name: 'Mediation', scheme: 'zmediatausbv' });
    await expectRefusal(
      test,
      await ask(office, 'put', `programmes/${body.id}`, { name: 'M', scheme: 'five-modules', version: 1 }),
      422,
      'invalid',
    );
  });

  it('is created and renamed', async () => {
    const created = await ask(office, 'post', 'programmes', {
      name: 'Mediation in der Kommune',
      scheme: 'zmediatausbv',
    });
    expect(created.status).toBe(201);
    await expectAnswer(test, 'ProgrammeAnswer', created.body);
    const edited = await ask(office, 'put', `programmes/${created.body.id}`, {
      name: 'Kommunale Mediation',
      version: 1,
    });
    expect(edited.body).toEqual({ ...created.body, name: 'Kommunale Mediation', version: 2 });
    await expectRefusal(
      test,
      await ask(office, 'put', `programmes/${created.body.id}`, { name: 'X', version: 1 }),
      412,
      'stale',
    );
    await expectRefusal(
      test,
      await ask(office, 'post', 'programmes', { name: 'Kommunale Mediation', scheme: 'zmediatausbv' }),
      409,
      'already-exists',
    );
    await expectAnswer(test, 'Programmes', (await ask(office, 'get', 'programmes')).body);
  });
});
