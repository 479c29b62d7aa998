import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { digestOf, type MadeDepartment, type SignedIn } from '../../../test/make';
import { makeCourse, type MadeCourse, makeEnrolment, type MadeEnrolment } from '../../../test/make-course';
import { makeTown, type Town } from '../../../test/make-registration';

let test: TestApp;
let town: Town;
let course: MadeCourse;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  town = await makeTown(test);
  course = await makeCourse(test);
});
afterAll(() => test.stop());

const tables = ['tandem', 'tandem_partner', 'enrolment', 'audit_entry'] as const;
const ask = (who: SignedIn | null, method: 'get' | 'post' | 'put' | 'delete', path: string, body?: object) => {
  const request = test.http[method](`/api/${path}`);
  if (who) void request.set('Cookie', who.cookie);
  return body === undefined ? request : request.send(body);
};
const someone = (department: MadeDepartment, of: MadeCourse = course) => makeEnrolment(test, of, { department });
const wish = (first: MadeEnrolment, second: MadeEnrolment, id: string = randomUUID()) => ({
  id,
  first: first.id,
  second: second.id,
});
const form = (who: SignedIn | null, body: object, of: MadeCourse = course) =>
  ask(who, 'post', `courses/${of.id}/tandems`, body);
const dissolve = (who: SignedIn | null, id: string, of: MadeCourse = course) =>
  ask(who, 'delete', `courses/${of.id}/tandems/${id}`);
const pair = async () => [await someone(town.own), await someone(town.neighbour)] as const;
const count = async (): Promise<number> => {
  const [row] = await test.database.query('select count(*) from tandem where course_id = $1', [course.id]);
  return row.count;
};

async function expectNothing(
  send: () => PromiseLike<{ status: number; body: unknown; type: string }>,
  status: number,
  code: string,
): Promise<void> {
  const before = await digestOf(test, ...tables);
  await expectRefusal(test, await send(), status, code);
  expect(await digestOf(test, ...tables)).toBe(before);
}

