import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startApp, type TestApp } from '../../../test/app';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { mailsTo, tokenIn } from '../../../test/mail';
import { digestOf, makeDepartment, makePerson, type MadePerson, type SignedIn, signIn } from '../../../test/make';
import { SETTINGS } from '../../settings.module';
import type { Settings } from '../../settings';
import { PasswordHash } from '../sign-in/password-hash';
import { inviteFirstAdministrator } from './first-administrator';

const password = 'Regenschirm tanzt Walzer';
const another = 'Zwölf Igel kochen Suppe';
const morning = '2026-11-22T08:00:00.000Z';
let test: TestApp;
let office: SignedIn;

beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.stop());
beforeEach(async () => {
  test.clock.set(morning);
  office = await signIn(test, { roles: ['coordination-office'] });
});
afterEach(() => test.database.query('delete from rate_limit'));

const post = (path: string, body: object = {}, cookie = '') =>
  test.http.post(`/api${path}`).set('Cookie', cookie).send(body);
const put = (path: string, body: object, cookie: string) =>
  test.http.put(`/api${path}`).set('Cookie', cookie).send(body);
const invite = (id: string, cookie = office.cookie) => post(`/people/${id}/invitations`, {}, cookie);
const enter = (email: string | null, word: string) => post('/sign-in', { email, password: word });

async function withPassword(): Promise<MadePerson> {
  const person = await makePerson(test);
  const hash = await test.app.get(PasswordHash).of(password);
  await test.database.query('insert into credential (person_id, password_hash, set_at) values ($1, $2, $3)', [
    person.id,
    hash,
    morning,
  ]);
  return person;
}

async function lastToken(email: string | null): Promise<string> {
  return tokenIn((await mailsTo(test, email ?? '')).at(-1));
}

describe('an invitation', () => {
  it('is sent by office, administrator or municipal coordinator', async () => {
    const { id } = await makePerson(test);
    await expectRefusal(test, await invite(id, ''), 401, 'not-signed-in');
    for (const roles of [[], ['trainer'], ['auditor']] as const) {
      await expectRefusal(test, await invite(id, (await signIn(test, { roles })).cookie), 403, 'not-allowed');
    }
  });

  it("does not reach another municipality's person", async () => {
    const { id } = await makePerson(test, { department: (await makeDepartment(test, '05315')).id });
    const { cookie } = await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: '05515' }] });
    await expectRefusal(test, await invite(id, cookie), 404, 'not-found');
    await expectRefusal(test, await invite('8f7c2c0e-0000-4000-8000-000000000000', cookie), 404, 'not-found');
  });

  it('needs an address and an active person', async () => {
    await expectRefusal(test, await invite((await makePerson(test, { email: null })).id), 409, 'email-missing');
    const gone = await makePerson(test);
    await test.database.query('update person set deactivated_at = $2 where id = $1', [gone.id, morning]);
    await expectRefusal(test, await invite(gone.id), 409, 'person-deactivated');
  });

  it('leads to a password and to the sign-in, once', async () => {
    const person = await makePerson(test, { department: (await makeDepartment(test, '05515')).id });
    const { cookie } = await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: '05515' }] });
    expect((await invite(person.id, cookie)).status).toBe(204);
    const [mail] = await mailsTo(test, person.email ?? '');
    expect(mail?.subject).toBe('Ihr Zugang zu Mittler');
    expect(mail?.text).toMatch(/\/konto\/einladung#[\w-]{43}\n/);
    const token = tokenIn(mail);
    const read = await post('/account/link', { token });
    await expectAnswer(test, 'LinkAnswer', read.body);
    expect(read.body).toEqual({
      purpose: 'invitation',
      givenName: person.givenName,
      expiresAt: '2026-12-06T08:00:00.000Z',
    });
    expect((await post('/account/password', { token, password })).status).toBe(204);
    expect((await enter(person.email, password)).status).toBe(200);
    await expectRefusal(test, await post('/account/password', { token, password: another }), 404, 'link-not-valid');
    await expectRefusal(test, await post('/account/link', { token }), 404, 'link-not-valid');
    expect((await enter(person.email, password)).status).toBe(200);
  });

  it('ends after 14 days, and when a newer one is sent', async () => {
    const person = await makePerson(test);
    await invite(person.id);
    const old = await lastToken(person.email);
    test.clock.set('2026-11-22T08:00:01.000Z');
    await invite(person.id);
    await expectRefusal(test, await post('/account/password', { token: old, password }), 404, 'link-not-valid');
    const token = await lastToken(person.email);
    test.clock.set('2026-12-06T08:00:01.000Z');
    await expectRefusal(test, await post('/account/password', { token, password }), 404, 'link-not-valid');
  });

  it('keeps its token out of the database once it is sent', async () => {
    const person = await makePerson(test);
    await invite(person.id);
    const token = await lastToken(person.email);
    const digest = await test.database.query(
      `select (select coalesce(string_agg(m::text, ''), '') from message m) || (select string_agg(l::text, '') from account_link l) || (select string_agg(a::text, '') from audit_entry a) as text`,
    );
    expect(digest[0].text).not.toContain(token);
  });
});

