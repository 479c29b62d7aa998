import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../../../test/app';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { digestOf, makeDepartment, type MadeDepartment, makePerson, type SignedIn, signIn } from '../../../test/make';
import { makeTrainee } from '../../../test/make-trained';

let test: TestApp;
let office: SignedIn;
let muenster: SignedIn;
let youth: MadeDepartment;
let order: MadeDepartment;
let far: MadeDepartment;
let person: string;
let membership: string;

beforeAll(async () => {
  test = await startApp();
  office = await signIn(test, { roles: ['coordination-office'] });
  muenster = await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: '05515' }] });
  youth = await makeDepartment(test, '05515', 'Jugendamt');
  order = await makeDepartment(test, '05515', 'Ordnungsamt');
  far = await makeDepartment(test, '05315');
});
afterAll(() => test.stop());
beforeEach(async () => {
  person = (await makePerson(test, { department: youth.id })).id;
  membership = (await test.database.query('select id from membership where person_id = $1', [person]))[0].id;
});

const nobody = { id: '', cookie: '' };
const add = (body: object, { cookie } = office, id = person) =>
  test.http.post(`/api/people/${id}/memberships`).set('Cookie', cookie).send(body);
const edit = (until: string | null, { cookie } = office, id = membership) =>
  test.http.put(`/api/people/${person}/memberships/${id}`).set('Cookie', cookie).send({ until });
const move = (body: object, { cookie } = office, id = person) =>
  test.http.post(`/api/people/${id}/moves`).set('Cookie', cookie).send(body);
const periods = async (id = person) =>
  test.database.query(
    'select department_id as department, valid_from as "from", valid_until as "until" from membership where person_id = $1 order by valid_from',
    [id],
  );

describe('memberships', () => {
  it('are for office and municipal coordinators', async () => {
    const body = { department: order.id, from: '2026-01-01' };
    await expectRefusal(test, await add(body, nobody), 401, 'not-signed-in');
    for (const roles of [[], ['administrator'], ['trainer']] as const) {
      const who = await signIn(test, { roles });
      await expectRefusal(test, await add(body, who), 403, 'not-allowed');
      await expectRefusal(test, await edit(null, who), 403, 'not-allowed');
      await expectRefusal(
        test,
        await move({ membership, department: order.id, on: '2026-01-01' }, who),
        403,
        'not-allowed',
      );
    }
  });

  it('have days that exist, in their order', async () => {
    await expectRefusal(test, await add({ department: order.id, from: '2026-02-30' }), 422, 'invalid');
    await expectRefusal(
      test,
      await add({ department: order.id, from: '2026-02-02', until: '2026-02-01' }),
      422,
      'period-invalid',
    );
    await expectRefusal(test, await edit('2023-12-31'), 422, 'period-invalid');
  });

  it("of another municipality's people and in its departments are out of a coordinator's reach", async () => {
    const foreign = await makePerson(test, { department: far.id });
    const before = await digestOf(test, 'membership');
    await expectRefusal(
      test,
      await add({ department: youth.id, from: '2026-01-01' }, muenster, foreign.id),
      404,
      'not-found',
    );
    await expectRefusal(test, await add({ department: far.id, from: '2026-01-01' }, muenster), 404, 'not-found');
    await expectRefusal(
      test,
      await move({ membership, department: far.id, on: '2026-01-01' }, muenster),
      404,
      'not-found',
    );
    await expectRefusal(
      test,
      await move({ membership, department: youth.id, on: '2026-01-01' }, office, foreign.id),
      404,
      'not-found',
    );
    expect(await digestOf(test, 'membership')).toBe(before);
  });

  it('are one per department and day', async () => {
    await expectRefusal(test, await add({ department: youth.id, from: '2026-01-01' }), 409, 'period-overlaps');
    const answer = await add({ department: order.id, from: '2026-01-01', until: '2026-06-30' }, muenster);
    expect(answer.status).toBe(201);
    await expectAnswer(test, 'MembershipAnswer', answer.body);
    expect(answer.body).toMatchObject({
      departmentName: 'Ordnungsamt',
      municipalityName: 'Münster',
      until: '2026-06-30',
    });
  });

  it('end and are opened again; the same twice is harmless', async () => {
    for (let time = 1; time <= 2; time++)
      expect((await edit('2026-10-31')).body).toMatchObject({ until: '2026-10-31' });
    // Who has left is out of the reach of those whom she left.
    await expectRefusal(test, await edit(null, muenster), 404, 'not-found');
    expect((await edit(null)).body).toMatchObject({ until: null });
  });
});

