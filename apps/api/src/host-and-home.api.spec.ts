import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectRefusal } from '../test/answer';
import { startApp, type TestApp } from '../test/app';
import { makeDepartment, type MadeDepartment, makePerson, signIn, type SignedIn } from '../test/make';
import {
  type MadeCourse,
  makeCourse,
  makeEnrolment,
  type MadeEnrolment,
  makeMarks,
  makeSession,
  type MadeSession,
  moveClock,
} from '../test/make-course';
import { makeRegistration, type MadeRegistration } from '../test/make-registration';
import { cursorOf } from './http/cursor';

/**
 * A course of one municipality with people of two others. The host's coordinator sees none of them, nor how many they are;
 * its trainer finds name and town on the roll; the home municipality sees its own, and the office all.
 */

let test: TestApp;
let host: MadeDepartment;
let home: MadeDepartment;
let third: MadeDepartment;
let office: SignedIn;
let hosting: SignedIn;
let atHome: SignedIn;
let elsewhere: SignedIn;
let bystander: SignedIn;
let trainer: SignedIn;
/** In the catalogue. */
let course: MadeCourse;
/** Hosted as well, and not announced. */
let quiet: MadeCourse;
let session: MadeSession;
let own: MadeEnrolment;
let guest: MadeEnrolment;
let other: MadeEnrolment;
let waiting: MadeRegistration;

const canary = 'Kanarienvogel';

beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-20T15:00:00.000Z');
  host = await makeDepartment(test, '05515', 'Integrationszentrum');
  home = await makeDepartment(test, '05711', 'Jugendamt');
  third = await makeDepartment(test, '05913', 'Ordnungsamt');
  const coordinatorOf = (municipality: string) =>
    signIn(test, { roles: [{ role: 'municipal-coordinator', municipality }] });
  office = await signIn(test, { roles: ['coordination-office'] });
  hosting = await coordinatorOf('05515');
  atHome = await coordinatorOf('05711');
  elsewhere = await coordinatorOf('05913');
  bystander = await coordinatorOf('05113');
  trainer = await signIn(test, { roles: ['trainer'], department: host.id });
  course = await makeCourse(test);
  quiet = await makeCourse(test);
  await test.database.query(`update course set host_municipality = '05515', capacity = 6 where id = any($1)`, [
    [course.id, quiet.id],
  ]);
  await test.database.query(`update course set announced_at = '2026-01-02T08:00:00Z' where id = $1`, [course.id]);
  session = await makeSession(test, course, { trainers: [trainer.id], startsAt: '2026-11-20T08:00:00Z' });
  own = await makeEnrolment(test, course, { department: host, familyName: 'Zabel' });
  guest = await makeEnrolment(test, course, { department: home, familyName: `${canary}-Bielefeld` });
  other = await makeEnrolment(test, course, { department: third, familyName: `${canary}-Dortmund` });
  await makeEnrolment(test, quiet, { department: home, familyName: `${canary}-still` });
  waiting = await makeRegistration(test, course, { department: third, state: 'waiting' });
  await makeMarks(test, session, [own.id, guest.id, other.id]);
});
afterAll(() => test.stop());

type Ask = readonly ['get' | 'post', string, object?];
const ask = (who: SignedIn | null, [method, path, body]: Ask) => {
  const request = test.http[method](`/api/${path}`);
  if (who) void request.set('Cookie', who.cookie);
  return body === undefined ? request : request.send(body);
};
const get = (who: SignedIn, path: string) => ask(who, ['get', path]);

/**
 * Every list, count, search, export and single thing that a coordinator may ask for, and what she asks in vain. The workbook
 * is made of the same table as the CSV.
 */
