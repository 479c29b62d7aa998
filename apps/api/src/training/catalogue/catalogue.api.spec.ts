import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { digestOf, makePerson, signIn, type SignedIn } from '../../../test/make';
import { type MadeCourse, makeCourse, makeEnrolment, makeSession } from '../../../test/make-course';

let test: TestApp;
let office: SignedIn;
let others: readonly SignedIn[];
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'] });
  others = [
    await signIn(test),
    await signIn(test, { roles: ['trainer'] }),
    await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: '05515' }] }),
  ];
});
afterAll(() => test.stop());

const tables = ['course', 'audit_entry'] as const;
const ask = (who: SignedIn | null, method: 'get' | 'post' | 'delete', path: string, body?: object) => {
  const request = test.http[method](`/api/${path}`);
  if (who) void request.set('Cookie', who.cookie);
  return body === undefined ? request : request.send(body);
};
const idsOf = (body: { readonly courses: readonly { readonly id: string }[] }) => body.courses.map(({ id }) => id);
const found = async (query = '') => idsOf((await ask(null, 'get', `catalogue${query}`)).body);

interface AnnouncedWish {
  readonly startsOn?: string;
  readonly endsOn?: string;
  readonly set?: Readonly<Record<string, unknown>>;
}

async function announced({
  startsOn = '2027-01-15',
  endsOn = '2027-12-11',
  set = {},
}: AnnouncedWish = {}): Promise<MadeCourse> {
  const course = await makeCourse(test, { startsOn, endsOn });
  const columns = { announced_at: '2026-11-01T08:00:00Z', ...set };
  const names = Object.keys(columns);
  await test.database.query(
    `update course set ${names.map((name, index) => `${name} = $${index + 2}`).join(', ')} where id = $1`,
    [course.id, ...Object.values(columns)],
  );
  return course;
}

