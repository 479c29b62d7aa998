import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../../../test/app';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { type MadePerson, makePerson, makeRole, signIn } from '../../../test/make';
import { PasswordHash } from './password-hash';

const password = 'Regenschirm tanzt Walzer';
const morning = '2026-11-22T08:00:00.000Z';
let test: TestApp;
let person: MadePerson;

beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.stop());
beforeEach(async () => {
  test.clock.set(morning);
  person = await makePerson(test);
  const hash = await test.app.get(PasswordHash).of(password);
  await test.database.query('insert into credential (person_id, password_hash, set_at) values ($1, $2, $3)', [
    person.id,
    hash,
    morning,
  ]);
});
afterEach(() => test.database.query('delete from rate_limit'));

const send = (body: object, cookie = 'a=b') => test.http.post('/api/sign-in').set('Cookie', cookie).send(body);
const me = (cookie: string) => test.http.get('/api/me').set('Cookie', cookie);
const cookieOf = (answer: { readonly headers: Record<string, string> }): string => {
  const [cookie] = answer.headers['set-cookie'] as unknown as string[];
  return cookie?.split(';')[0] ?? '';
};

describe('signing in', () => {
  it('refuses a wrong password, an unknown address and a deactivated person alike', async () => {
    const gone = await makePerson(test);
    await test.database.query('update person set deactivated_at = $2 where id = $1', [gone.id, morning]);
    const answers = [
      await send({ email: person.email, password: 'falsches Passwort' }),
      await send({ email: 'niemand@stadt.example', password }),
      await send({ email: gone.email, password }),
    ];
    for (const answer of answers) await expectRefusal(test, answer, 401, 'wrong-credentials');
    const bodies = answers.map(({ body }) => ({ ...body, requestId: '' }));
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(answers.map(({ headers }) => headers['set-cookie'])).toEqual([undefined, undefined, undefined]);
  });

  it('takes as long for an unknown address as for a wrong password', async () => {
    const time = async (email: string): Promise<number> => {
      const begun = performance.now();
      await send({ email, password: 'falsches Passwort' });
      return performance.now() - begun;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let i = 0; i < 4; i++) {
      known.push(await time(person.email ?? ''));
      unknown.push(await time('niemand@stadt.example'));
    }
    const least = (times: readonly number[]): number => Math.min(...times);
    expect(least(unknown)).toBeGreaterThan(least(known) * 0.4);
  });

  it('refuses what is no address or password, and fields that nobody asked for', async () => {
    await expectRefusal(test, await send({}), 422, 'invalid');
    await expectRefusal(test, await send({ email: { $ne: '' }, password: ['x'] }), 422, 'invalid');
    await expectRefusal(test, await send({ email: 'a\u0000@stadt.example', password }), 422, 'invalid');
    await expectRefusal(test, await send({ email: person.email, password, role: 'administrator' }), 422, 'invalid');
    await expectRefusal(
      test,
      await test.http.post(`/api/sign-in?email=${person.email}&password=${encodeURIComponent(password)}`),
      422,
      'invalid',
    );
  });

  it('refuses a foreign origin', async () => {
    const body = { email: person.email, password };
    await expectRefusal(test, await send(body).set('Origin', 'https://fremd.example'), 403, 'foreign-origin');
    await expectRefusal(test, await send(body).set('Sec-Fetch-Site', 'cross-site'), 403, 'foreign-origin');
  });

  it('gives a cookie that scripts and other sites cannot use, and says who is signed in', async () => {
    await makeRole(test, person.id, { role: 'municipal-coordinator', municipality: '05515' });
    const answer = await send({ email: person.email?.toUpperCase(), password });
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'Me', answer.body);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^mittler=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(answer.body).toMatchObject({
      person: { id: person.id, email: person.email },
      roles: [{ role: 'municipal-coordinator', municipality: '05515', municipalityName: 'Münster' }],
      session: { endsAt: '2026-11-22T18:00:00.000Z', idleMinutes: 30 },
      demo: false,
    });
    expect((await me(cookieOf(answer))).body).toEqual(answer.body);
  });

  it('keeps no token in the database', async () => {
    const answer = await send({ email: person.email, password });
    const token = cookieOf(answer).split('=')[1] ?? '';
    const [row] = await test.database.query(
      `select encode(token_hash, 'escape') as hash from sign_in where person_id = $1`,
      [person.id],
    );
    expect(row.hash).not.toContain(token);
  });

  it('makes a new token each time and ends the one that the browser had before', async () => {
    const planted = await signIn(test);
    const answer = await send({ email: person.email, password }, planted.cookie);
    expect(cookieOf(answer)).not.toBe(planted.cookie);
    await expectRefusal(test, await me(planted.cookie), 401, 'not-signed-in');
  });

  it('reads the same password from another keyboard', async () => {
    const hash = await test.app.get(PasswordHash).of('Ärgerliche Öfen übermorgen');
    await test.database.query('update credential set password_hash = $2 where person_id = $1', [person.id, hash]);
    expect((await send({ email: person.email, password: 'Ärgerliche Öfen übermorgen'.normalize('NFD') })).status).toBe(
      200,
    );
  });
});

