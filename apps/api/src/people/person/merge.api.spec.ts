import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../../../test/app';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import {
  digestOf,
  makeDepartment,
  type MadeDepartment,
  type MadePerson,
  makePerson,
  makeRole,
  type SignedIn,
  signIn,
} from '../../../test/make';
import { makeTrained, makeTrainee, makeTraining } from '../../../test/make-trained';

let test: TestApp;
let office: SignedIn;
let administrator: SignedIn;
let department: MadeDepartment;
let stays: MadePerson;
let goes: MadePerson;

beforeAll(async () => {
  test = await startApp();
  office = await signIn(test, { roles: ['coordination-office'] });
  administrator = await signIn(test, { roles: ['administrator', 'coordination-office'] });
  department = await makeDepartment(test);
});
afterAll(() => test.stop());
beforeEach(async () => {
  stays = await makePerson(test, { familyName: 'Yılmaz' });
  goes = await makePerson(test, { familyName: 'Yilmaz' });
});

const nobody = { id: '', cookie: '' };
const merge = (id: string, body: object, { cookie } = office) =>
  test.http.post(`/api/people/${id}/merge`).set('Cookie', cookie).send(body);
const both = (into = stays.id, duplicate = goes.id, who = office) =>
  merge(into, { duplicate, version: 1, duplicateVersion: 1 }, who);
const one = async (id: string) => (await test.http.get(`/api/people/${id}`).set('Cookie', office.cookie)).body;

