import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../../../test/app';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { digestOf, makeDepartment, type SignedIn, signIn } from '../../../test/make';

let test: TestApp;
let office: SignedIn;
let muenster: SignedIn;
let trainee: SignedIn;

beforeAll(async () => {
  test = await startApp();
  office = await signIn(test, { roles: ['coordination-office'] });
  muenster = await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: '05515' }] });
  trainee = await signIn(test);
});
afterAll(() => test.stop());

const get = (path: string, { cookie }: SignedIn) => test.http.get(`/api${path}`).set('Cookie', cookie);
const post = (path: string, body: object, { cookie }: SignedIn) =>
  test.http.post(`/api${path}`).set('Cookie', cookie).send(body);
const put = (path: string, body: object, { cookie }: SignedIn) =>
  test.http.put(`/api${path}`).set('Cookie', cookie).send(body);

describe('municipalities', () => {
  const emsdetten = { key: '05566008', name: 'Emsdetten', kind: 'Gemeinde', region: 'Münster' };

  it('are for those signed in, and kept by the office', async () => {
    await expectRefusal(test, await test.http.get('/api/municipalities'), 401, 'not-signed-in');
    await expectRefusal(test, await post('/municipalities', emsdetten, muenster), 403, 'not-allowed');
    await expectRefusal(
      test,
      await put('/municipalities/05515', { ...emsdetten, version: 1 }, muenster),
      403,
      'not-allowed',
    );
  });

  it('have a key of five or eight digits, as text', async () => {
    for (const key of ['5515', '055150', 5515, 'Münster', '0551512a']) {
      await expectRefusal(test, await post('/municipalities', { ...emsdetten, key }, office), 422, 'invalid');
    }
  });

  it('are all of North Rhine-Westphalia from the start, in German order', async () => {
    const answer = await get('/municipalities', trainee);
    await expectAnswer(test, 'Municipalities', answer.body);
    const names = answer.body.municipalities.map(({ name }: { name: string }) => name);
    expect(names).toHaveLength(53);
    expect(names).toEqual([...names].sort(new Intl.Collator('de').compare));
    expect(answer.body.municipalities).toContainEqual({
      key: '05515',
      name: 'Münster',
      kind: 'kreisfreie Stadt',
      region: 'Münster',
      asksWorksCouncil: false,
      departments: 0,
      version: 1,
    });
  });

  it('are added once and changed by whoever saw the last change', async () => {
    const answer = await post('/municipalities', emsdetten, office);
    expect(answer.status).toBe(201);
    await expectAnswer(test, 'Municipality', answer.body);
    await expectRefusal(test, await post('/municipalities', emsdetten, office), 409, 'already-exists');
    const edit = { name: 'Stadt Emsdetten', kind: 'Gemeinde', region: 'Münster', version: 1 };
    expect((await put('/municipalities/05566008', edit, office)).body).toMatchObject({
      name: 'Stadt Emsdetten',
      version: 2,
    });
    const stale = await put('/municipalities/05566008', edit, office);
    await expectRefusal(test, stale, 412, 'stale');
    expect(stale.body.facts.present).toMatchObject({ version: 2 });
    await expectRefusal(test, await put('/municipalities/99999', edit, office), 404, 'not-found');
  });
});

describe('departments', () => {
  it('are for the office, administrators and municipal coordinators', async () => {
    await expectRefusal(test, await test.http.get('/api/departments'), 401, 'not-signed-in');
    for (const roles of [[], ['trainer'], ['auditor']] as const) {
      await expectRefusal(test, await get('/departments', await signIn(test, { roles })), 403, 'not-allowed');
    }
    await expectRefusal(
      test,
      await post(
        '/departments',
        { municipality: '05515', name: 'X' },
        await signIn(test, { roles: ['administrator'] }),
      ),
      403,
      'not-allowed',
    );
  });

  it('have a name on one line', async () => {
    for (const body of [
      { municipality: '05515' },
      { municipality: '05515', name: 'a\nb' },
      { municipality: '05515', name: 'x', kind: 'court' },
    ]) {
      await expectRefusal(test, await post('/departments', body, office), 422, 'invalid');
    }
  });

  it("of another municipality are out of a coordinator's reach, alike for reading and writing", async () => {
    const foreign = await makeDepartment(test, '05315', 'Amt für Integration');
    const before = await digestOf(test, 'department');
    await expectRefusal(
      test,
      await post('/departments', { municipality: '05315', name: 'Neu' }, muenster),
      404,
      'not-found',
    );
    const edit = { name: 'Geändert', code: null, kind: 'other', version: 1 };
    await expectRefusal(test, await put(`/departments/${foreign.id}`, edit, muenster), 404, 'not-found');
    const list = await get('/departments?municipality=05315', muenster);
    expect(list.body).toEqual({ departments: [], next: null });
    expect(await digestOf(test, 'department')).toBe(before);
  });

  it('are created and changed by office and own coordinator, each name once', async () => {
    const created = await post(
      '/departments',
      { municipality: '05515', name: 'Jugendamt', code: '51', kind: 'youth-office' },
      muenster,
    );
    expect(created.status).toBe(201);
    await expectAnswer(test, 'Department', created.body);
    expect(created.body).toMatchObject({ municipalityName: 'Münster', code: '51', version: 1 });
    await expectRefusal(
      test,
      await post('/departments', { municipality: '05515', name: 'Jugendamt' }, office),
      409,
      'already-exists',
    );
    const path = `/departments/${created.body.id}`;
    const edit = { name: 'Amt für Kinder', code: null, kind: 'youth-office', version: 1 };
    expect((await put(path, edit, office)).body).toMatchObject({ name: 'Amt für Kinder', code: null, version: 2 });
    await expectRefusal(test, await put(path, edit, muenster), 412, 'stale');
    const [note] = await test.database.query(
      `select deed, actor from audit_entry where subject_id = $1 order by seq desc limit 1`,
      [created.body.id],
    );
    expect(note).toEqual({ deed: 'department.edited', actor: office.id });
  });

  it('come in pages that neither skip nor repeat one', async () => {
    for (let i = 0; i < 7; i++) await makeDepartment(test, '05711', `Fachbereich ${i}`);
    const seen: string[] = [];
    for (let after = ''; ;) {
      const { body } = await get(`/departments?municipality=05711&limit=3${after}`, office);
      await expectAnswer(test, 'DepartmentsPage', body);
      seen.push(...body.departments.map(({ name }: { name: string }) => name));
      if (body.next === null) break;
      after = `&after=${body.next}`;
    }
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6].map((i) => `Fachbereich ${i}`));
    for (const wrong of ['limit=0', 'limit=201', 'limit=x', 'after=xyz', 'unknown=1', 'municipality=abc']) {
      await expectRefusal(test, await get(`/departments?${wrong}`, office), 422, 'invalid');
    }
  });
});
