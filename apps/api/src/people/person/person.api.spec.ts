import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../../../test/app';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import {
  digestOf,
  makeDepartment,
  type MadeDepartment,
  makePerson,
  makeRole,
  type SignedIn,
  signIn,
} from '../../../test/make';

let test: TestApp;
let office: SignedIn;
let administrator: SignedIn;
let muenster: SignedIn;
let here: MadeDepartment;
let there: MadeDepartment;

beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T08:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'] });
  administrator = await signIn(test, { roles: ['administrator'] });
  muenster = await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: '05515' }] });
  here = await makeDepartment(test, '05515', 'Jugendamt');
  there = await makeDepartment(test, '05315', 'Ordnungsamt');
});
afterAll(() => test.stop());

const nobody = { id: '', cookie: '' };
const get = (path: string, { cookie }: SignedIn) => test.http.get(`/api/people${path}`).set('Cookie', cookie);
const post = (path: string, body: object, { cookie }: SignedIn) =>
  test.http.post(`/api/people${path}`).set('Cookie', cookie).send(body);
const patch = (id: string, body: object, { cookie }: SignedIn) =>
  test.http.patch(`/api/people/${id}`).set('Cookie', cookie).send(body);
const namesIn = (body: { people: { familyName: string }[] }): readonly string[] =>
  body.people.map(({ familyName }) => familyName);

