import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MunicipalityParticipation, ParticipatingDepartment } from '@mittler/contract';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { digestOf, makePerson, makeRole, type SignedIn } from '../../../test/make';
import { makeCourse, type MadeCourse, makeEnrolment, makeSession } from '../../../test/make-course';
import { makeRegistration, makeTown, openCourse, type Town } from '../../../test/make-registration';

let test: TestApp;
let town: Town;
let course: MadeCourse;
let open: MadeCourse;
let trainer: string;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  town = await makeTown(test);
  course = await makeCourse(test);
  open = await openCourse(test);
  for (const [department, kind] of [
    [town.own, 'youth-office'],
    [town.neighbour, 'public-order-office'],
    [town.foreign, 'integration-centre'],
  ] as const)
    await test.database.query('update department set kind = $2 where id = $1', [department.id, kind]);
  const both = await makeEnrolment(test, course, { department: town.own });
  await makeRegistration(test, open, { department: town.own, person: both.person });
  const certified = await makeEnrolment(test, course, { department: town.own });
  await test.database.query(
    `update standing set certified_on = '2026-11-01', title_until = '2030-11-01' where enrolment_id = $1 and leads`,
    [certified.id],
  );
  await makeRegistration(test, open, { department: town.own, state: 'waiting' });
  const left = await makeEnrolment(test, course, { department: town.own });
  await test.database.query(`update standing set dropped_out_on = '2026-11-01' where enrolment_id = $1 and leads`, [
    left.id,
  ]);
  await test.database.query(`update registration set state = 'withdrawn' where enrolment_id = $1`, [left.id]);
  await makeEnrolment(test, course, { department: town.foreign });
  trainer = (await makePerson(test, { department: town.foreign.id })).id;
  await makeRole(test, trainer, 'trainer');
  await makeSession(test, open, { trainers: [trainer], startsAt: '2027-03-01T08:00:00Z' });
});
afterAll(() => test.stop());

const ask = (who: SignedIn | null, method: 'get' | 'post' | 'put', path: string, body?: object) => {
  const request = test.http[method](`/api/${path}`);
  if (who) void request.set('Cookie', who.cookie);
  return body === undefined ? request : request.send(body);
};
const read = async (who: SignedIn, query = ''): Promise<readonly MunicipalityParticipation[]> => {
  const { status, body } = await ask(who, 'get', `participation${query}`);
  expect(status).toBe(200);
  await expectAnswer(test, 'Participation', body);
  return body.municipalities;
};
const of = (rows: readonly MunicipalityParticipation[], key: string): MunicipalityParticipation => {
  const row = rows.find(({ municipality }) => municipality.key === key);
  if (!row) throw new Error(`no ${key}`);
  return row;
};
const department = (row: MunicipalityParticipation, id: string): ParticipatingDepartment | undefined =>
  row.departments.find((one) => one.id === id);