describe('over https', () => {
  it('the cookie is bound to the host and never travels in clear', async () => {
    const secure = await startApp({ PUBLIC_URL: 'https://mittler.example' });
    const somebody = await makePerson(secure);
    const hash = await secure.app.get(PasswordHash).of(password);
    await secure.database.query('insert into credential (person_id, password_hash, set_at) values ($1, $2, $3)', [
      somebody.id,
      hash,
      morning,
    ]);
    const answer = await secure.http.post('/api/sign-in').send({ email: somebody.email, password });
    expect(answer.headers['set-cookie']?.[0]).toMatch(
      /^__Host-mittler=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect((await secure.http.get('/api/me').set('Cookie', cookieOf(answer))).status).toBe(200);
    await secure.stop();
  });
});

describe('being signed in', () => {
  it('ends after 30 minutes without a request', async () => {
    const { cookie } = await signIn(test);
    test.clock.set('2026-11-22T08:29:59.000Z');
    expect((await me(cookie)).status).toBe(200);
    test.clock.set('2026-11-22T08:59:58.000Z');
    expect((await me(cookie)).status).toBe(200);
    test.clock.set('2026-11-22T09:29:59.000Z');
    await expectRefusal(test, await me(cookie), 401, 'not-signed-in');
  });

  it('ends after ten hours in any case', async () => {
    const { cookie } = await signIn(test);
    for (let minutes = 25; minutes < 600; minutes += 25) {
      test.clock.set(new Date(Date.parse(morning) + minutes * 60_000).toISOString());
      expect((await me(cookie)).status).toBe(200);
    }
    test.clock.set('2026-11-22T18:00:00.000Z');
    await expectRefusal(test, await me(cookie), 401, 'not-signed-in');
  });

  it('is noted at most once a minute', async () => {
    const { id, cookie } = await signIn(test);
    const seen = async (): Promise<string> =>
      (await test.database.query('select seen_at from sign_in where person_id = $1', [id]))[0].seen_at;
    test.clock.set('2026-11-22T08:00:59.000Z');
    await me(cookie);
    expect(await seen()).toBe(morning);
    test.clock.set('2026-11-22T08:01:01.000Z');
    await me(cookie);
    expect(await seen()).toBe('2026-11-22T08:01:01.000Z');
  });

  it('ends at once when the person is deactivated', async () => {
    const { id, cookie } = await signIn(test);
    await test.database.query('update person set deactivated_at = $2 where id = $1', [id, morning]);
    await expectRefusal(test, await me(cookie), 401, 'not-signed-in');
  });

  it('brings the roles of today alone', async () => {
    const { id, cookie } = await signIn(test);
    await makeRole(test, id, 'auditor', '2026-01-01', '2026-11-21');
    await makeRole(test, id, 'trainer', '2026-11-23');
    await makeRole(test, id, 'administrator', '2026-11-22', '2026-11-22');
    expect((await me(cookie)).body.roles.map(({ role }: { role: string }) => role)).toEqual(['administrator']);
  });

  it('is not had by a made-up cookie', async () => {
    for (const cookie of ['mittler=x', `mittler=${'a'.repeat(43)}`, 'mittler=%00', `mittler=${'a'.repeat(3000)}`]) {
      await expectRefusal(test, await me(cookie), 401, 'not-signed-in');
    }
  });

  it('removes what expired at the next sign-in', async () => {
    await signIn(test);
    test.clock.set('2026-12-24T08:00:00.000Z');
    await send({ email: person.email, password });
    const rows = await test.database.query('select person_id from sign_in');
    expect(rows).toEqual([{ person_id: person.id }]);
  });
});

describe('signing out', () => {
  it('ends the session on the server, and a second time is harmless', async () => {
    const { cookie } = await signIn(test);
    for (let time = 1; time <= 2; time++) {
      const answer = await test.http.delete('/api/sign-in').set('Cookie', cookie);
      expect(answer.status).toBe(204);
      expect(answer.headers['set-cookie']?.[0]).toMatch(/^mittler=; Max-Age=0; Path=\//);
      expect((await me(cookie)).status).toBe(401);
    }
  });
});

describe('own sign-ins', () => {
  it('are for who is signed in', async () => {
    await expectRefusal(test, await test.http.get('/api/me/sign-ins'), 401, 'not-signed-in');
  });

  it('are listed and ended one by one, never those of others', async () => {
    const here = await signIn(test);
    const there = await signIn(test, { person: here.id });
    const stranger = await signIn(test);
    const list = async (cookie: string) => (await test.http.get('/api/me/sign-ins').set('Cookie', cookie)).body;
    await expectAnswer(test, 'SignIns', await list(here.cookie));
    const { signIns } = await list(here.cookie);
    expect(signIns.map(({ isThis }: { isThis: boolean }) => isThis).sort()).toEqual([false, true]);
    const other = signIns.find(({ isThis }: { isThis: boolean }) => !isThis);
    const end = (cookie: string) => test.http.delete(`/api/me/sign-ins/${other.id}`).set('Cookie', cookie);
    await expectRefusal(test, await end(stranger.cookie), 404, 'not-found');
    expect((await end(here.cookie)).status).toBe(204);
    await expectRefusal(test, await end(here.cookie), 404, 'not-found');
    expect((await me(there.cookie)).status).toBe(401);
    expect((await me(here.cookie)).status).toBe(200);
  });
});

describe('the language', () => {
  it('is chosen by the person herself', async () => {
    const { cookie } = await signIn(test);
    const choose = (language: string) => test.http.put('/api/me/language').set('Cookie', cookie).send({ language });
    await expectRefusal(test, await choose('fr'), 422, 'invalid');
    for (let time = 1; time <= 2; time++) expect((await choose('en')).body.person.language).toBe('en');
  });
});
