import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { digestOf, makePerson, signIn, type SignedIn } from '../../../test/make';
import { makeCourse, type MadeCourse } from '../../../test/make-course';
import {
  csvList as csv,
  type FormFields as Fields,
  freshName as fresh,
  type ImportSteps,
  importSteps,
} from '../../../test/make-import';

let test: TestApp;
let office: SignedIn;
let steps: ImportSteps;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'] });
  steps = importSteps(test, office);
});
afterAll(() => test.stop());

/** Everything that an import may write beside its own rows. */
const business = [
  'person',
  'department',
  'membership',
  'enrolment',
  'fact',
  'standing',
  'standing_past',
  'certificate',
  'municipality',
  'course',
];

const over = async (): Promise<MadeCourse> => makeCourse(test, { startsOn: '2024-04-01', endsOn: '2025-06-30' });

const rowsOf = (sql: string, values: readonly unknown[] = []) => test.database.query(sql, [...values]);

describe('An import', () => {
  it('needs somebody who is signed in', async () => {
    const id = randomUUID();
    await expectRefusal(
      test,
      await test.http.post('/api/imports').attach('file', csv('Name;Vorname'), 'a.csv'),
      401,
      'not-signed-in',
    );
    for (const path of ['imports', `imports/${id}`, `imports/${id}/lines`]) {
      await expectRefusal(test, await test.http.get(`/api/${path}`), 401, 'not-signed-in');
    }
    for (const what of ['apply', 'undo', 'discard']) {
      await expectRefusal(
        test,
        await test.http.post(`/api/imports/${id}/${what}`).send({ version: 1 }),
        401,
        'not-signed-in',
      );
    }
    await expectRefusal(
      test,
      await test.http.put(`/api/imports/${id}/columns`).send({ version: 1, columns: [] }),
      401,
      'not-signed-in',
    );
    await expectRefusal(
      test,
      await test.http.put(`/api/imports/${id}/answers`).send({ version: 1, answers: [] }),
      401,
      'not-signed-in',
    );
  });

  it('is the coordination office’s alone', async () => {
    const made = await steps.preview(csv('Nachname;Vorname;Kommune;Amt', `${fresh()};Jörg;Münster;Jugendamt`));
    const others = await signIn(test, {
      roles: ['trainer', 'auditor', 'administrator', { role: 'municipal-coordinator', municipality: '05515' }],
    });
    const as = (request: ReturnType<typeof test.http.get>) => request.set('Cookie', others.cookie);
    await expectRefusal(test, await steps.upload(csv('Nachname;Vorname'), 'a.csv', {}, others), 403, 'not-allowed');
    await expectRefusal(test, await as(test.http.get('/api/imports')), 403, 'not-allowed');
    await expectRefusal(test, await as(test.http.get(`/api/imports/${made.id}`)), 403, 'not-allowed');
    await expectRefusal(test, await as(test.http.get(`/api/imports/${made.id}/lines`)), 403, 'not-allowed');
    for (const what of ['apply', 'undo', 'discard']) {
      await expectRefusal(
        test,
        await as(test.http.post(`/api/imports/${made.id}/${what}`)).send({ version: 2 }),
        403,
        'not-allowed',
      );
    }
    await expectRefusal(
      test,
      await as(test.http.put(`/api/imports/${made.id}/columns`)).send({ version: 2, columns: [] }),
      403,
      'not-allowed',
    );
    await expectRefusal(
      test,
      await as(test.http.put(`/api/imports/${made.id}/answers`)).send({ version: 2, answers: [] }),
      403,
      'not-allowed',
    );
  });

  it('refuses what is no form, has no file, or carries unknown or wrong fields', async () => {
    const bare = await test.http.post('/api/imports').set('Cookie', office.cookie).send({ file: 'x' });
    await expectRefusal(test, bare, 415, 'unsupported-type');
    const broken = await test.http
      .post('/api/imports')
      .set('Cookie', office.cookie)
      .set('Content-Type', 'multipart/form-data; boundary=x')
      .send('--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nNach');
    await expectRefusal(test, broken, 400, 'unreadable');
    const empty = await test.http.post('/api/imports').set('Cookie', office.cookie).field('courseId', '');
    await expectRefusal(test, empty, 422, 'invalid');
    for (const fields of [
      { nonsense: '1' },
      { courseId: '7' },
      { hoursOn: '31.12.2025' },
      { virtualChecked: 'perhaps' },
    ]) {
      await expectRefusal(
        test,
        await steps.upload(csv('Nachname;Vorname', 'A;B'), 'a.csv', fields as Fields),
        422,
        'invalid',
      );
    }
  });

  it('refuses a file that is no list, with the reason', async () => {
    const files: readonly (readonly [Buffer, string, string])[] = [
      [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'alt.xls', 'old-excel-format'],
      [Buffer.from('PK\u0003\u0004 not a workbook'), 'kaputt.xlsx', 'damaged'],
      [Buffer.from('%PDF-1.7'), 'scan.pdf', 'unknown-format'],
      [Buffer.from(''), 'leer.csv', 'no-header'],
      [csv('Nachname;Vorname'), 'nur-kopf.csv', 'no-header'],
    ];
    for (const [bytes, name, reason] of files) {
      const answer = await steps.upload(bytes, name);
      await expectRefusal(test, answer, 422, 'file-not-readable');
      expect([name, answer.body.facts.reason]).toEqual([name, reason]);
    }
  });

  it('refuses a file over 5 MB', async () => {
    await expectRefusal(
      test,
      await steps.upload(Buffer.alloc(5 * 1_048_576 + 1, 'a;'), 'lang.csv'),
      413,
      'file-too-large',
    );
  });

  it('refuses a course, a rule set or a municipality that is not there', async () => {
    const list = csv('Nachname;Vorname', 'A;B');
    for (const fields of [{ courseId: randomUUID() }, { ruleSetId: randomUUID() }, { municipality: '99999' }]) {
      await expectRefusal(test, await steps.upload(list, 'a.csv', fields as Fields), 404, 'not-found');
    }
  });
});

