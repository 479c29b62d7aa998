import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { digestOf, makeDepartment, type MadeDepartment, makePerson, signIn, type SignedIn } from '../../../test/make';
import { type MadeCourse, makeCourse, makeEnrolment, makeMarks, makeSession } from '../../../test/make-course';

let test: TestApp;
let office: SignedIn;
let coordinator: SignedIn;
let trainer: SignedIn;
let trainee: SignedIn;
let own: MadeDepartment;
let foreign: MadeDepartment;
let course: MadeCourse;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  own = await makeDepartment(test, '05515', 'Jugendamt');
  foreign = await makeDepartment(test, '05711', 'Ordnungsamt');
  office = await signIn(test, { roles: ['coordination-office'] });
  coordinator = await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: '05515' }] });
  trainer = await signIn(test, { roles: ['trainer'] });
  trainee = await signIn(test, { department: own.id });
  course = await makeCourse(test);
  await host(course);
});
afterAll(() => test.stop());

const tables = ['course', 'enrolment', 'standing', 'fact', 'audit_entry'] as const;

const ask = (who: SignedIn | null, method: 'get' | 'post' | 'put', path: string, body?: object) => {
  const request = test.http[method](`/api/${path}`);
  if (who) void request.set('Cookie', who.cookie);
  return body === undefined ? request : request.send(body);
};

const host = (of: MadeCourse, key = '05515') =>
  test.database.query('update course set host_municipality = $2 where id = $1', [of.id, key]);

let number = 0;
const plan = (wish: object = {}) => ({
  institutionId: course.institution,
  name: `Lehrgang 2026/27 Nr. ${++number}`,
  venue: 'Bürgerhaus',
  town: 'Auenfeld',
  startsOn: '2026-12-01',
  endsOn: '2027-11-30',
  ...wish,
});
const newCourse = (wish: object = {}) => ({ ...plan(), programmeId: course.programme, ...wish });
const enrol = (who: SignedIn | null, courseId: string, people: readonly (readonly [string, string])[]) =>
  ask(who, 'post', `courses/${courseId}/enrolments`, {
    enrolledOn: '2026-11-22',
    participants: people.map(([personId, departmentId]) => ({ id: randomUUID(), personId, departmentId })),
  });