describe('A tandem', () => {
  it('is formed and dissolved by the office and coordinators', async () => {
    const [first, second] = await pair();
    for (const send of [
      (who: SignedIn | null) => form(who, wish(first, second)),
      (who: SignedIn | null) => dissolve(who, randomUUID()),
    ]) {
      await expectNothing(() => send(null), 401, 'not-signed-in');
      for (const who of [town.trainee, town.approver]) await expectNothing(() => send(who), 403, 'not-allowed');
    }
  });

  it('needs two enrolments', async () => {
    const [first, second] = await pair();
    for (const broken of [{ first: 'nobody' }, { second: null }, { id: '1' }])
      await expectNothing(() => form(town.office, { ...wish(first, second), ...broken }), 422, 'invalid');
    await expectNothing(() => form(town.office, wish(first, first)), 409, 'same-person');
  });

  it('is of one course, one municipality and two departments', async () => {
    const [first, second] = await pair();
    const elsewhere = await someone(town.neighbour, await makeCourse(test));
    await expectNothing(() => form(town.office, wish(first, elsewhere)), 404, 'not-found');
    await expectNothing(() => form(town.office, wish(first, { ...second, id: randomUUID() })), 404, 'not-found');
    const colleague = await someone(town.own);
    await expectNothing(() => form(town.office, wish(first, colleague)), 409, 'tandem-unfitting');
    const stranger = await someone(town.foreign);
    await expectNothing(() => form(town.office, wish(first, stranger)), 409, 'tandem-unfitting');
  });

  it('is refused to a coordinator with another municipality’s person, as if she were not there', async () => {
    const [first, second] = await pair();
    const stranger = await someone(town.foreign);
    const missing = await form(town.coordinator, wish(first, { ...stranger, id: randomUUID() }));
    const refused = await form(town.coordinator, wish(first, stranger));
    await expectRefusal(test, refused, 404, 'not-found');
    expect({ ...refused.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
    await expectNothing(() => form(town.foreignCoordinator, wish(first, second)), 404, 'not-found');
  });

  it('of somebody who has left the course is refused', async () => {
    const [first, second] = await pair();
    await test.database.query(`update registration set state = 'withdrawn' where enrolment_id = $1`, [second.id]);
    await expectNothing(() => form(town.office, wish(first, second)), 409, 'not-enrolled');
  });

  it('stands after it was formed, and a repeat is harmless', async () => {
    const [first, second] = await pair();
    const body = wish(second, first);
    const answer = await form(town.coordinator, body);
    expect(answer.status).toBe(201);
    await expectAnswer(test, 'TandemAnswer', answer.body);
    expect(answer.body).toMatchObject({ id: body.id, course: { id: course.id } });
    expect(answer.body.partners.map(({ department }: { department: object }) => department)).toEqual(
      expect.arrayContaining([
        { id: town.own.id, name: 'Jugendamt' },
        { id: town.neighbour.id, name: 'Ordnungsamt' },
      ]),
    );
    const before = await digestOf(test, ...tables);
    expect((await form(town.coordinator, body)).body).toEqual(answer.body);
    expect(await digestOf(test, ...tables)).toBe(before);
    const third = await someone(town.neighbour);
    await expectNothing(() => form(town.office, wish(first, third)), 409, 'tandem-taken');
    const other = await pair();
    await expectNothing(() => form(town.office, wish(...other, body.id)), 409, 'already-exists');
  });

  it('can be in the database but once for each person, whoever writes at the same time', async () => {
    const shared = await someone(town.own);
    const others = await Promise.all([1, 2, 3, 4].map(() => someone(town.neighbour)));
    const before = await count();
    const answers = await Promise.all(others.map((other) => form(town.office, wish(shared, other))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(await count()).toBe(before + 1);
    const [stray] = others;
    await expect(
      test.database.query(
        `insert into tandem (id, course_id, first_enrolment, second_enrolment, formed_at)
         select gen_random_uuid(), $1, least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), now()`,
        [course.id, shared.id, (await someone(town.neighbour)).id],
      ),
    ).rejects.toThrow('tandem_partner_pkey');
    await expect(
      test.database.query(
        `insert into tandem (id, course_id, first_enrolment, second_enrolment, formed_at)
         select gen_random_uuid(), $1, least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), now()`,
        [course.id, (await someone(town.foreign)).id, stray?.id],
      ),
    ).rejects.toThrow('two departments');
  });

  it('is dissolved once, and by nobody of another municipality', async () => {
    const body = wish(...(await pair()));
    await form(town.office, body);
    await expectNothing(() => dissolve(town.foreignCoordinator, body.id), 404, 'not-found');
    await expectNothing(() => dissolve(town.office, body.id, { ...course, id: randomUUID() }), 404, 'not-found');
    expect((await dissolve(town.coordinator, body.id)).status).toBe(204);
    await expectNothing(() => dissolve(town.coordinator, body.id), 404, 'not-found');
    expect((await form(town.office, { ...body, id: randomUUID() })).status).toBe(201);
  });

  it('ends with a move that parts the two, and outlives one that does not', async () => {
    const third = await test.database.query(
      `insert into department (id, municipality_key, name) values ($1, '05515', 'Schulamt') returning id`,
      [randomUUID()],
    );
    const move = (enrolment: MadeEnrolment, department: string) =>
      ask(town.office, 'post', `enrolments/${enrolment.id}/moves`, {
        id: randomUUID(),
        departmentId: department,
        on: '2026-11-22',
      });
    for (const [to, stays] of [
      [third[0].id, true],
      [town.own.id, false],
      [town.foreign.id, false],
    ] as const) {
      const [first, second] = await pair();
      const body = wish(first, second);
      await form(town.office, body);
      expect((await move(second, to)).status).toBe(204);
      const [row] = await test.database.query('select 1 as found from tandem where id = $1', [body.id]);
      expect(row !== undefined).toBe(stays);
    }
  });

  it('goes with a person who is deleted, and stays with one who is merged', async () => {
    const [first, second] = await pair();
    const body = wish(first, second);
    await form(town.office, body);
    const { body: shown } = await ask(town.office, 'get', `people/${first.person}/references`);
    expect(shown.references).toContainEqual({ kind: 'tandem', keeps: false, count: 1 });
    const same = await someone(town.own, await makeCourse(test));
    const merged = await ask(town.office, 'post', `people/${same.person}/merge`, {
      duplicate: second.person,
      version: 1,
      duplicateVersion: 1,
    });
    expect(merged.status).toBe(200);
    const before = await count();
    expect((await ask(town.office, 'delete', `people/${first.person}?version=1`)).status).toBe(204);
    expect(await count()).toBe(before - 1);
  });
});