describe('a move', () => {
  it('ends one membership on the day before and begins another', async () => {
    const answer = await move({ membership, department: order.id, on: '2026-04-01' }, muenster);
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'PersonAnswer', answer.body);
    expect(await periods()).toEqual([
      { department: youth.id, from: '2024-01-01', until: '2026-03-31' },
      { department: order.id, from: '2026-04-01', until: null },
    ]);
    const [note] = await test.database.query(`select deed, detail from audit_entry where subject_id = $1`, [person]);
    expect(note).toEqual({ deed: 'person.moved', detail: { from: youth.id, to: order.id, on: '2026-04-01' } });
    await expectRefusal(
      test,
      await move({ membership, department: order.id, on: '2026-05-01' }),
      422,
      'period-invalid',
    );
  });

  it('lies within the membership and leads elsewhere', async () => {
    await expectRefusal(
      test,
      await move({ membership, department: order.id, on: '2024-01-01' }),
      422,
      'period-invalid',
    );
    await expectRefusal(
      test,
      await move({ membership, department: youth.id, on: '2026-01-01' }),
      409,
      'period-overlaps',
    );
  });

  it('to another municipality hides her from the one that she left', async () => {
    test.clock.set('2026-11-22T08:00:00.000Z');
    const read = async () => (await test.http.get(`/api/people/${person}`).set('Cookie', muenster.cookie)).status;
    await test.database.query('update sign_in set seen_at = $1, expires_at = $2', [
      '2026-11-22T08:00:00Z',
      '2026-11-22T18:00:00Z',
    ]);
    expect(await read()).toBe(200);
    expect((await move({ membership, department: far.id, on: '2026-11-22' })).status).toBe(200);
    expect(await read()).toBe(404);
    test.clock.release();
    await test.database.query("update sign_in set seen_at = now(), expires_at = now() + interval '1 hour'");
  });

  it('takes her courses along by a recorded move, unless the office says no', async () => {
    const trainee = await makeTrainee(test, { department: youth });
    const [{ id }] = await test.database.query('select id from membership where person_id = $1', [trainee.person]);
    const departmentOf = async () =>
      (await test.database.query('select department_id from enrolment where id = $1', [trainee.enrolment]))[0]
        .department_id;
    expect(
      (
        await move(
          { membership: id, department: order.id, on: '2026-04-01', withCourses: false },
          office,
          trainee.person,
        )
      ).status,
    ).toBe(200);
    expect(await departmentOf()).toBe(youth.id);
    const other = await makeTrainee(test, { department: youth });
    const [row] = await test.database.query('select id from membership where person_id = $1', [other.person]);
    expect(
      (await move({ membership: row.id, department: far.id, on: '2026-04-01' }, office, other.person)).status,
    ).toBe(200);
    const facts = await test.database.query(`select kind, on_date, recorded_by from fact where enrolment_id = $1`, [
      other.enrolment,
    ]);
    expect(facts).toEqual([{ kind: 'move', on_date: '2026-04-01', recorded_by: office.id }]);
    const [standing] = await test.database.query(
      'select municipality_key from standing where enrolment_id = $1 and leads',
      [other.enrolment],
    );
    expect(standing.municipality_key).toBe('05315');
  });
});
