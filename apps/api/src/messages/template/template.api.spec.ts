import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { languages, templates } from '@mittler/contract';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { mailsTo } from '../../../test/mail';
import { signIn, type SignedIn } from '../../../test/make';
import { MessageService } from '../message.service';
import { builtIn } from './template-words';
import { exampleContent } from './texts-example';
import { fieldsOf, filled } from './written';

let test: TestApp;
let office: SignedIn;
let others: readonly SignedIn[];
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'] });
  others = [await signIn(test), await signIn(test, { roles: ['administrator'] })];
});
afterAll(() => test.stop());

const path = 'message-templates/session-soon/de';
const draft = (wish: object = {}) => ({
  subject: 'Morgen: {session}',
  body: 'Liebe Alle,\n\n{session} in {course}\n{when}\n{place}\n\n{link}',
  ...wish,
});
const ask = (who: SignedIn | null, method: 'get' | 'post' | 'put' | 'delete', to: string, body?: object) => {
  const request = test.http[method](`/api/${to}`);
  if (who) void request.set('Cookie', who.cookie);
  return body === undefined ? request : request.send(body);
};

describe('The built-in words', () => {
  it.each(languages.flatMap((language) => templates.map((template) => [template, language] as const)))(
    'of %s (%s) have every field in both languages, and an example for each',
    (template, language) => {
      const words = builtIn(template, language);
      expect([...fieldsOf(words)].sort()).toEqual([...fieldsOf(builtIn(template, 'de'))].sort());
      const { subject, text } = filled(words, exampleContent[language]);
      expect(`${subject}${text}`).not.toMatch(/[{}]|undefined/);
      expect(subject.length).toBeLessThan(150);
    },
  );
});

describe('Words of the office', () => {
  const calls = [
    ['get', 'message-templates', undefined],
    ['put', path, { ...draft(), version: 0 }],
    ['delete', `${path}?version=1`, undefined],
    ['post', `${path}/preview`, draft()],
  ] as const;

  it.each(calls)('%s %s asks for a sign-in', async (method, to, body) => {
    await expectRefusal(test, await ask(null, method, to, body), 401, 'not-signed-in');
  });

  it.each(calls)('%s %s is for the office alone', async (method, to, body) => {
    for (const who of others) await expectRefusal(test, await ask(who, method, to, body), 403, 'not-allowed');
  });

  it.each([
    ['an unknown field in the body', { body: `${draft().body} {password}` }, '/body', 'unknownField', '{password}'],
    ['an unknown field in the subject', { subject: 'Hallo {name}' }, '/subject', 'unknownField', '{name}'],
    ['a body without its link', { body: '{session} {course} {when} {place}' }, '/body', 'missingField', '{link}'],
  ])('refuse %s, at the field', async (_, wish, pointer, rule, limit) => {
    for (const [method, to] of [
      ['put', path],
      ['post', `${path}/preview`],
    ] as const) {
      const body = method === 'put' ? { ...draft(wish), version: 0 } : draft(wish);
      const answer = await ask(office, method, to, body);
      await expectRefusal(test, answer, 422, 'invalid');
      expect(answer.body.fields).toContainEqual({ pointer, rule, limit });
    }
  });

  it.each([
    ['an empty subject', { subject: ' ' }],
    ['a line break in the subject', { subject: 'Morgen\r\nBcc: alle@stadt.example' }],
    ['a control character', { body: `${draft().body}\u0007` }],
    ['too long a body', { body: 'x'.repeat(8001) }],
  ])('refuse %s', async (_, wish) => {
    await expectRefusal(test, await ask(office, 'put', path, { ...draft(wish), version: 0 }), 422, 'invalid');
  });

  it('are of templates and languages that there are', async () => {
    for (const to of ['message-templates/nothing/de', 'message-templates/session-soon/fr']) {
      await expectRefusal(test, await ask(office, 'put', to, { ...draft(), version: 0 }), 404, 'not-found');
    }
  });

  it('are previewed with invented content, and nothing is written', async () => {
    const answer = await ask(office, 'post', `${path}/preview`, draft());
    await expectAnswer(test, 'TemplatePreview', answer.body);
    expect(answer.body.subject).toBe('Morgen: Gesprächsführung');
    expect(answer.body.text).toContain('https://mittler.example/');
    expect(await test.database.query('select 1 from message_template')).toEqual([]);
  });

  it('replace the built-in ones in the next mail, until they are reset', async () => {
    const listed = await ask(office, 'get', 'message-templates');
    await expectAnswer(test, 'Templates', listed.body);
    expect(listed.body.templates).toHaveLength(templates.length);

    const edited = await ask(office, 'put', path, { ...draft(), version: 0 });
    expect(edited.status).toBe(200);
    await expectAnswer(test, 'TemplateAnswer', edited.body);
    expect(edited.body.words[0]).toMatchObject({ language: 'de', version: 1, isBuiltIn: false });
    const again = await ask(office, 'put', path, { ...draft({ subject: 'Übermorgen: {session}' }), version: 1 });
    expect(again.body.words[0]).toMatchObject({ version: 2 });
    for (const version of [0, 1]) {
      await expectRefusal(test, await ask(office, 'put', path, { ...draft(), version }), 412, 'stale');
    }

    const send = (): Promise<void> =>
      test.database.transaction((tx) =>
        test.app.get(MessageService).queue(
          {
            template: 'session-soon',
            language: 'de',
            recipient: 'anna@stadt.example',
            personId: null,
            now: '2026-11-22T08:00:00.000Z',
            content: {
              course: 'Lehrgang',
              session: 'Modul {link}',
              when: 'bald',
              place: 'Rathaus',
              link: 'https://x.example',
            },
          },
          tx,
        ),
      );
    await send();
    // What stands in the content is no field, even if it looks like one.
    expect((await mailsTo(test, 'anna@stadt.example')).at(-1)?.subject).toBe('Übermorgen: Modul {link}');

    await expectRefusal(test, await ask(office, 'delete', `${path}?version=1`), 412, 'stale');
    await expectRefusal(test, await ask(office, 'delete', path), 428, 'version-missing');
    const reset = await ask(office, 'delete', `${path}?version=2`);
    expect(reset.body.words[0]).toMatchObject({ version: 0, isBuiltIn: true });
    await send();
    expect((await mailsTo(test, 'anna@stadt.example')).at(-1)?.subject).toBe('Erinnerung: Modul {link} (Lehrgang)');
    const deeds = await test.database.query(
      `select deed from audit_entry where subject_kind = 'message-template' order by seq`,
    );
    expect(deeds.map(({ deed }: { deed: string }) => deed)).toEqual([
      'message-template.edited',
      'message-template.edited',
      'message-template.reset',
    ]);
  });
});