const looks = (): readonly Ask[] => [
  ['get', 'me'],
  ['get', 'courses'],
  ['get', `courses?programme=${course.programme}`],
  ['get', `courses?programme=${quiet.programme}`],
  ['get', 'programmes'],
  ['get', 'municipalities'],
  ['get', 'departments'],
  ...[course, quiet].flatMap(({ id }): readonly Ask[] => [
    ['get', `courses/${id}`],
    ['get', `courses/${id}/participants`],
    ['get', `courses/${id}/participants?municipality=05711`],
    ['get', `courses/${id}/participants?department=${home.id}`],
    ['get', `courses/${id}/participants?after=${cursorOf([guest.id])}`],
    ['get', `courses/${id}/registrations`],
    ['get', `courses/${id}/registrations?state=waiting`],
    ['get', `courses/${id}/registrations?municipality=05711`],
    ['get', `courses/${id}/sessions`],
    ['get', `courses/${id}/seats`],
    ['get', `registrations?course=${id}`],
    ['get', `participation?course=${id}`],
    ['get', `reports/certification?course=${id}`],
    ['get', `reports/certification.csv?course=${id}`],
    ['get', `reports/certification/people?course=${id}`],
  ]),
  ['get', `sessions/${session.id}`],
  ['get', `sessions/${session.id}/roll`],
  ['get', 'registrations'],
  ['get', 'registrations?municipality=05711'],
  ['get', `registrations?department=${home.id}`],
  ['get', 'registrations/counts'],
  ['get', `registrations/${waiting.id}`],
  ['get', 'participation'],
  ['get', 'participation?municipality=05711'],
  ['get', 'reports/certification'],
  ['get', 'reports/certification.csv'],
  ['get', 'reports/certification?municipality=05711'],
  ['get', `reports/certification?department=${home.id}`],
  ['get', 'reports/certification/people'],
  ['get', `reports/certification/people?after=${guest.id}`],
  ['get', 'certificates'],
  ['post', 'certificates/search', { words: canary }],
  ['post', 'people/search', {}],
  ['post', 'people/search', { words: canary }],
  ['post', 'people/search', { municipality: '05711' }],
  ['post', 'people/names', { ids: [own.person, guest.person, other.person] }],
  ['post', `departments/${home.id}/people/search`, {}],
  ['get', `people/${guest.person}`],
  ['get', `people/${guest.person}/enrolments`],
  ['get', `enrolments/${guest.id}/progress`],
  ['get', `enrolments/${guest.id}/facts`],
  ['get', `audit?subjectKind=enrolment&subjectId=${guest.id}`],
  ['get', 'messages'],
  ['get', 'office/start'],
];

/** What came, without what differs from one answer to the next. */
async function answersTo(who: SignedIn | null, asks: readonly Ask[]): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const each of asks) {
    const { status, body, text, headers } = await ask(who, each);
    const isFile = String(headers['content-disposition'] ?? '') !== '';
    const shown = isFile ? text : JSON.stringify(body);
    answers.push(
      `${each[0]} ${each[1]} ${status} ${(shown ?? '').replace(/"requestId":"[^"]*"/, '').replace(/"madeAt":"[^"]*"/, '')}`,
    );
  }
  return answers;
}

/** Names, people, enrolments and registrations of these departments: nothing of it may be in an answer. */
async function tracesOf(departments: readonly MadeDepartment[]): Promise<readonly string[]> {
  const rows: readonly { readonly trace: string }[] = await test.database.query(
    `select unnest(array[p.family_name, p.id::text, e.id::text, r.id::text]) as trace
       from membership m join person p on p.id = m.person_id
       left join enrolment e on e.person_id = p.id left join registration r on r.person_id = p.id
      where m.department_id = any($1) and m.valid_until is null`,
    [departments.map(({ id }) => id)],
  );
  return [...new Set(rows.map(({ trace }) => trace).filter((trace) => trace !== null))];
}

