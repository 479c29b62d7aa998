import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '../../../test/app';
import { makeDepartment, makePerson, signIn, type SignedIn } from '../../../test/make';
import { openCourse } from '../../../test/make-registration';

let test: TestApp;
let office: SignedIn;
beforeAll(async () => {
  // Far fewer connections than there are people at the door.
  test = await startApp({ DATABASE_POOL: '4' });
  test.clock.set('2026-11-22T09:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'] });
});
afterAll(() => test.stop());

describe('A run on one course', () => {
  it('keeps nobody from the others, and serves everybody in turn', async () => {
    const [wanted, quiet] = [await openCourse(test, { capacity: 5 }), await openCourse(test)];
    const department = await makeDepartment(test);
    const people: { id: string; registration: string }[] = [];
    for (let count = 0; count < 22; count++)
      people.push({ id: (await makePerson(test, { department: department.id })).id, registration: randomUUID() });
    const nominate = (course: string, { id, registration }: { id: string; registration: string }) =>
      test.http
        .post(`/api/courses/${course}/nominations`)
        .set('Cookie', office.cookie)
        .send({ id: registration, personId: id, departmentId: department.id });

    // Whatever is looked up once is looked up before the run.
    await nominate(quiet.id, people[21]!);
    const holder = test.database.createQueryRunner();
    await holder.startTransaction();
    await holder.query('select from course where id = $1 for update', [wanted.id]);
    const waiting = Promise.all(people.slice(0, 20).map((person) => nominate(wanted.id, person)));
    const elsewhere = await nominate(quiet.id, people[20]!);
    expect(elsewhere.status).toBe(201);
    await holder.commitTransaction();
    await holder.release();

    // On a slow machine the two at the head of the queue may lose their patience, and ask again.
    const answers = await waiting;
    const states: string[] = [];
    for (const [index, person] of people.slice(0, 20).entries()) {
      const { status, body } = answers[index]!;
      states.push(String((status === 503 ? await nominate(wanted.id, person) : { body }).body.state));
    }
    expect(states.filter((state) => state === 'admitted')).toHaveLength(5);
    expect(states.filter((state) => state === 'waiting')).toHaveLength(15);
  });
});