describe('the list of people', () => {
  beforeAll(async () => {
    await makePerson(test, {
      familyName: 'Öztürk',
      givenName: 'Aylin',
      department: here.id,
      email: 'aylin.oeztuerk@stadt.example',
      externalId: 'MS-17',
    });
    await makePerson(test, { familyName: 'Ostermann', givenName: 'Jörg', department: there.id });
    await makePerson(test, { familyName: 'Ozols', givenName: '100%_sicher', department: here.id });
    const gone = await makePerson(test, { familyName: 'Ohm', givenName: 'Weg', department: here.id });
    await test.database.query('update person set deactivated_at = now() where id = $1', [gone.id]);
    const moved = await makePerson(test, { familyName: 'Obermann', givenName: 'Umgezogen', department: there.id });
    await test.database.query(
      `insert into membership (id, person_id, department_id, valid_from, valid_until) values (gen_random_uuid(), $1, $2, '2020-01-01', '2023-12-31')`,
      [moved.id, here.id],
    );
  });

  it('is for office, administrator and municipal coordinator', async () => {
    await expectRefusal(test, await post('/search', {}, nobody), 401, 'not-signed-in');
    for (const roles of [[], ['trainer'], ['auditor']] as const) {
      await expectRefusal(test, await post('/search', {}, await signIn(test, { roles })), 403, 'not-allowed');
    }
  });

  it('refuses filters that nobody knows', async () => {
    for (const body of [
      { words: '' },
      { limit: 201 },
      { state: 'dead' },
      { department: 'x' },
      { after: 'Z' },
      { name: 'x' },
    ]) {
      await expectRefusal(test, await post('/search', body, office), 422, 'invalid');
    }
  });

  it('shows no birth dates', async () => {
    const answer = await post('/search', { words: 'Öztürk' }, office);
    await expectAnswer(test, 'PeoplePage', answer.body);
    expect(answer.text).not.toMatch(/birth/i);
  });

  it.each([
    ['parts of a name', { words: 'tür ayl' }, ['Öztürk']],
    ['the beginning of an address', { words: 'aylin.oez' }, ['Öztürk']],
    ["the office's identifier", { words: 'MS-17' }, ['Öztürk']],
    ['signs that mean something to a database', { words: '100%_' }, ['Ozols']],
    ['a pattern that is none', { words: 'O%n' }, []],
    ['a municipality', { words: 'o', municipality: '05315' }, ['Obermann', 'Ostermann']],
    ['those deactivated', { words: 'Ohm', state: 'deactivated' }, ['Ohm']],
    ['those active', { words: 'Ohm' }, []],
    ['all', { words: 'Ohm', state: 'all' }, ['Ohm']],
  ])('finds %s', async (_, body, names) => {
    expect(namesIn((await post('/search', body, office)).body)).toEqual(names);
  });

  it('finds those of a department', async () => {
    expect(namesIn((await post('/search', { department: there.id }, office)).body)).toEqual(['Obermann', 'Ostermann']);
  });

  it('shows a municipal coordinator her own people alone, and none who have left', async () => {
    expect(namesIn((await post('/search', {}, muenster)).body)).toEqual(['Ozols', 'Öztürk']);
    expect(namesIn((await post('/search', { municipality: '05315' }, muenster)).body)).toEqual([]);
    expect(namesIn((await post('/search', { department: there.id }, muenster)).body)).toEqual([]);
  });

  it('comes in pages in German order that neither skip nor repeat anybody', async () => {
    for (let i = 0; i < 5; i++) await makePerson(test, { familyName: 'Gleich', givenName: 'Name' });
    const whole = (await post('/search', { limit: 200 }, office)).body.people;
    const seen: string[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const { body } = await post('/search', { limit: 2, ...(after === undefined ? {} : { after }) }, office);
      seen.push(...body.people.map(({ id }: { id: string }) => id));
      after = body.next;
    }
    expect(seen).toEqual(whole.map(({ id }: { id: string }) => id));
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe('one person', () => {
  it('is shown with what the role may see', async () => {
    const { id } = await makePerson(test, { birthDate: '1985-12-24', department: here.id });
    await makeRole(test, id, 'trainer');
    const [byOffice, byAdministrator, byCoordinator] = await Promise.all(
      [office, administrator, muenster].map((who) => get(`/${id}`, who)),
    );
    for (const answer of [byOffice, byAdministrator, byCoordinator])
      await expectAnswer(test, 'PersonAnswer', answer?.body);
    expect(byOffice?.body).toMatchObject({ birthDate: '1985-12-24', roles: [{ role: 'trainer' }] });
    expect(byAdministrator?.body).toMatchObject({ roles: [{ role: 'trainer' }] });
    expect(byCoordinator?.body.memberships).toMatchObject([
      { departmentName: 'Jugendamt', municipalityName: 'Münster', from: '2024-01-01', until: null },
    ]);
    expect(Object.keys(byAdministrator?.body)).not.toContain('birthDate');
    expect(Object.keys(byCoordinator?.body)).not.toEqual(expect.arrayContaining(['birthDate']));
    expect(Object.keys(byCoordinator?.body)).not.toEqual(expect.arrayContaining(['roles']));
  });

  it('of another municipality answers like one that does not exist', async () => {
    const { id } = await makePerson(test, { department: there.id });
    const foreign = await get(`/${id}`, muenster);
    const missing = await get('/8f7c2c0e-0000-4000-8000-000000000000', muenster);
    for (const answer of [foreign, missing, await get('/x', muenster)])
      await expectRefusal(test, answer, 404, 'not-found');
    expect({ ...foreign.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
  });

  it('is named to those within reach', async () => {
    const [near, far] = [
      await makePerson(test, { department: here.id }),
      await makePerson(test, { department: there.id }),
    ];
    const { body } = await post('/names', { ids: [near.id, far.id] }, muenster);
    await expectAnswer(test, 'PeopleNames', body);
    expect(body.people).toEqual([{ id: near.id, name: `${near.givenName} ${near.familyName}` }]);
    await expectRefusal(test, await post('/names', { ids: ['x'] }, office), 422, 'invalid');
  });
});

describe('a new person', () => {
  it('is added by office or administrator', async () => {
    const body = { givenName: 'Neu', familyName: 'Person' };
    await expectRefusal(test, await post('', body, nobody), 401, 'not-signed-in');
    await expectRefusal(test, await post('', body, muenster), 403, 'not-allowed');
    await expectRefusal(test, await post('', { ...body, birthDate: '1990-01-01' }, administrator), 403, 'not-allowed');
    expect((await post('', body, administrator)).status).toBe(201);
  });

  it('has names without control characters, a date that exists, and no fields of ours', async () => {
    const body = { givenName: 'Neu', familyName: 'Person' };
    for (const wrong of [
      { givenName: '' },
      { familyName: 'a\u0000b' },
      { givenName: 'x'.repeat(101) },
      { birthDate: '1990-02-30' },
      { email: 'kein' },
      { email: 'a@b.example\r\nBcc: x@y.example' },
      { id: '8f7c2c0e-0000-4000-8000-000000000000' },
      { version: 5 },
      { mergedInto: null },
      { membership: { department: here.id } },
    ]) {
      await expectRefusal(test, await post('', { ...body, ...wrong }, office), 422, 'invalid');
    }
  });

  it('has an address and an identifier of her own, and a department that exists', async () => {
    const body = { givenName: 'Neu', familyName: 'Person', email: 'einmal@stadt.example', externalId: 'X-1' };
    const before = await digestOf(test, 'person');
    await expectRefusal(
      test,
      await post(
        '',
        { ...body, membership: { department: '8f7c2c0e-0000-4000-8000-000000000000', from: '2026-01-01' } },
        office,
      ),
      404,
      'not-found',
    );
    expect(await digestOf(test, 'person')).toBe(before);
    expect((await post('', body, office)).status).toBe(201);
    await expectRefusal(
      test,
      await post('', { ...body, email: 'EINMAL@stadt.example', externalId: 'X-2' }, office),
      409,
      'email-taken',
    );
    await expectRefusal(test, await post('', { ...body, email: null }, office), 409, 'already-exists');
  });

  it('is kept in the normal form of Unicode, with her membership', async () => {
    const membership = { department: here.id, from: '2026-01-01' };
    const answer = await post(
      '',
      { givenName: ' Zoë '.normalize('NFD'), familyName: 'Öz', birthDate: '1985-12-24', membership },
      office,
    );
    expect(answer.status).toBe(201);
    await expectAnswer(test, 'PersonAnswer', answer.body);
    expect(answer.body).toMatchObject({
      givenName: 'Zoë'.normalize('NFC'),
      version: 1,
      hasAccount: false,
      memberships: [{ department: here.id }],
    });
    const [note] = await test.database.query('select actor, deed, detail from audit_entry where subject_id = $1', [
      answer.body.id,
    ]);
    expect(note).toEqual({ actor: office.id, deed: 'person.created', detail: {} });
  });
});

describe('editing', () => {
  it('is for office and administrator, by whoever saw the last change', async () => {
    const { id } = await makePerson(test, { department: here.id });
    await expectRefusal(test, await patch(id, { givenName: 'Neu', version: 1 }, nobody), 401, 'not-signed-in');
    await expectRefusal(test, await patch(id, { givenName: 'Neu', version: 1 }, muenster), 403, 'not-allowed');
    await expectRefusal(test, await patch(id, { givenName: 'Neu' }, office), 422, 'invalid');
    await expectRefusal(test, await patch(id, { givenName: 'Neu', version: 9 }, office), 412, 'stale');
    await expectRefusal(
      test,
      await patch('8f7c2c0e-0000-4000-8000-000000000000', { version: 1 }, office),
      404,
      'not-found',
    );
    expect((await patch(id, { givenName: 'Neu', version: 1 }, office)).body).toMatchObject({
      givenName: 'Neu',
      version: 2,
    });
  });

  it('changes what is given, empties what is null, and nothing when nothing changes', async () => {
    const { id, email } = await makePerson(test, { birthDate: '1985-12-24', externalId: 'E-1' });
    const answer = await patch(id, { externalId: null, version: 1 }, office);
    expect(answer.body).toMatchObject({ externalId: null, birthDate: '1985-12-24', email, version: 2 });
    const before = await digestOf(test, 'person', 'audit_entry');
    expect((await patch(id, { email, version: 2 }, office)).body.version).toBe(2);
    expect(await digestOf(test, 'person', 'audit_entry')).toBe(before);
  });

  it('of the same row by two people at once lets one win', async () => {
    const { id } = await makePerson(test);
    const answers = await Promise.all(
      ['Anna', 'Berta'].map((givenName) => patch(id, { givenName, version: 1 }, office)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it("of the address of somebody with a role is the administrator's: it would hand over the role", async () => {
    const { id } = await makePerson(test);
    await makeRole(test, id, 'administrator');
    await expectRefusal(test, await patch(id, { email: 'mir@stadt.example', version: 1 }, office), 403, 'not-allowed');
    expect((await patch(id, { email: 'ihr@stadt.example', version: 1 }, administrator)).status).toBe(200);
  });

  it('keeps addresses unique', async () => {
    const [one, two] = [await makePerson(test), await makePerson(test)];
    await expectRefusal(test, await patch(one.id, { email: two.email, version: 1 }, office), 409, 'email-taken');
  });
});

describe('deactivating', () => {
  it('is for office and administrator, never of oneself', async () => {
    const { id } = await makePerson(test, { department: here.id });
    await expectRefusal(test, await post(`/${id}/deactivate`, { version: 1 }, nobody), 401, 'not-signed-in');
    await expectRefusal(test, await post(`/${id}/deactivate`, { version: 1 }, muenster), 403, 'not-allowed');
    await expectRefusal(test, await post(`/${id}/deactivate`, {}, office), 422, 'invalid');
    await expectRefusal(test, await post(`/${id}/deactivate`, { version: 2 }, office), 412, 'stale');
    await expectRefusal(test, await post(`/${office.id}/deactivate`, { version: 1 }, office), 409, 'own-account');
    await expectRefusal(
      test,
      await post(`/${administrator.id}/deactivate`, { version: 1 }, office),
      403,
      'not-allowed',
    );
  });

  it('signs her out at once; again is harmless; and she comes back', async () => {
    const { id, cookie } = await signIn(test);
    for (let time = 1; time <= 2; time++) {
      const answer = await post(`/${id}/deactivate`, { version: 1 }, office);
      expect(answer.body).toMatchObject({ version: 2, deactivatedAt: '2026-11-22T08:00:00.000Z' });
    }
    expect((await test.http.get('/api/me').set('Cookie', cookie)).status).toBe(401);
    expect((await post(`/${id}/reactivate`, { version: 2 }, office)).body).toMatchObject({
      deactivatedAt: null,
      version: 3,
    });
    expect((await test.http.get('/api/me').set('Cookie', cookie)).status).toBe(401);
  });
});

describe('the history', () => {
  let id: string;
  beforeEach(async () => {
    id = (await makePerson(test)).id;
    await patch(id, { givenName: 'Eins', version: 1 }, office);
    await patch(id, { givenName: 'Zwei', version: 2 }, office);
  });
  const history = (query: string, { cookie }: SignedIn) => test.http.get(`/api/audit?${query}`).set('Cookie', cookie);

  it('is read by office and administrator', async () => {
    const query = `subjectKind=person&subjectId=${id}`;
    await expectRefusal(test, await history(query, nobody), 401, 'not-signed-in');
    await expectRefusal(test, await history(query, muenster), 403, 'not-allowed');
    await expectRefusal(test, await history('subjectKind=person', office), 422, 'invalid');
    for (const who of [office, administrator]) expect((await history(query, who)).body.entries).toHaveLength(2);
  });

  it("of what is no account or unit is not the administrator's", async () => {
    await test.database.query(
      `insert into audit_entry (at, deed, subject_kind, subject_id) values (now(), 'certificate.issued', 'certificate', 'c1')`,
    );
    expect((await history('subjectKind=certificate&subjectId=c1', office)).body.entries).toHaveLength(1);
    expect((await history('subjectKind=certificate&subjectId=c1', administrator)).body.entries).toHaveLength(0);
  });

  it('comes in pages, the newest first, and holds no names', async () => {
    const first = await history(`subjectKind=person&subjectId=${id}&limit=1`, office);
    await expectAnswer(test, 'AuditPage', first.body);
    expect(first.body.entries).toMatchObject([
      { actor: office.id, deed: 'person.edited', detail: { changed: ['givenName'] } },
    ]);
    const second = await history(`subjectKind=person&subjectId=${id}&limit=1&after=${first.body.next}`, office);
    expect(second.body.entries[0].seq).toBeLessThan(first.body.entries[0].seq);
    expect(second.body.next).toBeNull();
    expect(first.text + second.text).not.toContain('Zwei');
  });

  it('is never changed or deleted, not even in the database', async () => {
    await expect(test.database.query('update audit_entry set deed = deed')).rejects.toThrow(/never changed/);
    await expect(test.database.query('delete from audit_entry')).rejects.toThrow(/never changed/);
  });
});
