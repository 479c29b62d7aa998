import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../../../test/app';
import { makePerson, signIn, type SignedIn } from '../../../test/make';
import { makeCourse, makeSession } from '../../../test/make-course';

let test: TestApp;
let office: SignedIn;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'] });
});
afterAll(() => test.stop());

const trainersOf = async (session: string): Promise<readonly string[]> => {
  const rows = await test.database.query('select person_id from session_trainer where session_id = $1', [session]);
  return rows.map(({ person_id }: { person_id: string }) => person_id);
};

it('sessions of a trainer who is merged become those of the other, once', async () => {
  const course = await makeCourse(test);
  const duplicate = await makePerson(test);
  const survivor = await makePerson(test);
  const one = await makeSession(test, course, { trainers: [duplicate.id] });
  const both = await makeSession(test, course, { trainers: [duplicate.id, survivor.id] });
  const answer = await test.http
    .post(`/api/people/${survivor.id}/merge`)
    .set('Cookie', office.cookie)
    .send({ duplicate: duplicate.id, version: 1, duplicateVersion: 1 });
  expect(answer.status).toBeLessThan(300);
  expect(await trainersOf(one.id)).toEqual([survivor.id]);
  expect(await trainersOf(both.id)).toEqual([survivor.id]);
});

it('a trainer who never recorded anything can be deleted; her sessions stay', async () => {
  const course = await makeCourse(test);
  const trainer = await makePerson(test);
  const session = await makeSession(test, course, { trainers: [trainer.id] });
  const answer = await test.http.delete(`/api/people/${trainer.id}?version=1`).set('Cookie', office.cookie);
  expect(answer.status).toBe(204);
  expect(await trainersOf(session.id)).toEqual([]);
});
