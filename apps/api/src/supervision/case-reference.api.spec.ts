import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '../../test/app';
import { makePerson, signIn, type SignedIn } from '../../test/make';
import { makeCourse, makeEnrolment, makeMarks, makeSession } from '../../test/make-course';

let test: TestApp;
let office: SignedIn;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'] });
});
afterAll(() => test.stop());

const countOf = async (table: string, column: string, id: string): Promise<number> => {
  const [row] = await test.database.query(`select count(*) from ${table} where ${column} = $1`, [id]);
  return row.count;
};

async function withCase(): Promise<{ readonly enrolment: string; readonly person: string }> {
  const course = await makeCourse(test);
  const enrolment = await makeEnrolment(test, course);
  await makeMarks(test, await makeSession(test, course), [enrolment.id], { by: office.id });
  const answer = await test.http.post(`/api/enrolments/${enrolment.id}/cases`).set('Cookie', office.cookie).send({
    id: randomUUID(),
    mediatedOn: '2026-03-02',
    role: 'mediator',
    setting: 'individual',
    field: 'school',
    parties: '2',
    sessions: 2,
    supervisedOn: '2026-03-10',
    confirmedOn: '2026-03-11',
    supervisionTown: 'Auenfeld',
    supervisorName: 'Renate Okafor',
    supervisorStreet: 'Am Wall 2',
    supervisorPostcode: '00123',
    supervisorTown: 'Brückstadt',
  });
  expect(answer.status).toBe(200);
  return { enrolment: enrolment.id, person: enrolment.person };
}

it('cases and marks go with a person who is deleted', async () => {
  const { enrolment, person } = await withCase();
  const answer = await test.http.delete(`/api/people/${person}?version=1`).set('Cookie', office.cookie);
  expect(answer.status).toBe(204);
  for (const table of ['mediation_case', 'fact', 'standing'])
    expect(await countOf(table, 'enrolment_id', enrolment)).toBe(0);
  expect(await countOf('person', 'id', person)).toBe(0);
});

it('cases and marks stay with the enrolment when its person is merged', async () => {
  const { enrolment, person } = await withCase();
  const survivor = await makePerson(test);
  const answer = await test.http
    .post(`/api/people/${survivor.id}/merge`)
    .set('Cookie', office.cookie)
    .send({ duplicate: person, version: 1, duplicateVersion: 1 });
  expect(answer.status).toBeLessThan(300);
  expect(await countOf('mediation_case', 'enrolment_id', enrolment)).toBe(1);
  const her = await signIn(test, { person: survivor.id });
  const list = await test.http.get(`/api/enrolments/${enrolment}/cases`).set('Cookie', her.cookie);
  expect(list.body.cases).toHaveLength(1);
});