describe('Announcing a course', () => {
  it.each([
    ['post', 'courses/{id}/announcement', { version: 1 }],
    ['delete', 'courses/{id}/announcement?version=1', undefined],
  ] as const)('%s %s: the office alone', async (method, path, body) => {
    const address = path.replace('{id}', (await makeCourse(test)).id);
    const before = await digestOf(test, ...tables);
    await expectRefusal(test, await ask(null, method, address, body), 401, 'not-signed-in');
    for (const who of others) await expectRefusal(test, await ask(who, method, address, body), 403, 'not-allowed');
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('needs the version that holds; twice changes nothing; taken back it is gone', async () => {
    const { id } = await makeCourse(test, { startsOn: '2027-02-01', endsOn: '2027-12-11' });
    const before = await digestOf(test, ...tables);
    await expectRefusal(test, await ask(office, 'post', `courses/${id}/announcement`, { version: 2 }), 412, 'stale');
    await expectRefusal(
      test,
      await ask(office, 'post', `courses/${randomUUID()}/announcement`, { version: 1 }),
      404,
      'not-found',
    );
    await expectRefusal(test, await ask(office, 'delete', `courses/${id}/announcement`), 428, 'version-missing');
    expect(await digestOf(test, ...tables)).toBe(before);
    expect(await found()).not.toContain(id);

    const answer = await ask(office, 'post', `courses/${id}/announcement`, { version: 1 });
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'Announcement', answer.body);
    expect(answer.body).toEqual({ courseId: id, announcedAt: '2026-11-22T09:00:00.000Z', version: 2 });
    expect(await found()).toContain(id);
    const again = await ask(office, 'post', `courses/${id}/announcement`, { version: 2 });
    expect(again.body).toEqual(answer.body);

    const back = await ask(office, 'delete', `courses/${id}/announcement?version=2`);
    expect(back.body).toEqual({ courseId: id, announcedAt: null, version: 3 });
    expect(await found()).not.toContain(id);
  });
});

describe('The catalogue', () => {
  it('shows nothing of a course that is not announced, whoever asks', async () => {
    const secret = await makeCourse(test, { startsOn: '2027-01-15', endsOn: '2027-12-11' });
    await test.database.query(`update course set town = 'Verschwiegenheim' where id = $1`, [secret.id]);
    await makeSession(test, secret, { startsAt: '2027-02-01T08:00:00.000Z' });
    for (const who of [null, office, ...others]) {
      const texts = await Promise.all(
        ['catalogue?limit=200', 'catalogue/facets', `catalogue?q=Verschwiegenheim`].map(
          async (path) => (await ask(who, 'get', path)).text,
        ),
      );
      expect(texts.join()).not.toMatch(
        new RegExp(`${secret.id}|${secret.name}\\b|${secret.programme}|"Verschwiegenheim"`),
      );
      await expectRefusal(test, await ask(who, 'get', `catalogue/${secret.id}`), 404, 'not-found');
    }
    await expectRefusal(test, await ask(null, 'get', `catalogue/${randomUUID()}`), 404, 'not-found');
    await expectRefusal(test, await ask(null, 'get', 'catalogue/nicht-da'), 404, 'not-found');
  });

  it("names the trainers and nobody else: neither the course's people nor how many departments they come from", async () => {
    const course = await announced();
    const trainer = await makePerson(test, {
      givenName: 'Arend',
      familyName: 'Voßkamp',
      email: 'arend@akademie.example',
    });
    const cancelled = await makePerson(test, { givenName: 'Wiebke', familyName: 'Abgesagt' });
    const { person, department } = await makeEnrolment(test, course, { givenName: 'Tjorven', familyName: 'Geheim' });
    await makeSession(test, course, { trainers: [trainer.id], startsAt: '2027-02-01T08:00:00.000Z' });
    const off = await makeSession(test, course, { trainers: [cancelled.id], startsAt: '2027-02-02T08:00:00.000Z' });
    await ask(office, 'post', `sessions/${off.id}/cancellation`, { reason: 'Wiebke Abgesagt ist krank', version: 1 });
    for (const path of ['catalogue?limit=200', `catalogue/${course.id}`, 'catalogue/facets']) {
      const { text } = await ask(null, 'get', path);
      for (const word of [person, department.id, department.name, 'Geheim', 'Abgesagt', 'arend@', trainer.id, 'krank'])
        expect(text).not.toContain(word);
    }
    const { body } = await ask(null, 'get', `catalogue/${course.id}`);
    await expectAnswer(test, 'CatalogueCourse', body);
    expect(body.trainers).toEqual(['Arend Voßkamp']);
    expect(body).toMatchObject({ sessions: 1, dates: [{ isCancelled: false }, { isCancelled: true, id: off.id }] });
  });

  it('says what is taught by area and where, without cancelled sessions', async () => {
    const course = await announced();
    await makeSession(test, course, { startsAt: '2027-02-01T08:00:00.000Z' });
    await makeSession(test, course, {
      startsAt: '2027-02-08T08:00:00.000Z',
      blocks: [
        { area: '2', minutes: 60, modality: 'virtual' },
        { area: null, minutes: 30 },
      ],
    });
    const off = await makeSession(test, course, { startsAt: '2027-02-15T08:00:00.000Z' });
    await ask(office, 'post', `sessions/${off.id}/cancellation`, { reason: 'krank', version: 1 });
    const { body } = await ask(null, 'get', `catalogue/${course.id}`);
    expect(body.content).toEqual([
      { area: '2', title: expect.objectContaining({ de: expect.any(String) }), room: 90, virtual: 60 },
      { area: '5', title: expect.objectContaining({ de: expect.any(String) }), room: 90, virtual: 0 },
      { area: null, title: null, room: 30, virtual: 0 },
    ]);
    expect(body.dates[1]).toMatchObject({
      day: '2027-02-08',
      startsAt: '2027-02-08T08:00:00.000Z',
      blocks: [{ area: '2', modality: 'virtual', plannedMinutes: 60 }, { area: null }],
    });
    const list = await ask(null, 'get', 'catalogue?limit=200');
    await expectAnswer(test, 'Catalogue', list.body);
    expect(body).toMatchObject({ summary: null, approveUntil: null, acceptHours: 72 });
    const entry = list.body.courses.find(({ id }: { id: string }) => id === course.id);
    const { id, name } = body.institution;
    expect({ ...body, institution: { id, name } }).toMatchObject(entry);
  });

  it.each([
    ['no limit', {}, { state: 'open', seats: null, seatsLeft: null }],
    ['seats left', { capacity: 2 }, { state: 'open', seats: 2, seatsLeft: 1 }],
    ['no seat left: the waiting list', { capacity: 1 }, { state: 'waiting-list', seats: 1, seatsLeft: 0 }],
    ['the deadline is today', { register_until: '2026-11-22' }, { state: 'open' }],
    ['the deadline was yesterday', { register_until: '2026-11-21' }, { state: 'closed' }],
  ])('%s', async (_, set, shown) => {
    const course = await announced();
    await makeEnrolment(test, course);
    const names = Object.keys(set);
    if (names.length > 0)
      await test.database.query(
        `update course set ${names.map((name, index) => `${name} = $${index + 2}`).join(', ')} where id = $1`,
        [course.id, ...Object.values(set)],
      );
    expect((await ask(null, 'get', `catalogue/${course.id}`)).body).toMatchObject(shown);
    expect((await found('?free=true&limit=200')).includes(course.id)).toBe(shown.state === 'open');
  });

  it('shows what has not ended, the next first, page by page', async () => {
    const over = await announced({ startsOn: '2026-01-15', endsOn: '2026-11-21' });
    const last = await announced({ startsOn: '2026-01-15', endsOn: '2026-11-22' });
    const all = await found('?limit=200');
    expect(all).toContain(last.id);
    expect(all).not.toContain(over.id);
    expect(await found('?from=2026-01-15&limit=200')).toContain(over.id);
    expect(await found('?from=2026-01-16&limit=200')).not.toContain(last.id);
    const seen: string[] = [];
    let after = '';
    do {
      const { body } = await ask(null, 'get', `catalogue?limit=2${after}`);
      seen.push(...idsOf(body));
      after = body.next === null ? '' : `&after=${body.next}`;
    } while (after !== '');
    expect(seen).toEqual(all);
    await expectRefusal(test, await ask(null, 'get', 'catalogue?after=quatsch'), 422, 'invalid');
  });

  it('filters by programme, town, host, area, modality and words', async () => {
    const course = await announced({ set: { town: 'Brünnighausen', host_municipality: '05515', venue: 'Haus 100%' } });
    await makeSession(test, course, {
      startsAt: '2027-03-01T08:00:00.000Z',
      blocks: [{ area: '6', minutes: 90, modality: 'virtual' }],
    });
    const only = [course.id];
    expect(await found(`?programme=${course.programme}`)).toEqual(only);
    expect(await found('?town=brünnighausen')).toEqual(only);
    expect(await found('?municipality=05515')).toEqual(only);
    expect(await found(`?area=6`)).toEqual(only);
    expect(await found('?area=6&modality=virtual')).toEqual(only);
    expect(await found('?area=6&modality=room')).toEqual([]);
    expect(await found(`?q=${encodeURIComponent('brünnig MEDIATION')}`)).toEqual(only);
    expect(await found('?q=brünnig+nirgends')).toEqual([]);
    expect(await found(`?q=${encodeURIComponent('100%')}`)).toEqual(only);
    expect(await found(`?q=${encodeURIComponent('1_0')}`)).toEqual([]);
    for (const query of ['programme=x', 'modality=hybrid', 'free=vielleicht', 'from=morgen', 'limit=201', 'who=ich'])
      await expectRefusal(test, await ask(null, 'get', `catalogue?${query}`), 422, 'invalid');
    const { body } = await ask(null, 'get', 'catalogue/facets');
    await expectAnswer(test, 'CatalogueFacets', body);
    expect(body.towns).toContainEqual({ town: 'Brünnighausen', courses: 1 });
    expect(body.municipalities).toContainEqual(expect.objectContaining({ key: '05515', courses: 1 }));
    expect(body.programmes).toContainEqual(expect.objectContaining({ id: course.programme, courses: 1 }));
    expect(body.areas).toContainEqual(expect.objectContaining({ area: '6', scheme: 'zmediatausbv', courses: 1 }));
  });

  it('is kept by browsers for a minute, and asked for anew costs nothing until it changes', async () => {
    const course = await announced();
    const path = `catalogue/${course.id}`;
    const first = await ask(null, 'get', path);
    expect(first.headers['cache-control']).toBe('public, max-age=60');
    const tag = first.headers['etag']!;
    expect(tag).toMatch(/^"[\w-]{27}"$/);
    for (const held of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const same = await test.http.get(`/api/${path}`).set('If-None-Match', held);
      expect({ status: same.status, text: same.text, tag: same.headers['etag'] }).toEqual({
        status: 304,
        text: '',
        tag,
      });
    }
    await test.database.query(`update course set target_group = 'Ordnungsämter' where id = $1`, [course.id]);
    const changed = await test.http.get(`/api/${path}`).set('If-None-Match', tag);
    expect(changed.status).toBe(200);
    expect(changed.headers['etag']).not.toBe(tag);
    const missing = await ask(null, 'get', `catalogue/${randomUUID()}`);
    expect(missing.headers['cache-control']).toBe('no-store');
    expect((await ask(office, 'get', 'courses')).headers['etag']).toBeUndefined();
  });

  it('answers everybody alike, signed in or not', async () => {
    await announced();
    const texts = await Promise.all(
      [null, office, ...others].map(async (who) => (await ask(who, 'get', 'catalogue')).text),
    );
    expect(new Set(texts).size).toBe(1);
  });
});
