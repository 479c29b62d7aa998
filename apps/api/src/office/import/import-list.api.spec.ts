import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as workbook from '@e965/xlsx';
import type { ImportLine } from '@mittler/contract';
import { expectAnswer, expectRefusal } from '../../../test/answer';
import { startApp, type TestApp } from '../../../test/app';
import { signIn, type SignedIn } from '../../../test/make';
import { makeCourse, type MadeCourse } from '../../../test/make-course';
import { csvList, done, type FormFields, freshName, type ImportSteps, importSteps } from '../../../test/make-import';

let test: TestApp;
let office: SignedIn;
let steps: ImportSteps;
let course: MadeCourse;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'] });
  steps = importSteps(test, office);
  course = await makeCourse(test, { startsOn: '2024-04-01', endsOn: '2025-06-30' });
});
afterAll(() => test.stop());

async function lineOf(head: string, line: string, fields: FormFields = {}): Promise<ImportLine | undefined> {
  const made = await steps.preview(
    csvList(`Nachname;Vorname;Kommune;Amt;${head}`, `${freshName()};Ada;Hamm;Sozialamt;${line}`),
    fields,
  );
  return (await steps.lines(made))[0];
}

const inCourse = (fields: FormFields = {}): FormFields => ({ courseId: course.id, ...fields });

describe('A list is read', () => {
  const name = 'Müßig-Öztürk';
  const lines = ['Nachname;Vorname;Geburtsdatum;Kommune;Amt', `${name};Zoë;24.12.1985;Münster;Jugendamt`];
  const bom = String.fromCharCode(0xfeff);
  const files: readonly (readonly [string, Buffer])[] = [
    ['in UTF-8', Buffer.from(lines.join('\n'))],
    ['in UTF-8 with BOM', Buffer.from(bom + lines.join('\r\n'))],
    ['in windows-1252', Buffer.from(lines.join('\r\n'), 'latin1')],
    ['in UTF-16', Buffer.from(bom + lines.join('\r\n'), 'utf16le')],
    ['with commas', Buffer.from(lines.join('\n').replaceAll(';', ','))],
    [
      'with tabs and the line that Excel writes for itself',
      Buffer.from(`sep=\t\n${lines.join('\n').replaceAll(';', '\t')}`),
    ],
    ['with a title and an empty line above', Buffer.from(`Liste der Teilnehmenden;;;;\n;;;;\n${lines.join('\n')}`)],
  ];
  it.each(files)('%s', async (_, bytes) => {
    const made = await steps.preview(bytes);
    expect(await steps.lines(made)).toMatchObject([
      { outcome: 'add', familyName: name, givenName: 'Zoë', problems: [] },
    ]);
  });

  it('from a workbook with Excel’s dates and numbers', async () => {
    const family = freshName();
    const sheet = workbook.utils.aoa_to_sheet([
      ['Qualifizierung 2024/25'],
      [],
      ['Nachname', 'Vorname', 'Geburtsdatum', 'AGS', 'Amt', 'Bereich 1', 'Beginn'],
      [
        family,
        'Zoë',
        { t: 'n', v: 31_405, z: 'dd.mm.yyyy' },
        5515,
        'Jugendamt',
        7.5,
        { t: 'n', v: 45_390, z: 'dd.mm.yyyy' },
      ],
    ]);
    const book = workbook.utils.book_new();
    workbook.utils.book_append_sheet(book, sheet, 'Teilnehmende');
    const bytes = Buffer.from(workbook.write(book, { type: 'array', bookType: 'xlsx' }));
    const made = await steps.applied(await steps.preview(bytes, inCourse({ modality: 'room' }), 'Liste.xlsx'));
    const [person] = await test.database.query('select id, birth_date from person where family_name = $1', [family]);
    expect(person).toMatchObject({ birth_date: '1985-12-24' });
    const facts = await test.database.query(
      'select on_date, minutes from fact join enrolment e on e.id = enrolment_id where e.person_id = $1',
      [person.id],
    );
    expect(facts).toEqual([{ on_date: '2024-04-08', minutes: 450 }]);
    expect(made.fileName).toBe('Liste.xlsx');
  });
});

