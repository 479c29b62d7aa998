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

describe('The works council of a municipality to which people move', () => {
  it('is asked about those who have no seat yet, whatever the former one said', async () => {
    const course = await openCourse(test, { capacity: 1 });
    const [here, there] = [await makeDepartment(test, '05515'), await makeDepartment(test, '05754')];
    const next = await makeDepartment(test, '05754');
    await test.database.query(`update municipality set asks_works_council = true where key = '05754'`);
    const office = await signIn(test, { roles: ['coordination-office'] });
    const moveTo = async (person: string, department: string) => {
      const [{ id: membership }] = await test.database.query(
        'select id from membership where person_id = $1 and valid_until is null',
        [person],
      );
      return post(office, `people/${person}/moves`, { membership, department, on: '2026-11-22' });
    };
    const states = ['registered', 'approved', 'waiting', 'admitted'] as const;
    const made = await Promise.all(
      states.map((state) => makeRegistration(test, course, { department: here, state, worksCouncil: 'agreed' })),
    );
    for (const { person } of made) expect((await moveTo(person, there.id)).status).toBe(200);
    const councils = async () => {
      const rows = await Promise.all(made.map(({ id }) => registrationIn(test, id)));
      return rows.map(({ worksCouncil }) => worksCouncil);
    };
    expect(await councils()).toEqual(['agreed', 'asked', 'asked', 'agreed']);
    const [, approved] = made;
    await post(office, `registrations/${approved?.id}/works-council`, { version: 3, status: 'agreed' });
    expect(await registrationIn(test, approved?.id ?? '')).toMatchObject({ state: 'waiting', worksCouncil: 'agreed' });
    const [, , waiting] = made;
    const { version } = await registrationIn(test, waiting?.id ?? '');
    await post(office, `registrations/${waiting?.id}/works-council`, { version, status: 'agreed' });
    await moveTo(waiting?.person ?? '', next.id);
    expect(await registrationIn(test, waiting?.id ?? '')).toMatchObject({ worksCouncil: 'agreed' });
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