describe('The dry run', () => {
  it('shows what a German list means and writes nothing of it', async () => {
    const course = await over();
    const name = fresh();
    const before = await digestOf(test, ...business);
    const made = await steps.preview(
      csv(
        'Teilnehmerliste Qualifizierung;;;;;;;;',
        ';;;;;;;;',
        'Nachname;Vorname;geb. am;E-Mail-Adresse;Stadt/Kreis;Fachbereich;Bereich 1 (Std.);B2 virtuell (UE);Bemerkung',
        `${name};Jörg;24.12.1985;j.${name.slice(-3)}@muenster.example;Stadt Münster;Jugendamt Süd;7,5;4;nett`,
        `${name};Özlem;03.04.90;;Kreis Soest;Ordnungsamt;7:30;;`,
      ),
      { courseId: course.id, modality: 'room' },
    );
    await expectAnswer(test, 'ImportPreview', made);
    expect(await digestOf(test, ...business)).toBe(before);
    expect(
      made.columns.map(({ header, field, area, modality, unit }) => [header, field, area, modality, unit]),
    ).toEqual([
      ['Nachname', 'family-name', null, null, null],
      ['Vorname', 'given-names', null, null, null],
      ['geb. am', 'birth-date', null, null, null],
      ['E-Mail-Adresse', 'email', null, null, null],
      ['Stadt/Kreis', 'municipality', null, null, null],
      ['Fachbereich', 'department', null, null, null],
      ['Bereich 1 (Std.)', 'area-hours', '1', null, 'hours'],
      ['B2 virtuell (UE)', 'area-hours', '2', 'virtual', 'units'],
      ['Bemerkung', null, null, null, null],
    ]);
    expect(made.lines).toEqual({ add: 2, change: 0, same: 0, ask: 0, refuse: 0, skip: 0 });
    expect(made.adds).toEqual({
      people: 2,
      changedPeople: 0,
      departments: 2,
      memberships: 2,
      enrolments: 2,
      minutes: 450 + 180 + 450,
      cases: 0,
      finishedCourses: 0,
      certificates: 0,
    });
    expect(made.newDepartments).toEqual(['Kreis Soest, Ordnungsamt', 'Münster, Jugendamt Süd']);
    const [first, second] = await steps.lines(made);
    expect(first).toMatchObject({
      line: 4,
      outcome: 'add',
      familyName: name,
      givenName: 'Jörg',
      notes: ['virtual-not-checked'],
    });
    expect(first?.adds).toEqual({
      membership: 'Münster, Jugendamt Süd',
      newDepartment: 'Jugendamt Süd',
      enrolment: course.name,
      hours: [
        { area: '1', modality: 'room', minutes: 450, instead: null, on: '2025-06-30' },
        { area: '2', modality: 'virtual', minutes: 180, instead: null, on: '2025-06-30' },
      ],
      cases: [],
      courseFinishedOn: null,
      certificate: null,
    });
    expect(second?.adds.hours).toEqual([
      { area: '1', modality: 'room', minutes: 450, instead: null, on: '2025-06-30' },
    ]);
    const page = await test.http.get(`/api/imports/${made.id}/lines?limit=1`).set('Cookie', office.cookie);
    await expectAnswer(test, 'ImportLines', page.body);
    expect(page.body.next).toBe(4);
    await expectAnswer(test, 'Imports', (await test.http.get('/api/imports').set('Cookie', office.cookie)).body);
  });
});