describe('merging two people', () => {
  it('is for the office', async () => {
    await expectRefusal(test, await both(stays.id, goes.id, nobody), 401, 'not-signed-in');
    for (const roles of [
      [],
      ['administrator'],
      ['trainer'],
      [{ role: 'municipal-coordinator', municipality: '05515' }],
    ] as const) {
      await expectRefusal(test, await both(stays.id, goes.id, await signIn(test, { roles })), 403, 'not-allowed');
    }
  });

  it('needs both as the office saw them', async () => {
    await expectRefusal(test, await merge(stays.id, { duplicate: goes.id }), 422, 'invalid');
    await expectRefusal(
      test,
      await merge(stays.id, { duplicate: goes.id, version: 2, duplicateVersion: 1 }),
      412,
      'stale',
    );
    await expectRefusal(
      test,
      await merge(stays.id, { duplicate: goes.id, version: 1, duplicateVersion: 2 }),
      412,
      'stale',
    );
    await expectRefusal(test, await both(stays.id, '8f7c2c0e-0000-4000-8000-000000000000'), 404, 'not-found');
  });

  it('needs two, and never the one who merges as the duplicate', async () => {
    await expectRefusal(test, await both(stays.id, stays.id), 409, 'same-person');
    await expectRefusal(test, await both(stays.id, office.id), 409, 'own-account');
  });

  it('with a role among them is for who grants roles, and never to oneself', async () => {
    await makeRole(test, goes.id, 'administrator');
    await expectRefusal(test, await both(), 403, 'not-allowed');
    await expectRefusal(test, await both(administrator.id, goes.id, administrator), 409, 'own-account');
    expect((await both(stays.id, goes.id, administrator)).body.roles).toMatchObject([{ role: 'administrator' }]);
  });

  it('who are both in one course is refused, and nothing is moved', async () => {
    const training = await makeTraining(test);
    const [a, b] = [await makeTrainee(test, { training }), await makeTrainee(test, { training })];
    const tables = ['person', 'membership', 'enrolment', 'fact', 'audit_entry'];
    const before = await digestOf(test, ...tables);
    const answer = await both(a.person, b.person);
    await expectRefusal(test, answer, 409, 'already-enrolled');
    expect(answer.body.facts).toEqual({ courses: [training.course] });
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('keeps every entry: enrolments with their facts and certificates, memberships, and who recorded what', async () => {
    const trained = await makeTrained(test);
    const facts = await digestOf(test, 'fact', 'certificate');
    const recorded = await test.database.query('select count(*) as count from fact where enrolment_id = $1', [
      trained.enrolment,
    ]);
    expect(recorded[0].count).toBeGreaterThan(0);
    const answer = await both(stays.id, trained.person);
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'PersonAnswer', answer.body);
    expect(answer.body.memberships).toMatchObject([{ department: trained.department.id }]);
    expect(await digestOf(test, 'fact', 'certificate')).toBe(facts);
    const [enrolment] = await test.database.query('select person_id from enrolment where id = $1', [trained.enrolment]);
    expect(enrolment.person_id).toBe(stays.id);
    expect(await one(trained.person)).toMatchObject({ mergedInto: stays.id });
    const notes = await test.database.query(
      `select deed, detail from audit_entry where subject_id = any($1) order by seq`,
      [[stays.id, trained.person]],
    );
    expect(notes).toEqual([
      { deed: 'person.merged', detail: { duplicate: trained.person } },
      { deed: 'person.merged-away', detail: { into: stays.id } },
    ]);
  });

  it('joins periods in one department that overlap', async () => {
    const add = (person: string, from: string, until: string | null) =>
      test.database.query(
        'insert into membership (id, person_id, department_id, valid_from, valid_until) values (gen_random_uuid(), $1, $2, $3, $4)',
        [person, department.id, from, until],
      );
    await add(stays.id, '2020-01-01', '2020-12-31');
    await add(stays.id, '2021-06-01', '2022-12-31');
    await add(goes.id, '2020-06-01', '2021-08-31');
    await add(goes.id, '2022-12-31', null);
    await add(goes.id, '2015-01-01', '2015-12-31');
    const { body } = await both();
    expect(body.memberships.map(({ from, until }: { from: string; until: string }) => [from, until])).toEqual([
      ['2020-01-01', null],
      ['2015-01-01', '2015-12-31'],
    ]);
  });

  it('fills what is not known, and the duplicate keeps what is: the next list still finds her', async () => {
    await test.database.query(`update person set email = null where id = $1`, [stays.id]);
    await test.database.query(`update person set birth_date = '1985-12-24', external_id = 'MS-9' where id = $1`, [
      goes.id,
    ]);
    await test.database.query(`update person set external_id = 'MS-8' where id = $1`, [stays.id]);
    expect((await both()).body).toMatchObject({
      email: goes.email,
      birthDate: '1985-12-24',
      externalId: 'MS-8',
      version: 2,
    });
    expect(await one(goes.id)).toMatchObject({ email: null, externalId: 'MS-9', version: 2 });
  });

  it('signs the duplicate out and takes her from the lists; a second time there is none', async () => {
    const { cookie } = await signIn(test, { person: goes.id });
    await both();
    expect((await test.http.get('/api/me').set('Cookie', cookie)).status).toBe(401);
    const list = await test.http
      .post('/api/people/search')
      .set('Cookie', office.cookie)
      .send({ words: 'Yilmaz', state: 'all', limit: 200 });
    expect(list.body.people.map(({ id }: { id: string }) => id)).not.toContain(goes.id);
    await expectRefusal(
      test,
      await merge(stays.id, { duplicate: goes.id, version: 2, duplicateVersion: 2 }),
      404,
      'not-found',
    );
    await expectRefusal(
      test,
      await test.http.post(`/api/people/${goes.id}/reactivate`).set('Cookie', office.cookie).send({ version: 2 }),
      409,
      'person-deactivated',
    );
  });

  it('of the same pair in both directions at once lets one win', async () => {
    const answers = await Promise.all([both(stays.id, goes.id), both(goes.id, stays.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
  });
});

describe('deleting a person', () => {
  const erase = (id: string, version: number | null = 1, { cookie } = office) =>
    test.http.delete(`/api/people/${id}${version === null ? '' : `?version=${version}`}`).set('Cookie', cookie);

  it('is for the office', async () => {
    await expectRefusal(test, await erase(goes.id, 1, nobody), 401, 'not-signed-in');
    for (const roles of [[], ['administrator'], [{ role: 'municipal-coordinator', municipality: '05515' }]] as const) {
      await expectRefusal(test, await erase(goes.id, 1, await signIn(test, { roles })), 403, 'not-allowed');
    }
  });

  it('needs the version that the office saw, and another person', async () => {
    await expectRefusal(test, await erase(goes.id, null), 428, 'version-missing');
    await expectRefusal(test, await erase(goes.id, 9), 412, 'stale');
    await expectRefusal(test, await erase(office.id), 409, 'own-account');
    await expectRefusal(test, await erase('8f7c2c0e-0000-4000-8000-000000000000'), 404, 'not-found');
  });

  it('with a role is for who grants roles', async () => {
    await makeRole(test, goes.id, 'trainer');
    await expectRefusal(test, await erase(goes.id), 403, 'not-allowed');
    expect((await erase(goes.id, 1, administrator)).status).toBe(204);
  });

  it('who recorded entries about others is refused: they name her', async () => {
    const trainee = await makeTrained(test);
    await test.database.query(
      `insert into fact (id, enrolment_id, kind, on_date, received_at, recorded_by) values (gen_random_uuid(), $1, 'note', '2026-01-01', now(), $2)`,
      [trainee.enrolment, goes.id],
    );
    const answer = await erase(goes.id);
    await expectRefusal(test, answer, 409, 'still-referenced');
    expect(answer.body.facts).toEqual({ references: [{ kind: 'fact', count: 1, keeps: true }] });
  });

  it('erases her with enrolments, facts, account and mails, and those merged into her; the log keeps identifiers', async () => {
    const trained = await makeTrained(test, { familyName: 'Vergesslich' });
    const old = await makePerson(test, { familyName: 'Vergesslichalt' });
    await both(trained.person, old.id);
    await signIn(test, { person: trained.person });
    await test.http.post(`/api/people/${trained.person}/invitations`).set('Cookie', office.cookie);
    const references = await test.http.get(`/api/people/${trained.person}/references`).set('Cookie', office.cookie);
    await expectAnswer(test, 'PersonReferencesAnswer', references.body);
    expect(references.body.references).toContainEqual({ kind: 'enrolment', count: 1, keeps: false });
    expect((await erase(trained.person, 2)).status).toBe(204);
    const tables = await test.database.query(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('migrations', 'audit_entry')`,
    );
    for (const { name } of tables) {
      const rows = await test.database.query(`select t::text as text from "${name}" t where t::text ~* $1`, [
        `Vergesslich|${trained.person}|${old.id}|${trained.enrolment}`,
      ]);
      expect({ name, rows }).toEqual({ name, rows: [] });
    }
    const [note] = await test.database.query(
      `select deed, detail from audit_entry where subject_id = $1 order by seq desc limit 1`,
      [trained.person],
    );
    expect(note).toEqual({ deed: 'person.erased', detail: {} });
    await expectRefusal(test, await erase(trained.person, 2), 404, 'not-found');
  });
});