describe('Who may read and write courses', () => {
  it.each([
    ['get', 'courses', undefined],
    ['get', 'courses/{id}', undefined],
    ['post', 'courses', () => newCourse()],
    ['put', 'courses/{id}', () => plan({ version: 1 })],
    ['get', 'courses/{id}/participants', undefined],
    ['post', 'courses/{id}/enrolments', () => ({ enrolledOn: '2026-11-22', participants: [] })],
    ['post', 'enrolments/{id}/moves', () => ({ id: randomUUID(), departmentId: own.id, on: '2026-11-22' })],
  ] as const)('%s %s: signed in, and no trainee', async (method, path, body) => {
    const address = path.replace('{id}', course.id);
    const before = await digestOf(test, ...tables);
    await expectRefusal(test, await ask(null, method, address, body?.()), 401, 'not-signed-in');
    await expectRefusal(test, await ask(trainee, method, address, body?.()), 403, 'not-allowed');
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('a coordinator and a trainer read, and write no course', async () => {
    expect((await ask(coordinator, 'get', `courses/${course.id}`)).status).toBe(200);
    for (const who of [coordinator, trainer]) {
      await expectRefusal(test, await ask(who, 'post', 'courses', newCourse()), 403, 'not-allowed');
      await expectRefusal(
        test,
        await ask(who, 'put', `courses/${course.id}`, plan({ version: 1 })),
        403,
        'not-allowed',
      );
    }
    await expectRefusal(test, await ask(trainer, 'get', `courses/${course.id}/participants`), 403, 'not-allowed');
    await expectRefusal(test, await enrol(trainer, course.id, [[trainee.id, own.id]]), 403, 'not-allowed');
  });

  it('a trainer sees the courses in which she holds a session', async () => {
    await expectRefusal(test, await ask(trainer, 'get', `courses/${course.id}`), 404, 'not-found');
    const mine = await makeCourse(test);
    await makeSession(test, mine, { trainers: [trainer.id] });
    expect((await ask(trainer, 'get', `courses/${mine.id}`)).status).toBe(200);
    const { body } = await ask(trainer, 'get', 'courses');
    expect(body.courses.map(({ id }: { id: string }) => id)).toEqual([mine.id]);
  });
});

describe('Courses', () => {
  it.each([
    ['a day that does not exist', { startsOn: '2026-02-30' }, '/startsOn', 'invalid'],
    ['an end before the start', { endsOn: '2026-11-30' }, '/endsOn', 'period-invalid'],
    ['an unknown programme', { programmeId: randomUUID() }, '/programmeId', 'invalid'],
    ['an unknown institution', { institutionId: randomUUID() }, '/institutionId', 'invalid'],
    ['an unknown municipality', { hostMunicipality: '99999' }, '/hostMunicipality', 'invalid'],
    ['a key as number', { hostMunicipality: 5515 }, '/hostMunicipality', 'invalid'],
  ])('refuse %s', async (_, wish, pointer, code) => {
    const before = await digestOf(test, ...tables);
    const answer = await ask(office, 'post', 'courses', newCourse(wish));
    await expectRefusal(test, answer, 422, code);
    expect(answer.body.fields[0].pointer).toBe(pointer);
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('is created with its host, and edited', async () => {
    const created = await ask(office, 'post', 'courses', newCourse({ hostMunicipality: '05515' }));
    expect(created.status).toBe(201);
    await expectAnswer(test, 'CourseAnswer', created.body);
    expect(created.body).toMatchObject({
      host: { key: '05515' },
      scheme: 'zmediatausbv',
      enrolled: 0,
      sessions: 0,
      version: 1,
    });
    const edited = await ask(office, 'put', `courses/${created.body.id}`, plan({ town: 'Brückstadt', version: 1 }));
    await expectAnswer(test, 'CourseAnswer', edited.body);
    expect(edited.body).toMatchObject({ town: 'Brückstadt', host: null, version: 2 });
    await expectRefusal(
      test,
      await ask(office, 'put', `courses/${created.body.id}`, plan({ version: 1 })),
      412,
      'stale',
    );
    await expectRefusal(
      test,
      await ask(office, 'put', `courses/${randomUUID()}`, plan({ version: 1 })),
      404,
      'not-found',
    );
  });

  it('a name is given once in a programme', async () => {
    const wish = newCourse();
    await ask(office, 'post', 'courses', wish);
    await expectRefusal(test, await ask(office, 'post', 'courses', wish), 409, 'already-exists');
  });

  it('another last day is known to the ledgers of its people', async () => {
    const planned = await makeCourse(test);
    const enrolment = await makeEnrolment(test, planned);
    const change = { ...plan({ institutionId: planned.institution, endsOn: '2028-01-31' }), version: 1 };
    expect((await ask(office, 'put', `courses/${planned.id}`, change)).status).toBe(200);
    const [row] = await test.database.query('select planned_end from enrolment where id = $1', [enrolment.id]);
    expect(row).toEqual({ planned_end: '2028-01-31' });
  });

  it('pages follow each other, the latest first, without a gap', async () => {
    const paged = await makeCourse(test);
    for (const startsOn of ['2026-02-01', '2026-03-01', '2026-03-01', '2026-04-01']) {
      await ask(office, 'post', 'courses', newCourse({ programmeId: paged.programme, startsOn }));
    }
    const seen: string[] = [];
    let next = '';
    do {
      const { body } = await ask(office, 'get', `courses?limit=2&programme=${paged.programme}${next}`);
      await expectAnswer(test, 'Courses', body);
      seen.push(...body.courses.map(({ startsOn }: { startsOn: string }) => startsOn));
      next = body.next === null ? '' : `&after=${body.next}`;
    } while (next !== '');
    expect(seen).toEqual(['2026-04-01', '2026-03-01', '2026-03-01', '2026-02-01', '2026-01-15']);
    await expectRefusal(test, await ask(office, 'get', 'courses?after=abc'), 422, 'invalid');
    await expectRefusal(test, await ask(office, 'get', 'courses?limit=201'), 422, 'invalid');
  });
});

describe('Enrolling', () => {
  it.each([
    ['nobody', { participants: [] }],
    ['one person twice', 'twice'],
    ['a day that is none', { enrolledOn: '22.11.2026' }],
  ])('refuses %s', async (_, wish) => {
    const person = { id: randomUUID(), personId: trainee.id, departmentId: own.id };
    const body = {
      enrolledOn: '2026-11-22',
      participants: [person],
      ...(wish === 'twice' ? { participants: [person, { ...person, id: randomUUID() }] } : (wish as object)),
    };
    await expectRefusal(test, await ask(office, 'post', `courses/${course.id}/enrolments`, body), 422, 'invalid');
  });

  it('into a course that does not exist is refused', async () => {
    await expectRefusal(test, await enrol(office, randomUUID(), [[trainee.id, own.id]]), 404, 'not-found');
  });

  it('says for each person what became of her, and again the same', async () => {
    const to = await makeCourse(test);
    const fresh = await makePerson(test, { department: own.id });
    const left = await makePerson(test, { department: own.id });
    await test.database.query(`update person set deactivated_at = '2026-01-01Z' where id = $1`, [left.id]);
    const merged = await makePerson(test);
    await test.database.query('update person set merged_into = $2 where id = $1', [merged.id, fresh.id]);
    const people = [
      [fresh.id, own.id],
      [left.id, own.id],
      [merged.id, own.id],
      [randomUUID(), own.id],
      [trainee.id, randomUUID()],
    ] as const;
    const answer = await enrol(office, to.id, people);
    expect(answer.status).toBe(200);
    await expectAnswer(test, 'PeopleEnrolled', answer.body);
    const outcomes = (body: { outcomes: readonly { outcome: string }[] }) =>
      body.outcomes.map(({ outcome }) => outcome);
    expect(outcomes(answer.body)).toEqual(['enrolled', 'person-deactivated', 'not-found', 'not-found', 'not-found']);
    const before = await digestOf(test, ...tables);
    const again = await enrol(office, to.id, people);
    expect(outcomes(again.body)[0]).toBe('already-enrolled');
    expect(again.body.outcomes[0].enrolmentId).toBe(answer.body.outcomes[0].enrolmentId);
    expect(await digestOf(test, ...tables)).toBe(before);
  });

  it('a coordinator enrols into no course that does not concern her municipality', async () => {
    const to = await makeCourse(test);
    const mine = await makePerson(test, { department: own.id });
    await expectRefusal(test, await enrol(coordinator, to.id, [[mine.id, own.id]]), 404, 'not-found');
  });

  it('a coordinator enrols nobody who was hers on a past day and is no longer', async () => {
    const moved = await makePerson(test, { department: own.id });
    await test.database.query(`update membership set valid_until = '2026-11-21' where person_id = $1`, [moved.id]);
    const { body } = await ask(coordinator, 'post', `courses/${course.id}/enrolments`, {
      enrolledOn: '2026-11-01',
      participants: [{ id: randomUUID(), personId: moved.id, departmentId: own.id }],
    });
    expect(body.outcomes[0]).toEqual({ personId: moved.id, outcome: 'not-found', enrolmentId: null });
  });

  it('a coordinator enrols her own people into her own departments alone', async () => {
    const to = await makeCourse(test);
    await host(to);
    const mine = await makePerson(test, { department: own.id });
    const theirs = await makePerson(test, { department: foreign.id });
    const notYet = await makePerson(test, { department: own.id, since: '2026-11-23' });
    const { body } = await enrol(coordinator, to.id, [
      [mine.id, own.id],
      [theirs.id, own.id],
      [notYet.id, own.id],
    ]);
    expect(body.outcomes.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'enrolled',
      'not-found',
      'not-found',
    ]);
    const other = await makePerson(test, { department: own.id });
    const refused = await enrol(coordinator, to.id, [[other.id, foreign.id]]);
    expect(refused.body.outcomes[0].outcome).toBe('not-found');
  });

  it('two who enrol the same person at once: she is enrolled once', async () => {
    const to = await makeCourse(test);
    await host(to);
    const person = await makePerson(test, { department: own.id });
    await Promise.all([enrol(office, to.id, [[person.id, own.id]]), enrol(coordinator, to.id, [[person.id, own.id]])]);
    const [{ count }] = await test.database.query('select count(*) from enrolment where course_id = $1', [to.id]);
    expect(count).toBe(1);
  });
});

describe('Participants', () => {
  it('are shown with their standing, by name, page by page', async () => {
    const of = await makeCourse(test);
    const names = ['Özdemir', 'Ahlbrecht', 'Zabel'];
    for (const familyName of names) await makeEnrolment(test, of, { familyName, department: own });
    const first = await ask(office, 'get', `courses/${of.id}/participants?limit=2`);
    await expectAnswer(test, 'Participants', first.body);
    expect(first.body.total).toBe(3);
    const second = await ask(office, 'get', `courses/${of.id}/participants?limit=2&after=${first.body.next}`);
    const shown = [...first.body.participants, ...second.body.participants];
    expect(shown.map(({ familyName }: { familyName: string }) => familyName)).toEqual([
      'Ahlbrecht',
      'Özdemir',
      'Zabel',
    ]);
    expect(second.body.next).toBeNull();
    expect(shown[0]).toMatchObject({
      state: 'in-training',
      countedMinutes: 0,
      confirmedCases: 0,
      department: { name: 'Jugendamt' },
    });
  });

  it('show minutes that count as soon as they are recorded', async () => {
    const of = await makeCourse(test);
    const enrolment = await makeEnrolment(test, of, { department: own });
    await makeMarks(test, await makeSession(test, of), [enrolment.id]);
    const { body } = await ask(office, 'get', `courses/${of.id}/participants`);
    expect(body.participants[0]).toMatchObject({ countedMinutes: 180, beganOn: '2026-11-20' });
  });

  it("a coordinator sees her own people, and nobody of another municipality's", async () => {
    const of = await makeCourse(test);
    const mine = await makeEnrolment(test, of, { department: own });
    await makeEnrolment(test, of, { department: foreign });
    const { body } = await ask(coordinator, 'get', `courses/${of.id}/participants`);
    expect(body.participants.map(({ enrolmentId }: { enrolmentId: string }) => enrolmentId)).toEqual([mine.id]);
    expect(body.total).toBe(1);
    const filtered = await ask(coordinator, 'get', `courses/${of.id}/participants?municipality=05711`);
    expect(filtered.body).toMatchObject({ participants: [], total: 0 });
    expect((await ask(coordinator, 'get', `courses/${of.id}`)).body.enrolled).toBe(1);
    expect((await ask(office, 'get', `courses/${of.id}`)).body.enrolled).toBe(2);
    const byDepartment = await ask(office, 'get', `courses/${of.id}/participants?department=${foreign.id}`);
    expect(byDepartment.body.total).toBe(1);
  });

  it('of a course that does not exist are not found', async () => {
    await expectRefusal(test, await ask(office, 'get', `courses/${randomUUID()}/participants`), 404, 'not-found');
  });
});

describe('A move', () => {
  it('is for the office; counts the person in the new department; a repeated one undoes no later one', async () => {
    const of = await makeCourse(test);
    const enrolment = await makeEnrolment(test, of, { department: own });
    const move = { id: randomUUID(), departmentId: foreign.id, on: '2026-11-01' };
    const path = `enrolments/${enrolment.id}/moves`;
    await expectRefusal(test, await ask(coordinator, 'post', path, move), 403, 'not-allowed');
    await expectRefusal(
      test,
      await ask(office, 'post', path, { ...move, departmentId: randomUUID() }),
      404,
      'not-found',
    );
    await expectRefusal(test, await ask(office, 'post', `enrolments/${randomUUID()}/moves`, move), 404, 'not-found');
    expect((await ask(office, 'post', path, move)).status).toBe(204);
    const [standing] = await test.database.query(
      'select municipality_key, department_id from standing where enrolment_id = $1 and leads',
      [enrolment.id],
    );
    expect(standing).toEqual({ municipality_key: '05711', department_id: foreign.id });
    const back = { id: randomUUID(), departmentId: own.id, on: '2026-11-15' };
    expect((await ask(office, 'post', path, back)).status).toBe(204);
    const before = await digestOf(test, ...tables);
    expect((await ask(office, 'post', path, move)).status).toBe(204);
    await expectRefusal(test, await ask(office, 'post', path, { ...move, on: '2026-11-02' }), 409, 'mark-id-reused');
    expect(await digestOf(test, ...tables)).toBe(before);
  });
});

describe('The courses of a person', () => {
  it('are for the office and the coordinator of her municipality, the latest first, with her standing', async () => {
    const first = await makeCourse(test);
    const second = await makeCourse(test);
    const person = await makePerson(test, { department: own.id });
    const enrolIn = (courseId: string, enrolledOn: string) =>
      ask(office, 'post', `courses/${courseId}/enrolments`, {
        enrolledOn,
        participants: [{ id: randomUUID(), personId: person.id, departmentId: own.id }],
      });
    await enrolIn(first.id, '2025-01-01');
    await enrolIn(second.id, '2026-01-01');
    const path = `people/${person.id}/enrolments`;
    await expectRefusal(test, await ask(null, 'get', path), 401, 'not-signed-in');
    await expectRefusal(test, await ask(trainer, 'get', path), 403, 'not-allowed');
    for (const who of [office, coordinator]) {
      const { status, body } = await ask(who, 'get', path);
      expect(status).toBe(200);
      await expectAnswer(test, 'PersonEnrolments', body);
      expect(
        body.enrolments.map((each: { course: { id: string }; state: string }) => [each.course.id, each.state]),
      ).toEqual([
        [second.id, 'in-training'],
        [first.id, 'in-training'],
      ]);
    }
  });

  it('show nothing beyond the own municipality', async () => {
    const of = await makeCourse(test);
    const enrolment = await makeEnrolment(test, of, { department: foreign });
    const [{ person_id: person }] = await test.database.query('select person_id from enrolment where id = $1', [
      enrolment.id,
    ]);
    const answer = await ask(coordinator, 'get', `people/${person}/enrolments`);
    expect(answer.body).toEqual({ enrolments: [] });
  });
});
