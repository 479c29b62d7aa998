import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../../../test/app';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { makeDepartment, makePerson, makeRole, type SignedIn, signIn } from '../../../test/make';

let test: TestApp;
let administrator: SignedIn;
let person: string;

beforeAll(async () => {
  test = await startApp();
  administrator = await signIn(test, { roles: ['administrator'] });
});
afterAll(() => test.stop());
beforeEach(async () => {
  test.clock.set('2026-11-22T08:00:00.000Z');
  await test.database.query('update sign_in set seen_at = $1, expires_at = $2', [
    '2026-11-22T08:00:00Z',
    '2026-11-22T18:00:00Z',
  ]);
  person = (await makePerson(test)).id;
});

const grant = (body: object, to = person, { cookie } = administrator) =>
  test.http.post(`/api/people/${to}/roles`).set('Cookie', cookie).send(body);
const edit = (id: string, body: object, of = person, { cookie } = administrator) =>
  test.http.put(`/api/people/${of}/roles/${id}`).set('Cookie', cookie).send(body);
const end = (id: string, version: number | null = 1, of = person, { cookie } = administrator) =>
  test.http
    .delete(`/api/people/${of}/roles/${id}${version === null ? '' : `?version=${version}`}`)
    .set('Cookie', cookie);
const rolesOf = async ({ cookie }: SignedIn): Promise<readonly string[]> =>
  (await test.http.get('/api/me').set('Cookie', cookie)).body.roles.map(({ role }: { role: string }) => role);

describe('roles', () => {
  it('are granted by administrators alone', async () => {
    await expectRefusal(test, await grant({ role: 'trainer' }, person, { id: '', cookie: '' }), 401, 'not-signed-in');
    for (const role of [
      'coordination-office',
      'trainer',
      'auditor',
      { role: 'municipal-coordinator', municipality: '05515' },
    ] as const) {
      await expectRefusal(
        test,
        await grant({ role: 'trainer' }, person, await signIn(test, { roles: [role] })),
        403,
        'not-allowed',
      );
    }
  });

  it('reach as far as their kind says', async () => {
    const { id: department } = await makeDepartment(test);
    for (const body of [
      { role: 'municipal-coordinator' },
      { role: 'approver', municipality: '05515' },
      { role: 'trainer', municipality: '05515' },
      { role: 'administrator', department },
      { role: 'king' },
      { role: 'trainer', from: '2026-02-30' },
    ]) {
      await expectRefusal(test, await grant(body), 422, 'invalid');
    }
    await expectRefusal(test, await grant({ role: 'municipal-coordinator', municipality: '99999' }), 404, 'not-found');
    await expectRefusal(
      test,
      await grant({ role: 'trainer', from: '2026-12-01', until: '2026-11-30' }),
      422,
      'period-invalid',
    );
    expect((await grant({ role: 'approver', department })).body).toMatchObject({ department, municipality: null });
  });

  it('are not granted to oneself, to nobody, or to somebody deactivated', async () => {
    await expectRefusal(test, await grant({ role: 'coordination-office' }, administrator.id), 409, 'own-account');
    await expectRefusal(
      test,
      await grant({ role: 'trainer' }, '8f7c2c0e-0000-4000-8000-000000000000'),
      404,
      'not-found',
    );
    await test.database.query('update person set deactivated_at = now() where id = $1', [person]);
    await expectRefusal(test, await grant({ role: 'trainer' }), 409, 'person-deactivated');
  });

  it('are held once at a time', async () => {
    expect((await grant({ role: 'trainer', until: '2026-12-31' })).status).toBe(201);
    await expectRefusal(test, await grant({ role: 'trainer', from: '2026-12-31' }), 409, 'period-overlaps');
    expect((await grant({ role: 'trainer', from: '2027-01-01' })).status).toBe(201);
  });

  it('work at the next request, and end with the next request', async () => {
    const somebody = await signIn(test, { person });
    const answer = await grant({ role: 'municipal-coordinator', municipality: '05515' });
    expect(answer.status).toBe(201);
    await expectAnswer(test, 'RoleAnswer', answer.body);
    expect(answer.body).toMatchObject({
      from: '2026-11-22',
      until: null,
      grantedBy: administrator.id,
      municipalityName: 'Münster',
    });
    expect(await rolesOf(somebody)).toEqual(['municipal-coordinator']);
    await expectRefusal(test, await end(answer.body.id, null), 428, 'version-missing');
    await expectRefusal(test, await end(answer.body.id, 7), 412, 'stale');
    expect((await end(answer.body.id)).status).toBe(204);
    expect(await rolesOf(somebody)).toEqual([]);
    await expectRefusal(test, await end(answer.body.id), 404, 'not-found');
  });

  it('that held before keep their days when they end', async () => {
    const id = await makeRole(test, person, 'trainer', '2026-01-01');
    expect((await end(id)).status).toBe(204);
    const [row] = await test.database.query('select valid_until from role_grant where id = $1', [id]);
    expect(row.valid_until).toBe('2026-11-21');
    const deeds = await test.database.query(`select deed, detail from audit_entry where subject_id = $1`, [person]);
    expect(deeds).toEqual([{ deed: 'person.role-ended', detail: { role: 'trainer', grant: id } }]);
  });

  it('get their last day by whoever saw the last change', async () => {
    const { body } = await grant({ role: 'trainer' });
    await expectRefusal(test, await edit(body.id, { until: '2026-11-21', version: 1 }), 422, 'period-invalid');
    expect((await edit(body.id, { until: '2026-12-31', version: 1 })).body).toMatchObject({
      until: '2026-12-31',
      version: 2,
    });
    await expectRefusal(test, await edit(body.id, { until: null, version: 1 }), 412, 'stale');
    expect((await edit(body.id, { until: null, version: 2 })).body).toMatchObject({ until: null, version: 3 });
  });

  it("of one person are not another one's", async () => {
    const { body } = await grant({ role: 'trainer' });
    await expectRefusal(test, await end(body.id, 1, (await makePerson(test)).id), 404, 'not-found');
  });
});

describe('administrators', () => {
  it('never end their own role', async () => {
    const [own] = await test.database.query('select id from role_grant where person_id = $1', [administrator.id]);
    await expectRefusal(test, await end(own.id, 1, administrator.id), 409, 'own-account');
    await expectRefusal(
      test,
      await edit(own.id, { until: '2026-12-31', version: 1 }, administrator.id),
      409,
      'own-account',
    );
  });

  it('are never left without one that has no end', async () => {
    const other = await signIn(test, { roles: ['administrator'] });
    const deputy = await signIn(test);
    const [grantOfOther] = await test.database.query('select id from role_grant where person_id = $1', [other.id]);
    const [own] = await test.database.query('select id from role_grant where person_id = $1', [administrator.id]);
    await makeRole(test, deputy.id, 'administrator', '2026-01-01', '2026-12-31');
    expect((await end(own.id, 1, administrator.id, other)).status).toBe(204);
    await expectRefusal(test, await end(grantOfOther.id, 1, other.id, deputy), 409, 'last-administrator');
    await expectRefusal(
      test,
      await edit(grantOfOther.id, { until: '2026-12-31', version: 1 }, other.id, deputy),
      409,
      'last-administrator',
    );
    const deactivate = await test.http
      .post(`/api/people/${other.id}/deactivate`)
      .set('Cookie', deputy.cookie)
      .send({ version: 1 });
    await expectRefusal(test, deactivate, 409, 'last-administrator');
  });
});