describe('Past hours', () => {
  it.each([
    ['B1 (Std.)', '7,5', 450],
    ['B1', '7.5', 450],
    ['B1', '7:30', 450],
    ['B1 (UE)', '10', 450],
    ['B1 (Min.)', '450', 450],
  ])('%s %s are %i minutes', async (head, cell, minutes) => {
    const line = await lineOf(head, cell, inCourse({ modality: 'room' }));
    expect(line?.adds.hours).toEqual([{ area: '1', modality: 'room', minutes, instead: null, on: '2025-06-30' }]);
  });

  it('take the unit of the import where the header names none', async () => {
    const line = await lineOf('B1', '10', inCourse({ modality: 'room', unit: 'units' }));
    expect(line?.adds.hours).toMatchObject([{ minutes: 450 }]);
  });

  it('are dated to the given day, never to one in the future', async () => {
    const on = async (fields: FormFields, head = 'B1', cell = '2') =>
      (await lineOf(head, cell, inCourse({ modality: 'room', ...fields })))?.adds.hours[0]?.on;
    expect(await on({ hoursOn: '2025-01-31' })).toBe('2025-01-31');
    expect(await on({}, 'B1;Abschluss', '2;15.03.2025')).toBe('2025-03-15');
    const running = await makeCourse(test, { startsOn: '2026-09-01', endsOn: '2027-06-30' });
    expect(await on({ courseId: running.id })).toBe('2026-11-22');
  });

  it('in virtual form count as evidence only when the office has seen how they were checked', async () => {
    const minutesOf = async (fields: FormFields) => {
      const family = freshName();
      const list = csvList('Nachname;Vorname;Kommune;Amt;B1 virtuell', `${family};Ada;Hamm;Sozialamt;2`);
      await steps.applied(await steps.preview(list, inCourse(fields)));
      return test.database.query(
        `select f.kind, s.counted_minutes from fact f join enrolment e on e.id = f.enrolment_id join person p on p.id = e.person_id
         join standing s on s.enrolment_id = e.id and s.leads where p.family_name = $1`,
        [family],
      );
    };
    expect(await minutesOf({})).toEqual([{ kind: 'mark', counted_minutes: 0 }]);
    expect(await minutesOf({ virtualChecked: 'true' })).toEqual([{ kind: 'external-evidence', counted_minutes: 120 }]);
  });

  const refusals: readonly (readonly [string, string, string, FormFields, readonly object[]])[] = [
    ['without a course', 'B1', '2', { modality: 'room' }, [{ code: 'course-missing' }]],
    ['without a word on the modality', 'B1', '2', {}, [{ code: 'modality-missing', column: 'B1' }]],
    [
      'in an area that the scheme does not have',
      'B9',
      '2',
      { modality: 'room' },
      [{ code: 'area-unknown', column: 'B9', found: '9' }],
    ],
    [
      'that are no whole minutes',
      'B1',
      '1,33',
      { modality: 'room' },
      [{ code: 'not-whole-minutes', column: 'B1', found: '1,33' }],
    ],
    ['below zero', 'B1', '-2', { modality: 'room' }, [{ code: 'negative-hours', column: 'B1' }]],
    ['beyond any training', 'B1', '1001', { modality: 'room' }, [{ code: 'hours-too-many', column: 'B1' }]],
  ];
  it.each(refusals)('are refused %s', async (why, head, cell, fields, problems) => {
    const line = await lineOf(head, cell, why === 'without a course' ? fields : inCourse(fields));
    expect(line).toMatchObject({ outcome: 'refuse', problems });
  });
});

