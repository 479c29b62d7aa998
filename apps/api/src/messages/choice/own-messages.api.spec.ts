import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { signIn, type SignedIn } from '../../../test/make';
import { MessageService, type NewMessage } from '../message.service';

let test: TestApp;
let anna: SignedIn;
let bert: SignedIn;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  anna = await signIn(test);
  bert = await signIn(test);
});
afterAll(() => test.stop());

const ask = (who: SignedIn | null, method: 'get' | 'post' | 'put' | 'delete', to: string, body?: object) => {
  const request = test.http[method](`/api/me/${to}`);
  if (who) void request.set('Cookie', who.cookie);
  return body === undefined ? request : request.send(body);
};

describe('What a person wants to get', () => {
  it.each([
    ['get', 'message-choices', undefined],
    ['put', 'message-choices', { choices: [] }],
    ['get', 'calendar-feed', undefined],
    ['post', 'calendar-feed', undefined],
    ['delete', 'calendar-feed', undefined],
  ] as const)('%s %s asks for a sign-in', async (method, to, body) => {
    await expectRefusal(test, await ask(null, method, to, body), 401, 'not-signed-in');
  });

  it.each([
    ['mails about her account', { choices: [{ category: 'account', wanted: false }] }],
    ['decisions', { choices: [{ category: 'decision', wanted: false }] }],
    ['a choice without an answer', { choices: [{ category: 'reminder' }] }],
    ['the same choice twice', { choices: Array(2).fill({ category: 'reminder', wanted: true }) }],
  ])('cannot switch off %s', async (_, body) => {
    await expectRefusal(test, await ask(anna, 'put', 'message-choices', body), 422, 'invalid');
  });

  it('is everything at first, and each category by itself from then on', async () => {
    const first = await ask(anna, 'get', 'message-choices');
    await expectAnswer(test, 'MessageChoices', first.body);
    expect(first.body.choices.every(({ wanted }: { wanted: boolean }) => wanted)).toBe(true);
    const choices = [{ category: 'reminder', wanted: false }];
    for (let i = 0; i < 2; i++) {
      const { body, status } = await ask(anna, 'put', 'message-choices', { choices });
      expect(status).toBe(200);
      expect(body.choices).toEqual([
        { category: 'invitation-to-session', wanted: true },
        { category: 'reminder', wanted: false },
        { category: 'notice', wanted: true },
      ]);
    }
    const { body } = await ask(bert, 'get', 'message-choices');
    expect(body.choices.every(({ wanted }: { wanted: boolean }) => wanted)).toBe(true);
  });

  it('decides which mails are queued for her, and for nobody else', async () => {
    await ask(anna, 'put', 'message-choices', { choices: [{ category: 'reminder', wanted: false }] });
    const mail = (personId: string, template: 'session-soon' | 'session-cancelled'): NewMessage => ({
      template,
      language: 'de',
      recipient: 'x@stadt.example',
      personId,
      now: '2026-11-22T09:00:00.000Z',
      content: { course: 'a', session: 'b', when: 'c', place: 'd', link: 'e' },
    });
    await test.database.transaction((tx) =>
      test.app
        .get(MessageService)
        .queueAll(
          [mail(anna.id, 'session-soon'), mail(anna.id, 'session-cancelled'), mail(bert.id, 'session-soon')],
          tx,
        ),
    );
    const queued = await test.database.query(
      'select recipient_person, template from message order by template, recipient_person',
    );
    expect(queued).toHaveLength(2);
    expect(queued).toEqual(
      expect.arrayContaining([
        { recipient_person: anna.id, template: 'session-cancelled' },
        { recipient_person: bert.id, template: 'session-soon' },
      ]),
    );
  });
});

describe('The address of a calendar', () => {
  it('is told once, renewed and revoked; the table holds no address', async () => {
    const none = await ask(anna, 'get', 'calendar-feed');
    await expectAnswer(test, 'CalendarFeed', none.body);
    expect(none.body).toEqual({ createdAt: null });
    const first = await ask(anna, 'post', 'calendar-feed');
    expect(first.status).toBe(201);
    await expectAnswer(test, 'CalendarFeedAddress', first.body);
    expect(first.body.address).toMatch(/\/api\/calendar\/[\w-]{43}\.ics$/);
    const second = await ask(anna, 'post', 'calendar-feed');
    expect(second.body.address).not.toBe(first.body.address);
    const present = await ask(anna, 'get', 'calendar-feed');
    expect(present.body).toEqual({ createdAt: '2026-11-22T09:00:00.000Z' });
    expect(present.text).not.toContain('.ics');
    for (let i = 0; i < 2; i++) expect((await ask(anna, 'delete', 'calendar-feed')).status).toBe(204);
    expect((await ask(anna, 'get', 'calendar-feed')).body).toEqual({ createdAt: null });
    const rows = await test.database.query('select token_hash, revoked_at from calendar_feed');
    expect(rows).toHaveLength(2);
    for (const { token_hash, revoked_at } of rows) {
      expect(token_hash).toHaveLength(32);
      expect(revoked_at).not.toBeNull();
    }
  });

  it('is one alone, however many are asked for at once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(bert, 'post', 'calendar-feed')));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    const [{ count }] = await test.database.query(
      'select count(*) from calendar_feed where person_id = $1 and revoked_at is null',
      [bert.id],
    );
    expect(count).toBe(1);
  });
});
