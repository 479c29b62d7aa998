import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { makeDepartment, signIn, type SignedIn } from '../../../test/make';
import { makeRegistration, makeTown, openCourse, registrationIn, type Town } from '../../../test/make-registration';
import { OfferService } from './offer.service';

let test: TestApp;
let town: Town;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  town = await makeTown(test);
});
afterAll(() => test.stop());

const post = (who: SignedIn, path: string, body: object) =>
  test.http.post(`/api/${path}`).set('Cookie', who.cookie).send(body);

describe('A course that is over', () => {
  it('takes no registrations, though no deadline was set', async () => {
    const course = await openCourse(test, { startsOn: '2026-09-01', endsOn: '2026-11-21' });
    const wish = { id: randomUUID(), courseId: course.id, departmentId: town.own.id };
    await expectRefusal(test, await post(town.trainee, 'registrations', wish), 409, 'deadline-passed');
  });

  it('takes them on its last day', async () => {
    const course = await openCourse(test, { startsOn: '2026-09-01', endsOn: '2026-11-22' });
    const wish = { id: randomUUID(), courseId: course.id, departmentId: town.own.id };
    expect((await post(town.trainee, 'registrations', wish)).status).toBe(201);
  });
});

describe('A course that has begun', () => {
  it('lets nobody approved now pass those who wait: the office decides who joins', async () => {
    const course = await openCourse(test, { startsOn: '2026-11-16', endsOn: '2027-11-30', capacity: 1 });
    const waits = await makeRegistration(test, course, { department: town.own, state: 'waiting' });
    const comes = await makeRegistration(test, course, { department: town.own });
    await post(town.approver, `registrations/${comes.id}/approval`, { version: 1, approved: true });
    expect(await registrationIn(test, comes.id)).toMatchObject({ state: 'waiting' });
    expect(await registrationIn(test, waits.id)).toMatchObject({ state: 'waiting' });
    await post(town.office, `registrations/${waits.id}/admission`, { version: 1 });
    expect(await registrationIn(test, waits.id)).toMatchObject({ state: 'admitted' });
  });
});

describe('A free seat', () => {
  it('is offered to nobody whose access has ended', async () => {
    const course = await openCourse(test, { capacity: 1 });
    const seated = await makeRegistration(test, course, { department: town.own, state: 'admitted' });
    const left = await makeRegistration(test, course, { department: town.own, state: 'waiting' });
    const next = await makeRegistration(test, course, { department: town.own, state: 'waiting' });
    await test.database.query('update person set deactivated_at = now() where id = $1', [left.person]);
    await post(town.office, `registrations/${seated.id}/withdrawal`, { version: 1 });
    expect(await registrationIn(test, left.id)).toMatchObject({ state: 'waiting' });
    expect(await registrationIn(test, next.id)).toMatchObject({ state: 'admitted' });
  });

  it('of a quota goes on when its person moves to another municipality', async () => {
    const course = await openCourse(test);
    const [here, there] = [await makeDepartment(test, '05515'), await makeDepartment(test, '05711')];
    await test.database.query(
      `insert into seat_quota (id, course_id, municipality_key, seats) values ($1, $2, '05515', 1)`,
      [randomUUID(), course.id],
    );
    const seated = await makeRegistration(test, course, { department: here, state: 'admitted' });
    const next = await makeRegistration(test, course, { department: here, state: 'waiting' });
    const [{ id: membership }] = await test.database.query('select id from membership where person_id = $1', [
      seated.person,
    ]);
    const office = await signIn(test, { roles: ['coordination-office'] });
    const moved = await post(office, `people/${seated.person}/moves`, {
      membership,
      department: there.id,
      on: '2026-11-22',
    });
    expect(moved.status).toBe(200);
    expect(await registrationIn(test, next.id)).toMatchObject({ state: 'admitted' });
  });
});

describe('Offers that are over', () => {
  it('end in all courses, though something stands in the way in one', async () => {
    const courses = [await openCourse(test), await openCourse(test)].sort((a, b) => (a.id < b.id ? -1 : 1));
    const offers = [];
    for (const course of courses) {
      const wish = { department: town.own, state: 'admitted', acceptUntil: '2026-11-21T08:00:00Z' } as const;
      offers.push(await makeRegistration(test, course, wish));
    }
    await test.database.query(`
      create function refuse_first() returns trigger language plpgsql as $$ begin raise exception 'in the way'; end $$;
      create trigger refuse_first before update on registration for each row
        when (old.course_id = '${courses[0]?.id}') execute function refuse_first()`);
    const lapse = () => test.app.get(OfferService, { strict: false }).lapseDue('2026-11-22T09:00:00.000Z');
    await expect(lapse()).rejects.toThrow('in the way');
    expect(await registrationIn(test, offers[1]?.id ?? '')).toMatchObject({ state: 'lapsed' });
    await test.database.query('drop trigger refuse_first on registration');
    expect(await lapse()).toBe(1);
  });
});