describe('Courses, cases and certificates', () => {
  it('are enrolled in the course that the line names', async () => {
    expect((await lineOf('Lehrgang', course.name.toUpperCase()))?.adds.enrolment).toBe(course.name);
    expect(await lineOf('Lehrgang', 'Nirgendwo')).toMatchObject({
      outcome: 'refuse',
      problems: [{ code: 'course-unknown', column: 'Lehrgang', found: 'Nirgendwo' }],
    });
  });

  it('know a mediation by its day', async () => {
    const line = await lineOf('Supervidierte Mediationen', '"12.03.2025; 13.04.2025, 12.03.2025"', inCourse());
    expect(line).toMatchObject({ adds: { cases: ['2025-03-12', '2025-04-13'] }, notes: ['cases-without-detail'] });
  });

  it('refuse what lies in the future or ends before it begins', async () => {
    expect((await lineOf('Mediation 1', '01.12.2026', inCourse()))?.problems).toMatchObject([
      { code: 'date-in-future' },
    ]);
    const reversed = await lineOf('Beginn;Ende', '02.05.2024;01.05.2024', inCourse());
    expect(reversed?.problems).toMatchObject([{ code: 'period-invalid', column: 'Ende' }]);
    const planned = await lineOf('Ende', '01.12.2026', inCourse());
    expect(planned).toMatchObject({ outcome: 'add', adds: { courseFinishedOn: null }, notes: ['end-in-future'] });
  });

  it('need number and day of a certificate, each number once', async () => {
    const head = 'Bescheinigung Nr.;Bescheinigung am';
    const half = await lineOf(head, 'AB-1;', inCourse());
    expect(half).toMatchObject({ outcome: 'refuse', problems: [{ code: 'certificate-incomplete' }] });
    const family = freshName();
    const list = csvList(`Nachname;Vorname;Kommune;Amt;${head}`, `${family};Ada;Hamm;Sozialamt;AB-7;01.07.2025`);
    await steps.applied(await steps.preview(list, inCourse()));
    expect((await lineOf(head, 'AB-7;01.07.2025', inCourse()))?.problems).toMatchObject([
      { code: 'certificate-number-taken', found: 'AB-7' },
    ]);
    const [kept] = await test.database.query("select source, check_code from certificate where number = 'AB-7'");
    expect(kept).toEqual({ source: 'Liste.csv, Zeile 2', check_code: null });
  });
});

describe('The meaning of columns', () => {
  const list = csvList('Name;Rufname;Ort der Dienststelle;Amt;Spalte X', 'Muster;Ada;Hamm;Sozialamt;2');

  it('is left open where it is unknown or in doubt, and can be said', async () => {
    const made = await steps.preview(list, inCourse());
    expect(made.columns.map(({ field }) => field)).toEqual(['family-name', 'given-names', null, 'department', null]);
    const chosen = done(
      await steps.put(made, 'columns', {
        columns: [
          { index: 2, field: 'municipality' },
          { index: 4, field: 'area-hours', area: '3', modality: 'virtual', unit: 'units' },
        ],
      }),
    );
    await expectAnswer(test, 'ImportPreview', chosen);
    expect(chosen.version).toBeGreaterThan(made.version);
    expect((await steps.lines(chosen))[0]).toMatchObject({
      outcome: 'add',
      adds: { membership: 'Hamm, Sozialamt', hours: [{ area: '3', modality: 'virtual', minutes: 90 }] },
    });
  });

  it('takes other defaults for all lines, and keeps those that are not given', async () => {
    const made = await steps.preview(list, inCourse());
    const chosen = done(
      await steps.put(made, 'columns', { columns: [], defaults: { courseId: course.id, municipality: '05915' } }),
    );
    expect(chosen).toMatchObject({ courseId: course.id, defaults: { municipality: '05915' }, lines: { add: 1 } });
    const again = done(await steps.put(chosen, 'columns', { columns: [] }));
    expect(again.defaults).toEqual(chosen.defaults);
  });

  it('shows a column in doubt with what it may mean', async () => {
    const made = await steps.preview(csvList('Nachname;Vorname;Bescheinigung', 'A;B;17'));
    expect(made.columns[2]).toMatchObject({
      field: null,
      doubt: 'several-meanings',
      couldBe: ['certificate-number', 'certificate-issued-on'],
    });
  });

  it('is refused for a column that is not there, hours without an area, and one meaning twice', async () => {
    const made = await steps.preview(list);
    const choose = (columns: readonly object[]) => steps.put(made, 'columns', { columns });
    for (const [columns, pointer] of [
      [[{ index: 9, field: 'email' }], '/columns/0/index'],
      [[{ index: 4, field: 'area-hours' }], '/columns/0/area'],
      [[{ index: 4, field: 'department' }], '/columns/0/field'],
    ] as const) {
      const answer = await choose(columns);
      await expectRefusal(test, answer, 422, 'invalid');
      expect(answer.body).toMatchObject({ fields: [{ pointer }] });
    }
    await expectRefusal(test, await choose([{ index: 4, field: 'shoe-size' }]), 422, 'invalid');
    await expectRefusal(
      test,
      await steps.put(made, 'columns', { version: made.version + 1, columns: [] }),
      412,
      'stale',
    );
    const gone = await steps.put({ ...made, id: '00000000-0000-4000-8000-000000000000' }, 'columns', { columns: [] });
    await expectRefusal(test, gone, 404, 'not-found');
  });
});