describe('the first administrator', () => {
  it('is invited at the start, once, until somebody administers', async () => {
    const email = 'erste@stadt.example';
    const settings = { ...test.app.get<Settings>(SETTINGS), firstAdministrator: email };
    test.clock.release();
    for (let time = 1; time <= 2; time++) await inviteFirstAdministrator(test.database, settings);
    const mails = await mailsTo(test, email);
    expect(mails).toHaveLength(1);
    expect((await post('/account/password', { token: tokenIn(mails[0]), password })).status).toBe(204);
    expect((await enter(email, password)).body.roles).toMatchObject([{ role: 'administrator', until: null }]);
    await inviteFirstAdministrator(test.database, { ...settings, firstAdministrator: 'zweite@stadt.example' });
    expect(await mailsTo(test, 'zweite@stadt.example')).toEqual([]);
  });
});

describe('a new password', () => {
  it('has at least 15 characters, at most 256, and is not guessed first', async () => {
    const person = await makePerson(test);
    await invite(person.id);
    const token = await lastToken(person.email);
    for (const [wrong, rule] of [
      ['kurz', 'minLength'],
      ['x'.repeat(257), 'maxLength'],
      ['Passwort12345678', 'notCommon'],
      [`${person.familyName} ${person.givenName}`, 'notCommon'],
    ]) {
      const answer = await post('/account/password', { token, password: wrong });
      await expectRefusal(test, answer, 422, 'invalid');
      expect(answer.body.fields.map((field: { rule: string }) => field.rule)).toContain(rule);
    }
    expect((await post('/account/password', { token, password: 'drei bunte Kähne am Kai' })).status).toBe(204);
  });
});

