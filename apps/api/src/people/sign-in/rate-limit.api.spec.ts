import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../../../test/app';
import { expectRefusal } from '../../../test/answer';
import { makePerson } from '../../../test/make';
import { PasswordHash } from './password-hash';
import { networkOf } from './rate-limit.service';

const password = 'Regenschirm tanzt Walzer';
let test: TestApp;
let behindProxy: TestApp;

beforeAll(async () => {
  test = await startApp();
  behindProxy = await startApp({ TRUSTED_PROXIES: '1' });
});
afterAll(async () => {
  await test.stop();
  await behindProxy.stop();
});
afterEach(async () => {
  for (const app of [test, behindProxy]) await app.database.query('delete from rate_limit');
});

async function account(app: TestApp): Promise<string> {
  const person = await makePerson(app);
  const hash = await app.app.get(PasswordHash).of(password);
  await app.database.query('insert into credential (person_id, password_hash, set_at) values ($1, $2, now())', [
    person.id,
    hash,
  ]);
  return person.email ?? '';
}

const attempt = (app: TestApp, email: string, word: string, from = '203.0.113.7') =>
  app.http.post('/api/sign-in').set('X-Forwarded-For', from).send({ email, password: word });

describe('ten tries in fifteen minutes', () => {
  it.each(['a known account', 'an unknown one'])(
    'are all that %s gets, also with the right password after that',
    async (kind) => {
      const email = kind === 'a known account' ? await account(test) : 'niemand@stadt.example';
      for (let i = 0; i < 10; i++)
        await expectRefusal(test, await attempt(test, email, `falsch ${i}`), 401, 'wrong-credentials');
      const refused = await attempt(test, email, password);
      await expectRefusal(test, refused, 429, 'too-many-requests');
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800);
      expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(900);
    },
  );

  it('are counted for the address, whatever account is tried and whatever X-Forwarded-For claims', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 15; i++)
      statuses.push((await attempt(test, `p${i}@stadt.example`, 'falsch', `198.51.100.${i}`)).status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.slice(10)).toEqual([429, 429, 429, 429, 429]);
  });

  it('are counted for the account over all addresses behind the trusted proxy', async () => {
    const email = await account(behindProxy);
    const statuses: number[] = [];
    for (let i = 0; i < 12; i++) statuses.push((await attempt(behindProxy, email, 'falsch', `198.51.100.${i}`)).status);
    expect(statuses.slice(9)).toEqual([401, 429, 429]);
    expect((await attempt(behindProxy, await account(behindProxy), password, '198.51.100.99')).status).toBe(200);
  });

  it('believe the proxy alone, not what stands before its entry', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 12; i++) {
      statuses.push((await attempt(behindProxy, `q${i}@stadt.example`, 'falsch', `192.0.2.${i}, 203.0.113.9`)).status);
    }
    expect(statuses.slice(9)).toEqual([401, 429, 429]);
  });

  it('are not used up by honest sign-ins', async () => {
    const email = await account(test);
    for (let i = 0; i < 12; i++) expect((await attempt(test, email, password)).status).toBe(200);
  });

  it('leave neither addresses nor accounts in the database', async () => {
    await attempt(test, 'niemand@stadt.example', 'falsch');
    const rows = await test.database.query('select key from rate_limit');
    expect(rows).toHaveLength(2);
    for (const { key } of rows) expect(key).toMatch(/^try:[\w-]{43}$/);
  });
});

describe('the network of an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:0001:2::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('of %s is %s', (address, network) => expect(networkOf(address)).toBe(network));
});