describe('Participation', () => {
  it('is for the office and coordinators', async () => {
    await expectRefusal(test, await ask(null, 'get', 'participation'), 401, 'not-signed-in');
    for (const who of [town.trainee, town.approver])
      await expectRefusal(test, await ask(who, 'get', 'participation'), 403, 'not-allowed');
  });

  it('refuses filters that are none, and those that are not there', async () => {
    await expectRefusal(test, await ask(town.office, 'get', 'participation?course=1'), 422, 'invalid');
    for (const query of [`course=${randomUUID()}`, `programme=${randomUUID()}`, 'municipality=05999'])
      await expectRefusal(test, await ask(town.office, 'get', `participation?${query}`), 404, 'not-found');
  });

  it('shows the office every municipality with a department, and what each lacks', async () => {
    const rows = await read(town.office);
    expect(rows.map(({ municipality }) => municipality.key).sort()).toEqual(['05515', '05711']);
    expect(of(rows, '05515').missing).toEqual(['integration-centre', 'public-order-office']);
    expect(of(rows, '05711').missing).toEqual(['youth-office', 'public-order-office']);
    expect(of(rows, '05515').coordinators).toBe(1);
  });

  it('counts each person once, in the furthest that she has reached; not those who have left', async () => {
    const shown = department(of(await read(town.office), '05515'), town.own.id);
    expect(shown).toMatchObject({
      takesPart: true,
      people: { waiting: 1, takingPart: 1, certified: 1 },
      roles: { trainees: 3, trainers: 0, approvers: 1, coordinators: 0 },
    });
  });

  it('a department with nobody but an approver takes no part', async () => {
    const row = of(await read(town.office), '05515');
    expect(department(row, town.neighbour.id)).toMatchObject({
      takesPart: false,
      roles: { trainees: 0, approvers: 1 },
    });
    expect(row.departments.at(-1)?.id).toBe(town.neighbour.id);
  });

  it('of a course counts who are in it and who train in it', async () => {
    const inCourse = of(await read(town.office, `?course=${course.id}`), '05711');
    expect(department(inCourse, town.foreign.id)?.roles).toMatchObject({ trainees: 1, trainers: 0 });
    const inOpen = await read(town.office, `?course=${open.id}`);
    expect(department(of(inOpen, '05711'), town.foreign.id)?.roles).toMatchObject({ trainees: 0, trainers: 1 });
    expect(department(of(inOpen, '05515'), town.own.id)?.people).toEqual({ waiting: 2, takingPart: 0, certified: 0 });
    expect(await read(town.office, `?programme=${course.programme}`)).toEqual(
      await read(town.office, `?course=${course.id}`),
    );
  });

  it('shows a coordinator her own municipality alone', async () => {
    const all = await read(town.office);
    expect(await read(town.coordinator)).toEqual([of(all, '05515')]);
    expect(await read(town.foreignCoordinator)).toEqual([of(all, '05711')]);
    await expectRefusal(test, await ask(town.coordinator, 'get', 'participation?municipality=05711'), 404, 'not-found');
    const hidden = await makeCourse(test);
    await makeEnrolment(test, hidden, { department: town.foreign });
    await expectRefusal(
      test,
      await ask(town.coordinator, 'get', `participation?course=${hidden.id}`),
      404,
      'not-found',
    );
  });

  it('shows tandems with the municipality whose they are', async () => {
    const pair = [
      await makeEnrolment(test, course, { department: town.own }),
      await makeEnrolment(test, course, { department: town.neighbour }),
    ] as const;
    const id = randomUUID();
    const wish = { id, first: pair[0].id, second: pair[1].id };
    expect((await ask(town.office, 'post', `courses/${course.id}/tandems`, wish)).status).toBe(201);
    expect(of(await read(town.coordinator), '05515').tandems.map((one) => one.id)).toEqual([id]);
    expect(of(await read(town.office), '05711').tandems).toEqual([]);
    expect((await read(town.foreignCoordinator))[0]?.tandems).toEqual([]);
    await test.database.query(`update registration set state = 'withdrawn' where enrolment_id = $1`, [pair[0].id]);
    expect(of(await read(town.office), '05515').tandems).toEqual([]);
  });
});

describe('The kinds of departments that a system needs', () => {
  const path = 'participation/needed-kinds';
  const edit = (who: SignedIn | null, body: object) => ask(who, 'put', path, body);

  it('are the office’s to set', async () => {
    const before = await digestOf(test, 'participation_setting', 'audit_entry');
    for (const send of [
      (who: SignedIn | null) => ask(who, 'get', path),
      (who: SignedIn | null) => edit(who, { kinds: [], version: 1 }),
    ]) {
      await expectRefusal(test, await send(null), 401, 'not-signed-in');
      await expectRefusal(test, await send(town.coordinator), 403, 'not-allowed');
    }
    expect(await digestOf(test, 'participation_setting', 'audit_entry')).toBe(before);
  });

  it('are known kinds, each once', async () => {
    for (const kinds of [['tax-office'], ['youth-office', 'youth-office'], 'youth-office'])
      await expectRefusal(test, await edit(town.office, { kinds, version: 1 }), 422, 'invalid');
  });

  it('decide what is missing as soon as they are set; a stale page is told so', async () => {
    const { body } = await ask(town.office, 'get', path);
    await expectAnswer(test, 'NeededKinds', body);
    expect(body).toEqual({ kinds: ['integration-centre', 'youth-office', 'public-order-office'], version: 1 });
    const edited = await edit(town.office, { kinds: ['youth-office'], version: 1 });
    expect(edited.body).toEqual({ kinds: ['youth-office'], version: 2 });
    await expectRefusal(test, await edit(town.office, { kinds: [], version: 1 }), 412, 'stale');
    const rows = await read(town.office);
    expect(of(rows, '05515').missing).toEqual([]);
    expect(of(rows, '05711').missing).toEqual(['youth-office']);
  });
});