describe('a password reset', () => {
  it('answers alike for known and unknown addresses', async () => {
    const person = await withPassword();
    const known = await post('/account/password-reset', { email: person.email });
    const unknown = await post('/account/password-reset', { email: 'niemand@stadt.example' });
    expect([known.status, known.text]).toEqual([204, '']);
    expect([unknown.status, unknown.text]).toEqual([204, '']);
    expect(await mailsTo(test, 'niemand@stadt.example')).toEqual([]);
    expect(await mailsTo(test, person.email ?? '')).toHaveLength(1);
  });

  it('sends nothing to somebody who was never invited', async () => {
    const person = await makePerson(test);
    await post('/account/password-reset', { email: person.email });
    expect(await mailsTo(test, person.email ?? '')).toEqual([]);
  });

  it('is limited alike for known and unknown addresses', async () => {
    const person = await withPassword();
    for (const email of [person.email, 'niemand@stadt.example']) {
      await test.database.query('delete from rate_limit');
      for (let i = 0; i < 10; i++) expect((await post('/account/password-reset', { email })).status).toBe(204);
      await expectRefusal(test, await post('/account/password-reset', { email }), 429, 'too-many-requests');
    }
  });

  it('ends all sign-ins and tells the person', async () => {
    const person = await withPassword();
    const { cookie } = await signIn(test, { person: person.id });
    await post('/account/password-reset', { email: person.email });
    const token = await lastToken(person.email);
    test.clock.set('2026-11-22T08:00:05.000Z');
    expect((await post('/account/password', { token, password: another })).status).toBe(204);
    await expectRefusal(test, await test.http.get('/api/me').set('Cookie', cookie), 401, 'not-signed-in');
    await expectRefusal(test, await enter(person.email, password), 401, 'wrong-credentials');
    expect((await enter(person.email, another)).status).toBe(200);
    expect((await mailsTo(test, person.email ?? '')).at(-1)?.subject).toBe('Ihr Passwort für Mittler wurde geändert');
  });

  it('ends after 60 minutes', async () => {
    const person = await withPassword();
    await post('/account/password-reset', { email: person.email });
    const token = await lastToken(person.email);
    test.clock.set('2026-11-22T09:00:00.000Z');
    await expectRefusal(test, await post('/account/password', { token, password: another }), 404, 'link-not-valid');
  });

  it('lets one of two requests with the same link win', async () => {
    const person = await withPassword();
    await post('/account/password-reset', { email: person.email });
    const token = await lastToken(person.email);
    const answers = await Promise.all([
      post('/account/password', { token, password: another }),
      post('/account/password', { token, password: `${another}!` }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
  });
});

describe('changing the password', () => {
  it('asks for the present one', async () => {
    await expectRefusal(
      test,
      await put('/me/password', { currentPassword: password, password: another }, ''),
      401,
      'not-signed-in',
    );
    const person = await withPassword();
    const { cookie } = await signIn(test, { person: person.id });
    await expectRefusal(
      test,
      await put('/me/password', { currentPassword: 'falsch', password: another }, cookie),
      401,
      'wrong-credentials',
    );
    expect((await test.http.get('/api/me').set('Cookie', cookie)).status).toBe(200);
  });

  it('gives this browser a new token and ends all others', async () => {
    const person = await withPassword();
    const [here, there] = [await signIn(test, { person: person.id }), await signIn(test, { person: person.id })];
    const answer = await put('/me/password', { currentPassword: password, password: another }, here.cookie);
    expect(answer.status).toBe(204);
    const renewed = String(answer.headers['set-cookie']?.[0]).split(';')[0] ?? '';
    const statuses = [here.cookie, there.cookie, renewed].map(
      async (cookie) => (await test.http.get('/api/me').set('Cookie', cookie)).status,
    );
    expect(await Promise.all(statuses)).toEqual([401, 401, 200]);
    expect((await mailsTo(test, person.email ?? '')).at(-1)?.subject).toBe('Ihr Passwort für Mittler wurde geändert');
  });
});

describe('changing the address', () => {
  it('asks for the password', async () => {
    const person = await withPassword();
    const { cookie } = await signIn(test, { person: person.id });
    await expectRefusal(test, await post('/me/email', { email: 'neu@stadt.example', password }), 401, 'not-signed-in');
    await expectRefusal(test, await post('/me/email', { email: 'neu', password }, cookie), 422, 'invalid');
    await expectRefusal(
      test,
      await post('/me/email', { email: 'neu@stadt.example', password: 'falsch' }, cookie),
      401,
      'wrong-credentials',
    );
  });

  it('counts once it is confirmed from the new one, and the old one is told', async () => {
    const person = await withPassword();
    const { cookie } = await signIn(test, { person: person.id });
    expect((await post('/me/email', { email: 'neue.adresse@stadt.example', password }, cookie)).status).toBe(204);
    expect((await enter(person.email, password)).status).toBe(200);
    const token = await lastToken('neue.adresse@stadt.example');
    await expectRefusal(test, await post('/account/password', { token, password: another }), 404, 'link-not-valid');
    test.clock.set('2026-11-23T07:59:59.000Z');
    expect((await post('/account/email', { token })).status).toBe(204);
    await expectRefusal(test, await post('/account/email', { token }), 404, 'link-not-valid');
    expect((await enter('neue.adresse@stadt.example', password)).status).toBe(200);
    await expectRefusal(test, await enter(person.email, password), 401, 'wrong-credentials');
    const notice = (await mailsTo(test, person.email ?? '')).at(-1);
    expect(notice?.subject).toBe('Ihre E-Mail-Adresse in Mittler wurde geändert');
    expect(notice?.text).not.toContain('neue.adresse');
  });

  it('says only to the owner of an address that it is taken', async () => {
    const [person, owner] = [await withPassword(), await withPassword()];
    const { cookie } = await signIn(test, { person: person.id });
    expect((await post('/me/email', { email: owner.email, password }, cookie)).status).toBe(204);
    await expectRefusal(
      test,
      await post('/account/email', { token: await lastToken(owner.email) }),
      409,
      'email-taken',
    );
  });

  it('ends after 24 hours', async () => {
    const person = await withPassword();
    const { cookie } = await signIn(test, { person: person.id });
    await post('/me/email', { email: 'spaet@stadt.example', password }, cookie);
    const token = await lastToken('spaet@stadt.example');
    test.clock.set('2026-11-23T08:00:00.000Z');
    await expectRefusal(test, await post('/account/email', { token }), 404, 'link-not-valid');
  });
});

describe('links', () => {
  it('that were made up are refused alike, and after ten tries not even read', async () => {
    const before = await digestOf(test, 'person', 'credential', 'account_link', 'message');
    for (let i = 0; i < 10; i++)
      await expectRefusal(test, await post('/account/link', { token: String(i).repeat(43) }), 404, 'link-not-valid');
    await expectRefusal(
      test,
      await post('/account/password', { token: 'a'.repeat(43), password }),
      429,
      'too-many-requests',
    );
    expect(await digestOf(test, 'person', 'credential', 'account_link', 'message')).toBe(before);
  });

  it('of another form are refused as such', async () => {
    await expectRefusal(test, await post('/account/link', { token: '../x' }), 422, 'invalid');
  });
});

describe("the operator's pages", () => {
  it('are empty until they are written', async () => {
    const answer = await test.http.get('/api/pages/imprint');
    expect(answer.body).toEqual({ name: 'imprint', language: 'de', text: null });
    await expectAnswer(test, 'OperatorPage', answer.body);
  });

  it('are read from the data folder in each language', async () => {
    mkdirSync(join(test.dataFolder, 'pages'), { recursive: true });
    writeFileSync(join(test.dataFolder, 'pages', 'privacy.en.md'), '# Privacy\n');
    expect((await test.http.get('/api/pages/privacy?language=en')).body).toEqual({
      name: 'privacy',
      language: 'en',
      text: '# Privacy\n',
    });
    expect((await test.http.get('/api/pages/privacy?language=de')).body.text).toBeNull();
  });

  it.each(['nothing', '..%2Fsecret', 'imprint.de.md', '%2e%2e'])('are these three alone, not "%s"', async (name) => {
    await expectRefusal(test, await test.http.get(`/api/pages/${name}`), 404, 'not-found');
  });
});
