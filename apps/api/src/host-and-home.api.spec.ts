import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '../test/app';
import { makeDepartment, type MadeDepartment, type SignedIn, signIn } from '../test/make';
import {
  makeCourse,
  type MadeCourse,
  makeEnrolment,
  type MadeEnrolment,
  makeMarks,
  makeSession,
  type MadeSession,
} from '../test/make-course';
import { makeRegistration } from '../test/make-registration';

/**
 * A municipality hosts a course in which people of others take part: its coordinator learns nothing of them, its trainer
 * their names and towns for the day, their own municipality and the office what they always see.
 */
const host = '05515';
const home = '05711';

let test: TestApp;
let office: SignedIn;
let coordinator: SignedIn;
let homeCoordinator: SignedIn;
let trainer: SignedIn;
let course: MadeCourse;
let session: MadeSession;
let own: MadeEnrolment;
let homeDepartment: MadeDepartment;

beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'] });
  coordinator = await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: host }] });
  homeCoordinator = await signIn(test, { roles: [{ role: 'municipal-coordinator', municipality: home }] });
  trainer = await signIn(test, { roles: ['trainer'], givenName: 'Tomke', familyName: 'Hinrichs' });
  course = await makeCourse(test);
  await test.database.query(
    'update course set host_municipality = $2, announced_at = $3, capacity = null where id = $1',
    [course.id, host, '2026-01-01T08:00:00Z'],
  );
  session = await makeSession(test, course, { startsAt: '2026-11-19T08:00:00.000Z', trainers: [trainer.id] });
  own = await makeEnrolment(test, course, { department: await makeDepartment(test, host, 'Jugendamt') });
  homeDepartment = await makeDepartment(test, home, 'Ordnungsamt');
});
afterAll(() => test.stop());

const ask = (who: SignedIn, method: 'get' | 'post', path: string, body?: object) => {
  const request = test.http[method](`/api/${path}`).set('Cookie', who.cookie);
  return body === undefined ? request : request.send(body);
};

type Question = readonly ['get' | 'post', string, object?];

/** Every list, count, search and export that a coordinator can ask for. */
const questions = (): readonly Question[] => [
  ['get', 'courses'],
  ['get', `courses/${course.id}`],
  ['get', `courses/${course.id}/participants`],
  ['get', `courses/${course.id}/sessions`],
  ['get', `courses/${course.id}/registrations`],
  ['get', `courses/${course.id}/seats`],
  ['get', `sessions/${session.id}`],
  ['get', `enrolments/${own.id}/progress`],
  ['get', 'registrations'],
  ['get', 'registrations/counts'],
  ['get', 'departments'],
  ['get', 'municipalities'],
  ['get', 'certificates'],
  ['post', 'certificates/search', { words: 'Fremdling' }],
  ['post', 'people/search', { state: 'all' }],
  ['post', 'people/search', { words: 'Fremdling' }],
  ['get', 'reports/certification'],
  ['get', `reports/certification?course=${course.id}`],
  ['get', 'reports/certification/people'],
  ['get', 'reports/certification.csv'],
  ['get', 'catalogue'],
  ['get', `catalogue/${course.id}`],
];

async function answersTo(who: SignedIn): Promise<readonly (readonly [string, number, unknown])[]> {
  const answers: (readonly [string, number, unknown])[] = [];
  for (const [method, path, body] of questions()) {
    const { status, text } = await ask(who, method, path, body);
    answers.push([`${method} ${path}`, status, text]);
  }
  return answers;
}

/** People of the other municipality come in all ways: taking part with marks, waiting for approval, and on the waiting list. */
async function makeStrangers(): Promise<{ readonly present: MadeEnrolment; readonly registration: string }> {
  const present = await makeEnrolment(test, course, {
    department: homeDepartment,
    givenName: 'Fjodor',
    familyName: 'Fremdling',
  });
  await makeMarks(test, session, [present.id]);
  await makeEnrolment(test, course, { department: homeDepartment, familyName: 'Fremdling' });
  const { id } = await makeRegistration(test, course, { department: homeDepartment });
  await makeRegistration(test, course, { department: homeDepartment, state: 'waiting' });
  return { present, registration: id };
}

describe('The coordinator of the municipality that hosts a course', () => {
  it('gets the same answers whether people of others take part or not, and the same of them as of nobody', async () => {
    const before = await answersTo(coordinator);
    expect(before.filter(([, status]) => status !== 200)).toEqual([]);
    const { present, registration } = await makeStrangers();
    const after = await answersTo(coordinator);
    expect(after.filter(([, , answer], index) => answer !== before[index]?.[2])).toEqual([]);

    const nobody = randomUUID();
    for (const [path, id] of [
      ['enrolments/:id/progress', present.id],
      ['people/:id', present.person],
      ['people/:id/enrolments', present.person],
      ['registrations/:id', registration],
      ['reports/certification?department=:id', homeDepartment.id],
    ] as const) {
      const answers = await Promise.all([id, nobody].map((each) => ask(coordinator, 'get', path.replace(':id', each))));
      const [theirs, nobodys] = answers.map(({ status, body }) => ({ status, body: { ...body, requestId: null } }));
      expect({ path, ...theirs }).toEqual({ path, ...nobodys });
    }
  });
});

describe('The trainer of a course elsewhere', () => {
  it('sees name and town of those present, and nothing more about them', async () => {
    const { body } = await ask(trainer, 'get', `sessions/${session.id}/roll`);
    const row = body.rows.find(({ givenName }: { givenName: string }) => givenName === 'Fjodor');
    expect(row).toMatchObject({ familyName: 'Fremdling', municipality: 'Bielefeld' });
    expect(Object.keys(row).sort()).toEqual(
      ['enrolmentId', 'familyName', 'givenName', 'marks', 'municipality', 'notice', 'state'].sort(),
    );
    expect(JSON.stringify(body)).not.toContain(homeDepartment.name);
  });

  it('has no list of people, no progress and no registrations beside the roll of her own day', async () => {
    const other = await makeSession(test, course, { startsAt: '2026-11-18T08:00:00.000Z' });
    for (const [path, status] of [
      [`sessions/${other.id}/roll`, 404],
      [`courses/${course.id}/participants`, 403],
      [`courses/${course.id}/registrations`, 403],
      [`enrolments/${own.id}/progress`, 403],
      ['registrations', 403],
      ['reports/certification', 403],
    ] as const) {
      const answer = await ask(trainer, 'get', path);
      expect([path, answer.status]).toEqual([path, status]);
    }
  });

  it('gets a calendar that names nobody but the places', async () => {
    const made = await ask(trainer, 'post', 'me/calendar-feed');
    const { pathname } = new URL(made.body.address);
    const { text } = await test.http.get(pathname);
    expect(text).toContain('BEGIN:VEVENT');
    expect(text).not.toMatch(/Fremdling|Fjodor|Bielefeld/);
  });
});

describe('Their own municipality and the office', () => {
  it('see them in the course as ever; the home municipality nobody else', async () => {
    const namesOf = async (who: SignedIn) => {
      const { body } = await ask(who, 'get', `courses/${course.id}/participants`);
      return body.participants.map(({ familyName }: { familyName: string }) => familyName);
    };
    expect(await namesOf(homeCoordinator)).toEqual(['Fremdling', 'Fremdling']);
    expect(await namesOf(office)).toHaveLength(3);
  });
});
