import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../../../test/app';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { makeDepartment, type MadeDepartment, makePerson, type SignedIn, signIn } from '../../../test/make';

let test: TestApp;
let office: SignedIn;
let approver: SignedIn;
let muenster: SignedIn;
let youth: MadeDepartment;
let order: MadeDepartment;
let far: MadeDepartment;

beforeAll(async () => {
  test = await startApp();
  youth = await makeDepartment(test, '05515', 'Jugendamt');
  order = await makeDepartment(test, '05515', 'Ordnungsamt');
  far = await makeDepartment(test, '05315');
  office = await signIn(test, { roles: ['coordination-office'] });
  approver = await signIn(test, { roles: [{ role: 'approver', department: youth.id }], department: youth.id });
  muenster = await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: '05515' }] });
});
afterAll(() => test.stop());

const own = ({ cookie }: { readonly cookie: string }) => test.http.get('/api/me/memberships').set('Cookie', cookie);
const search = (department: string, body: object, { cookie }: { readonly cookie: string }) =>
  test.http.post(`/api/departments/${department}/people/search`).set('Cookie', cookie).send(body);
const ids = (body: { readonly people: readonly { readonly id: string }[] }) => body.people.map(({ id }) => id);

describe("one's own departments", () => {
  it('are those of today', async () => {
    await expectRefusal(test, await own({ cookie: '' }), 401, 'not-signed-in');
    const who = await signIn(test, { department: order.id });
    await test.database.query(
      `insert into membership (id, person_id, department_id, valid_from, valid_until)
       values (gen_random_uuid(), $1, $2, '2020-01-01', '2020-12-31')`,
      [who.id, youth.id],
    );
    const answer = await own(who);
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'OwnMemberships', answer.body);
    expect(answer.body.memberships.map((each: { department: string }) => each.department)).toEqual([order.id]);
  });
});

describe('people whom a department may send', () => {
  it('are for its approver, its coordinator and the office', async () => {
    await expectRefusal(test, await search(youth.id, {}, { cookie: '' }), 401, 'not-signed-in');
    for (const roles of [[], ['trainer'], ['administrator'], ['auditor']] as const) {
      await expectRefusal(test, await search(youth.id, {}, await signIn(test, { roles })), 403, 'not-allowed');
    }
    for (const who of [office, approver, muenster]) expect((await search(youth.id, {}, who)).status).toBe(200);
  });

  it('are searched by words of 1 to 100 characters', async () => {
    await expectRefusal(test, await search(youth.id, { words: '' }, office), 422, 'invalid');
    await expectRefusal(test, await search(youth.id, { words: 'x'.repeat(101) }, office), 422, 'invalid');
    await expectRefusal(test, await search(youth.id, { after: 'nonsense' }, office), 422, 'invalid');
  });

  it("of another department or another municipality's are not there", async () => {
    await expectRefusal(test, await search(order.id, {}, approver), 404, 'not-found');
    await expectRefusal(test, await search(far.id, {}, approver), 404, 'not-found');
    await expectRefusal(test, await search(far.id, {}, muenster), 404, 'not-found');
    expect((await search(far.id, {}, office)).status).toBe(200);
  });

  it('belong to it today and are active; of them the name is told and nothing else', async () => {
    const here = await makePerson(test, { department: youth.id });
    const left = await makePerson(test, { department: youth.id });
    const inactive = await makePerson(test, { department: youth.id });
    const elsewhere = await makePerson(test, { department: order.id });
    await test.database.query("update membership set valid_until = '2024-06-30' where person_id = $1", [left.id]);
    await test.database.query('update person set deactivated_at = now() where id = $1', [inactive.id]);
    const answer = await search(youth.id, {}, approver);
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'Members', answer.body);
    expect(ids(answer.body)).toContain(here.id);
    for (const other of [left, inactive, elsewhere]) expect(ids(answer.body)).not.toContain(other.id);
    expect(Object.keys(answer.body.people[0]).sort()).toEqual(['familyName', 'givenName', 'id']);
  });

  it('are found by parts of the name, page by page', async () => {
    const names = ['Aalbach', 'Ahlbach', 'Auerbach'];
    for (const familyName of names) await makePerson(test, { department: order.id, familyName });
    const first = await search(order.id, { words: 'bach', limit: 2 }, muenster);
    expect(first.body.people.map((each: { familyName: string }) => each.familyName)).toEqual(['Aalbach', 'Ahlbach']);
    const second = await search(order.id, { words: 'bach', limit: 2, after: first.body.next }, muenster);
    expect(second.body.people.map((each: { familyName: string }) => each.familyName)).toEqual(['Auerbach']);
    expect(second.body.next).toBeNull();
    expect((await search(order.id, { words: '100%' }, muenster)).body.people).toEqual([]);
  });
});
