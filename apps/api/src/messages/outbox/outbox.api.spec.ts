import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { JobService } from '../job/job.service';
import { makePerson, signIn, type SignedIn } from '../../../test/make';

const now = '2026-11-22T09:00:00.000Z';
let test: TestApp;
let office: SignedIn;
let others: readonly SignedIn[];
const registration = randomUUID();

interface Made {
  readonly sentAt?: string;
  readonly givenUpAt?: string;
  readonly withdrawnAt?: string;
  readonly attempts?: number;
  readonly content?: object | null;
  readonly about?: readonly string[];
  readonly person?: string | null;
  readonly createdAt?: string;
}

async function make(wish: Made = {}): Promise<string> {
  const id = randomUUID();
  await test.database.query(
    `insert into message (id, template, category, language, recipient, recipient_person, content, created_at, due_at, sent_at, given_up_at,
                          withdrawn_at, attempts, about, last_error)
     values ($1, 'session-soon', 'reminder', 'de', 'anna@stadt.example', $2, $3, $4, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      wish.person ?? null,
      wish.content === undefined ? {} : wish.content,
      wish.createdAt ?? now,
      wish.sentAt ?? null,
      wish.givenUpAt ?? null,
      wish.withdrawnAt ?? null,
      wish.attempts ?? 0,
      wish.about ?? [],
      wish.givenUpAt ? 'ECONNECTION' : null,
    ],
  );
  return id;
}

const get = (who: SignedIn, path: string) => test.http.get(`/api/${path}`).set('Cookie', who.cookie);
const post = (who: SignedIn, path: string) => test.http.post(`/api/${path}`).set('Cookie', who.cookie);

beforeAll(async () => {
  test = await startApp();
  test.clock.set(now);
  office = await signIn(test, { roles: ['coordination-office'] });
  others = [
    await signIn(test),
    await signIn(test, { roles: ['administrator'] }),
    await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: '05515' }] }),
  ];
});
afterAll(() => test.stop());

describe('The mails that Mittler sends', () => {
  const calls = [
    ['get', 'messages'],
    ['get', 'messages/counts'],
    ['post', `messages/${randomUUID()}/retry`],
  ] as const;

  it.each(calls)('%s %s asks for a sign-in', async (method, path) => {
    await expectRefusal(test, await test.http[method](`/api/${path}`), 401, 'not-signed-in');
  });

  it.each(calls)('%s %s is for the office alone', async (method, path) => {
    for (const who of others) {
      await expectRefusal(test, await test.http[method](`/api/${path}`).set('Cookie', who.cookie), 403, 'not-allowed');
    }
  });

  it.each(['state=lost', 'category=spam', 'template=nothing', 'registration=1', 'limit=0', 'after=!'])(
    'are not listed by %s',
    async (query) => {
      await expectRefusal(test, await get(office, `messages?${query}`), 422, 'invalid');
    },
  );

  it('are listed by state, with the name of the recipient and never with what they say', async () => {
    const person = await makePerson(test, { givenName: 'Anna', familyName: 'Blum' });
    const states = {
      waiting: await make({ person: person.id }),
      retrying: await make({ attempts: 2 }),
      sent: await make({ sentAt: now, attempts: 1, content: null }),
      'given-up': await make({ givenUpAt: now, attempts: 40, content: { link: 'https://geheim.example' } }),
      withdrawn: await make({ withdrawnAt: now, content: null }),
    };
    for (const [state, id] of Object.entries(states)) {
      const answer = await get(office, `messages?state=${state}`);
      expect(answer.status).toBe(200);
      await expectAnswer(test, 'MessagePage', answer.body);
      expect(answer.body.messages.map((one: { id: string }) => one.id)).toEqual([id]);
      expect(answer.text).not.toContain('geheim');
    }
    const { body } = await get(office, `messages?state=waiting`);
    expect(body.messages[0].recipient).toEqual({ id: person.id, name: 'Anna Blum', address: 'anna@stadt.example' });
    const counts = await get(office, 'messages/counts');
    await expectAnswer(test, 'MessageCounts', counts.body);
    expect(counts.body).toEqual({ waiting: 1, retrying: 1, givenUp: 1 });
  });

  it('are found by what they are about and whose they are', async () => {
    const person = randomUUID();
    const id = await make({ about: [`registration:${registration}`, `session:${randomUUID()}`], person });
    for (const query of [`registration=${registration}`, `person=${person}`]) {
      const { body } = await get(office, `messages?${query}`);
      expect(body.messages.map((one: { id: string }) => one.id)).toEqual([id]);
    }
    const { body } = await get(office, `messages?registration=${randomUUID()}`);
    expect(body).toEqual({ messages: [], next: null });
  });

  it('are paged, the newest first, and none is shown twice', async () => {
    for (let day = 10; day < 15; day++) await make({ createdAt: `2026-10-${day}T08:00:00Z` });
    const seen: string[] = [];
    let after = '';
    do {
      const { body } = await get(office, `messages?limit=3${after && `&after=${after}`}`);
      seen.push(...body.messages.map((one: { createdAt: string }) => one.createdAt));
      after = body.next ?? '';
    } while (after);
    const [{ count }] = await test.database.query('select count(*) from message');
    expect(seen).toHaveLength(count);
    expect(seen).toEqual([...seen].sort().reverse());
  });
});

describe('Sending a mail again', () => {
  it('answers alike where there is none', async () => {
    await expectRefusal(test, await post(office, `messages/${randomUUID()}/retry`), 404, 'not-found');
    await expectRefusal(test, await post(office, `messages/no-id/retry`), 404, 'not-found');
  });

  it('is refused once it was sent, was withdrawn, or no longer holds its link', async () => {
    for (const wish of [
      { sentAt: now, content: null },
      { withdrawnAt: now, content: null },
      { givenUpAt: now, content: null },
    ]) {
      const id = await make(wish);
      await expectRefusal(test, await post(office, `messages/${id}/retry`), 409, 'message-not-open');
    }
  });

  it('brings the next attempt forward', async () => {
    const id = await make({ attempts: 3 });
    await test.database.query(`update message set due_at = '2026-11-22T11:00:00Z' where id = $1`, [id]);
    await test.database.transaction((tx) => test.app.get(JobService).sendMails([id], '2026-11-22T11:00:00Z', tx));
    const answer = await post(office, `messages/${id}/retry`);
    expect(answer.body).toMatchObject({ state: 'waiting', dueAt: now });
    const jobs = await test.database.query('select start_after from job.job where singleton_key = $1', [id]);
    expect(jobs).toEqual([{ start_after: now }]);
  });

  it('starts anew with a job of its own, and twice does no harm', async () => {
    const id = await make({ givenUpAt: now, attempts: 40 });
    for (let i = 0; i < 2; i++) {
      const answer = await post(office, `messages/${id}/retry`);
      expect(answer.status).toBe(200);
      await expectAnswer(test, 'MessageAnswer', answer.body);
      expect(answer.body).toMatchObject({ id, state: 'waiting', attempts: 0, canBeRetried: false });
    }
    const jobs = await test.database.query(`select 1 from job.job where singleton_key = $1`, [id]);
    expect(jobs).toHaveLength(1);
    const deeds = await test.database.query(`select deed from audit_entry where subject_id = $1`, [id]);
    expect(deeds).toEqual([{ deed: 'message.retried' }]);
  });
});