describe('The host’s coordinator', () => {
  it('finds no trace of a guest in any list, count, search, export or error message', async () => {
    const traces = await tracesOf([home, third]);
    expect(traces.length).toBeGreaterThan(8);
    const leaks: string[] = [];
    for (const each of looks()) {
      const [answer = ''] = await answersTo(hosting, [each]);
      // What she asked with may come back to her.
      const said = answer.slice(answer.indexOf(each[1]) + each[1].length);
      if (traces.some((trace) => said.includes(trace) && !JSON.stringify(each).includes(trace)))
        leaks.push(answer.slice(0, 400));
    }
    expect(leaks).toEqual([]);
  });

  it('gets the same answers, however many guests there are and whatever becomes of them', async () => {
    const before = await answersTo(hosting, looks());
    const more = await makeEnrolment(test, course, { department: home });
    await makeEnrolment(test, quiet, { department: third });
    await makeRegistration(test, course, { department: home });
    await makeRegistration(test, quiet, { department: third, state: 'approved', worksCouncil: 'asked' });
    await makeRegistration(test, course, { department: third, state: 'waiting' });
    await makeMarks(test, session, [more.id]);
    await test.database.query(
      `update standing set certified_on = '2026-11-01', title_until = '2026-12-01' where enrolment_id = $1 and leads`,
      [guest.id],
    );
    await test.database.query(
      `insert into seat_quota (id, course_id, municipality_key, seats) values ($1, $2, '05913', 4)`,
      [randomUUID(), course.id],
    );
    expect(await answersTo(hosting, looks())).toEqual(before);
  });

  it('sees her own people, and of the seats what the catalogue shows everybody', async () => {
    const { body } = await get(hosting, `courses/${course.id}`);
    expect(body).toMatchObject({ enrolled: 1, seatsTaken: null, waiting: null });
    const shown = await get(hosting, `courses/${course.id}/participants`);
    expect(shown.body.participants.map(({ enrolmentId }: { enrolmentId: string }) => enrolmentId)).toEqual([own.id]);
    expect((await get(hosting, `courses/${course.id}/seats`)).body).toMatchObject({ taken: 1, free: null, waiting: 0 });
    const catalogue = await test.http.get(`/api/catalogue/${course.id}`);
    expect(JSON.stringify(catalogue.body)).not.toContain(canary);
  });

  it('does not learn from a refusal whether somebody is there', async () => {
    const nobody = randomUUID();
    for (const path of [
      (id: string) => ['get', `people/${id}`] as const,
      (id: string) => ['post', `courses/${course.id}/tandems`, { id: nobody, first: own.id, second: id }] as const,
      (id: string) => ['post', `registrations/${id}/withdrawal`, { version: 1 }] as const,
      (id: string) => ['get', `enrolments/${id}/progress`] as const,
      (id: string) =>
        ['post', `courses/${course.id}/nominations`, { id: nobody, personId: id, departmentId: host.id }] as const,
    ])
      for (const id of [guest.person, guest.id, waiting.id]) {
        const there = await ask(hosting, path(id));
        const missing = await ask(hosting, path(randomUUID()));
        expect({ ...there.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
        expect(there.status).toBe(404);
      }
    const wish = (personId: string) => ({
      enrolledOn: '2026-11-20',
      participants: [{ id: randomUUID(), personId, departmentId: host.id }],
    });
    const known = await ask(hosting, ['post', `courses/${course.id}/enrolments`, wish(guest.person)]);
    expect(known.body.outcomes).toEqual([{ personId: guest.person, outcome: 'not-found', enrolmentId: null }]);
  });

  it('learns nothing of the order of names from a page that begins behind somebody else', async () => {
    for (const behind of [
      (id: string) => `courses/${course.id}/participants?after=${cursorOf([id])}`,
      (id: string) => `reports/certification/people?after=${id}`,
    ]) {
      const { status, body } = await get(hosting, behind(guest.id));
      expect(status).toBe(200);
      expect(body).toEqual((await get(hosting, behind(randomUUID()))).body);
    }
  });

  it('is not told how many seats are left in a course that is not announced', async () => {
    await test.database.query('update course set capacity = 2 where id = $1', [quiet.id]);
    const person = await makePerson(test, { department: host.id });
    const wish = {
      enrolledOn: '2026-11-20',
      participants: [{ id: randomUUID(), personId: person.id, departmentId: host.id }],
    };
    const refused = await ask(hosting, ['post', `courses/${quiet.id}/enrolments`, wish]);
    await expectRefusal(test, refused, 409, 'course-full');
    expect(refused.body.facts).toBeUndefined();
    const told = await ask(office, ['post', `courses/${quiet.id}/enrolments`, wish]);
    expect(told.body.facts).toMatchObject({ free: 0 });
  });
});

describe('A coordinator whom a course does not concern', () => {
  it('finds it only once it is announced', async () => {
    const ids = async (who: SignedIn) =>
      (await get(who, 'courses')).body.courses.map(({ id }: { id: string }) => id).sort();
    expect(await ids(bystander)).toEqual([course.id]);
    expect(await ids(hosting)).toEqual([course.id, quiet.id].sort());
    expect(await ids(atHome)).toEqual([course.id, quiet.id].sort());
    const paths = ['', '/participants', '/registrations', '/seats'].map((part) => `courses/${quiet.id}${part}`);
    for (const path of [...paths, `participation?course=${quiet.id}`])
      await expectRefusal(test, await get(bystander, path), 404, 'not-found');
    expect((await get(bystander, `courses/${quiet.id}/sessions`)).body).toEqual({ sessions: [] });
  });
});

describe('The host’s trainer', () => {
  it('finds everybody of the course with name and town on the roll, and nothing else of them', async () => {
    const { body } = await get(trainer, `sessions/${session.id}/roll`);
    const row = body.rows.find(({ enrolmentId }: { enrolmentId: string }) => enrolmentId === guest.id);
    expect(row).toMatchObject({ familyName: `${canary}-Bielefeld`, municipality: 'Bielefeld' });
    expect(Object.keys(row).sort()).toEqual(
      [
        'claimedAt',
        'enrolmentId',
        'familyName',
        'givenName',
        'guestOf',
        'marks',
        'municipality',
        'notice',
        'state',
      ].sort(),
    );
  });

  it('sees them nowhere else: neither in her courses and days nor in her calendar', async () => {
    const traces = await tracesOf([home, third]);
    const { body: feed } = await ask(trainer, ['post', 'me/calendar-feed', {}]);
    const file = await test.http.get(new URL(feed.address as string).pathname);
    expect(file.status).toBe(200);
    expect(file.text).toContain('BEGIN:VEVENT');
    const shown = [
      ...(await answersTo(trainer, [
        ['get', 'courses'],
        ['get', `courses/${course.id}`],
        ['get', 'me/sessions'],
        ['get', `sessions/${session.id}`],
        ['get', `catalogue/${course.id}`],
      ])),
      file.text,
    ].join('\n');
    expect(traces.filter((trace) => shown.includes(trace))).toEqual([]);
    for (const path of [`courses/${course.id}/participants`, `courses/${course.id}/registrations`, 'participation'])
      await expectRefusal(test, await get(trainer, path), 403, 'not-allowed');
    await expectRefusal(test, await ask(trainer, ['post', 'people/search', {}]), 403, 'not-allowed');
  });
});

describe('Home and office', () => {
  const shownTo = async (who: SignedIn): Promise<readonly string[]> => {
    const { body } = await get(who, `courses/${course.id}/participants?limit=200`);
    return body.participants.map(({ enrolmentId }: { enrolmentId: string }) => enrolmentId);
  };

  it('see their own, and all', async () => {
    expect(await shownTo(atHome)).toContain(guest.id);
    expect(await shownTo(atHome)).not.toContain(other.id);
    expect(await shownTo(elsewhere)).toEqual(expect.arrayContaining([other.id]));
    expect(await shownTo(office)).toEqual(expect.arrayContaining([own.id, guest.id, other.id]));
    expect((await get(atHome, `enrolments/${guest.id}/progress`)).status).toBe(200);
  });
});

describe('A move to another municipality in the middle of the course', () => {
  const enrolled = async (who: SignedIn, query: string): Promise<number | null> => {
    const { status, body } = await get(who, `reports/certification?course=${course.id}${query}`);
    expect(status).toBe(200);
    return body.total.enrolled.value;
  };
  const sees = async (who: SignedIn): Promise<readonly boolean[]> => {
    const found: boolean[] = [];
    for (const each of [
      ['get', `courses/${course.id}/participants?limit=200`],
      ['get', `people/${guest.person}/enrolments`],
      ['get', `enrolments/${guest.id}/progress`],
      ['get', `people/${guest.person}`],
      ['post', 'people/search', { words: canary }],
      ['get', `reports/certification/people?course=${course.id}`],
      ['get', `registrations?course=${course.id}`],
    ] as const) {
      const { status, text } = await ask(who, each);
      found.push(status === 200 && (text.includes(guest.person) || text.includes(guest.id)));
    }
    return found;
  };
  const everywhere = Array<boolean>(7).fill(true);

  it('shows her to the new one and no longer to the old one, whose past reports stay', async () => {
    await moveClock(test, '2026-11-23T08:00:00.000Z');
    const counts = { atHome: await enrolled(atHome, ''), elsewhere: await enrolled(elsewhere, '') };
    expect(await sees(atHome)).toEqual(everywhere);
    expect((await sees(elsewhere)).slice(0, 4)).toEqual([false, false, false, false]);
    const [membership] = await test.database.query('select id from membership where person_id = $1', [guest.person]);
    const move = { membership: membership.id, department: third.id, on: '2026-11-23' };
    expect((await ask(office, ['post', `people/${guest.person}/moves`, move])).status).toBe(200);
    expect(await sees(elsewhere)).toEqual(everywhere);
    expect(await sees(atHome)).toEqual(everywhere.map(() => false));
    expect(await enrolled(atHome, '')).toBe((counts.atHome ?? 0) - 1);
    expect(await enrolled(elsewhere, '')).toBe((counts.elsewhere ?? 0) + 1);
    expect(await enrolled(atHome, '&on=2026-11-22')).toBe(counts.atHome);
    expect(await enrolled(elsewhere, '&on=2026-11-22')).toBe(counts.elsewhere);
    const past = await get(atHome, `reports/certification/people?course=${course.id}&on=2026-11-22`);
    expect(past.text).toContain(guest.id);
  });

  it('leaves her minutes hers, and the roll says where she is now', async () => {
    const { body } = await get(trainer, `sessions/${session.id}/roll`);
    const row = body.rows.find(({ enrolmentId }: { enrolmentId: string }) => enrolmentId === guest.id);
    expect(row).toMatchObject({ municipality: 'Dortmund', state: 'present' });
    const shown = await get(office, `people/${guest.person}/enrolments`);
    expect(shown.body.enrolments[0]).toMatchObject({ countedMinutes: 180, department: { id: third.id } });
    expect((await get(elsewhere, `courses/${course.id}/participants?limit=200`)).text).toContain(guest.id);
  });
});