describe('Applying', () => {
  it('writes people, departments, memberships, enrolments and past hours, exactly as shown', async () => {
    const course = await over();
    const name = fresh();
    const made = await steps.preview(
      csv(
        'Personalnummer;Nachname;Vorname;Geburtsdatum;E-Mail;AGS;Amt;Beginn;Abschluss;B1;B2',
        `P-${name.slice(-3)};${name};Jörg;24.12.1985;${name.toLowerCase()}@muenster.example;5515;Jugendamt West;08.04.2024;20.05.2025;18;20,25`,
      ),
      { courseId: course.id, modality: 'room', exercisesIncluded: 'true' },
    );
    const done = await steps.applied(made);
    await expectAnswer(test, 'ImportPreview', done);
    expect(done).toMatchObject({ state: 'applied', appliedAt: '2026-11-22T09:00:00.000Z' });
    const [person] = await rowsOf('select * from person where family_name = $1', [name]);
    expect(person).toMatchObject({
      given_name: 'Jörg',
      birth_date: '1985-12-24',
      external_id: `P-${name.slice(-3)}`,
      version: 1,
    });
    const [member] = await rowsOf(
      'select d.name, d.municipality_key, m.valid_from from membership m join department d on d.id = m.department_id where person_id = $1',
      [person.id],
    );
    expect(member).toEqual({ name: 'Jugendamt West', municipality_key: '05515', valid_from: '2024-04-08' });
    const [enrolment] = await rowsOf('select id, course_id, enrolled_on from enrolment where person_id = $1', [
      person.id,
    ]);
    expect(enrolment).toMatchObject({ course_id: course.id, enrolled_on: '2024-04-08' });
    const facts = await rowsOf(
      'select kind, on_date, area, modality, minutes, checked_by, evidence from fact where enrolment_id = $1 order by kind, area',
      [enrolment.id],
    );
    const evidence = { import: made.id, line: 2 };
    expect(facts).toEqual([
      {
        kind: 'course-finished',
        on_date: '2025-05-20',
        area: null,
        modality: null,
        minutes: null,
        checked_by: null,
        evidence,
      },
      {
        kind: 'mark',
        on_date: '2024-04-08',
        area: '1',
        modality: 'room',
        minutes: 1080,
        checked_by: 'import',
        evidence,
      },
      {
        kind: 'mark',
        on_date: '2025-05-20',
        area: '2',
        modality: 'room',
        minutes: 1215,
        checked_by: 'import',
        evidence,
      },
    ]);
    const [standing] = await rowsOf('select began_on from standing where enrolment_id = $1 and leads', [enrolment.id]);
    expect(standing).toEqual({ began_on: '2024-04-08' });
    const audit = await rowsOf(
      "select deed, detail from audit_entry where subject_kind = 'person' and subject_id = $1",
      [person.id],
    );
    expect(audit).toEqual([{ deed: 'person.imported', detail: { import: made.id, line: 2 } }]);
  });

  it('is refused a second time, and the same file again changes nothing', async () => {
    const course = await over();
    const name = fresh();
    const list = csv(
      'Nachname;Vorname;Geburtsdatum;Kommune;Amt;Bereich 1;Supervidierte Mediationen;Abschluss;Bescheinigung Nr.;Bescheinigung vom',
      `${name};Anna;01.02.1980;Hamm;Sozialamt;18;12.03.2025, 13.04.2025;01.06.2025;ALT-${name.slice(-3)};30.06.2025`,
    );
    const fields = { courseId: course.id, modality: 'room' };
    const done = await steps.applied(await steps.preview(list, fields));
    expect(done.adds).toMatchObject({ people: 1, cases: 2, finishedCourses: 1, certificates: 1 });
    await expectRefusal(test, await steps.step(done, 'apply'), 409, 'import-already-applied');
    const before = await digestOf(test, ...business);
    const again = await steps.preview(list, fields);
    expect(await steps.lines(again)).toMatchObject([
      { outcome: 'same', matchedBy: 'name-and-birth-date', problems: [] },
    ]);
    await steps.applied(again);
    expect(await digestOf(test, ...business)).toBe(before);
  });

  it('is refused with an old version', async () => {
    const made = await steps.preview(csv('Nachname;Vorname;Kommune;Amt', `${fresh()};A;Hamm;Sozialamt`));
    await expectRefusal(test, await steps.step(made, 'apply', made.version - 1), 412, 'stale');
  });

  it('is refused without columns for the names', async () => {
    const made = await steps.preview(csv('Geburtsdatum;E-Mail;Kommune', '01.01.1980;a@b.example;Hamm'));
    const answer = await steps.step(made, 'apply');
    await expectRefusal(test, answer, 422, 'columns-missing');
    expect(answer.body.facts).toEqual({ missing: ['family-name', 'given-names'] });
  });

  it('is refused when what is on record has changed since, and the dry run is made anew', async () => {
    const name = fresh();
    const made = await steps.preview(
      csv('Nachname;Vorname;Geburtsdatum;Kommune;Amt', `${name};Ada;01.01.1980;Hamm;Sozialamt`),
    );
    await makePerson(test, { familyName: name, givenName: 'Ada', birthDate: '1980-01-01' });
    const before = await digestOf(test, ...business);
    const answer = await steps.step(made, 'apply');
    await expectRefusal(test, answer, 409, 'import-outdated');
    await expectAnswer(test, 'ImportPreview', answer.body.facts.preview);
    expect(await digestOf(test, ...business)).toBe(before);
    expect(answer.body.facts.preview).toMatchObject({ state: 'previewed', lines: { add: 0, change: 1 } });
    expect((await steps.step(answer.body.facts.preview, 'apply')).status).toBe(200);
  });

  it('writes all of it or nothing', async () => {
    const name = fresh();
    const made = await steps.preview(
      csv('Nachname;Vorname;Kommune;Amt', `${name};Ada;Hamm;Sozialamt`, `${name};Berta;Hamm;Sozialamt`),
    );
    await rowsOf(
      `alter table person add constraint no_berta check (given_name <> 'Berta' or family_name <> '${name}')`,
    );
    const before = await digestOf(test, ...business);
    await expectRefusal(test, await steps.step(made, 'apply'), 422, 'invalid');
    expect(await digestOf(test, ...business)).toBe(before);
    await rowsOf('alter table person drop constraint no_berta');
  });
});
