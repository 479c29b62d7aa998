import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as workbook from '@e965/xlsx';
import { type CertificationReport, figureNames, type ReportFigures } from '@mittler/contract';
import { isExpiringOn, type IsoDate, type StandingDates, stateOn, suppressSmall } from '@mittler/domain';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { expectAnswer, expectRefusal } from '../../test/answer';
import { startApp, type TestApp } from '../../test/app';
import { makeDepartment, type MadeDepartment, signIn, type SignedIn } from '../../test/make';
import { makeCourse, type MadeCourse, makeEnrolment } from '../../test/make-course';
import { makeStandings, type StandingWish } from '../../test/make-standing';
import { inTransaction } from '../database/transaction';
import { LedgerService } from '../ledger/ledger.service';

const today: IsoDate = '2026-11-22';
const none: StandingDates = {
  beganOn: null,
  courseEndedOn: null,
  readyFrom: null,
  readyUntil: null,
  certifiedOn: null,
  certificate: null,
  titleFrom: null,
  titleUntil: null,
  droppedOutOn: null,
};

let test: TestApp;
let office: SignedIn;
let auditor: SignedIn;
let course: MadeCourse;
beforeAll(async () => {
  test = await startApp();
  test.clock.set('2026-11-22T09:00:00.000Z');
  office = await signIn(test, { roles: ['coordination-office'], givenName: 'Änne', familyName: 'Groß' });
  auditor = await signIn(test, { roles: ['auditor'] });
  course = await makeCourse(test);
});
afterAll(() => test.stop());

const get = (who: SignedIn, path: string) =>
  test.http.get(`/api/reports/certification${path}`).set('Cookie', who.cookie);
const coordinatorOf = (municipality: string) =>
  signIn(test, { roles: [{ role: 'municipal-coordinator', municipality }] });

async function report(who: SignedIn, query = ''): Promise<CertificationReport> {
  const { status, body } = await get(who, query);
  expect({ status, problem: status === 200 ? null : body }).toEqual({ status: 200, problem: null });
  return body;
}

const valuesOf = (figures: ReportFigures): readonly (number | null)[] => figureNames.map((name) => figures[name].value);

/** So many people in each state on 22 November 2026, in a department of its own. */
async function someStandings(municipality: string, counts: Readonly<Record<string, number>>): Promise<MadeDepartment> {
  const department = await makeDepartment(test, municipality);
  const wish: Readonly<Record<string, StandingWish>> = {
    training: {},
    ready: { readyFrom: '2026-11-01' },
    certified: { certifiedOn: '2025-03-01', titleUntil: '2029-03-01' },
    expiring: { certifiedOn: '2023-01-01', titleUntil: '2027-01-01' },
    lapsed: { certifiedOn: '2020-01-01', titleUntil: '2024-01-01' },
    dropped: { droppedOutOn: '2026-05-05' },
  };
  const wishes = Object.entries(counts).flatMap(([state, count]) =>
    Array.from({ length: count }, () => wish[state] ?? {}),
  );
  await makeStandings(test, course, department, wishes);
  return department;
}

describe('The certification report', () => {
  it('needs somebody who is signed in', async () => {
    for (const path of ['', '.csv', '.xlsx', '/people']) {
      await expectRefusal(test, await test.http.get(`/api/reports/certification${path}`), 401, 'not-signed-in');
    }
  });

  it('is for the office, municipal coordinators and auditors; the people behind it for the first two', async () => {
    const others = await signIn(test, { roles: ['trainer', 'administrator'] });
    for (const path of ['', '.csv', '.xlsx', '/people'])
      await expectRefusal(test, await get(others, path), 403, 'not-allowed');
    await expectRefusal(test, await get(auditor, '/people'), 403, 'not-allowed');
  });

  it('refuses a filter that can’t be read, and a day in the future', async () => {
    for (const query of [
      '?on=22.11.2026',
      '?on=2026-02-30',
      '?municipality=Hamm',
      '?expiringWithin=0',
      '?on=2026-11-23',
      '?x=1',
      '.csv?format=pdf',
    ]) {
      await expectRefusal(test, await get(office, query), 422, 'invalid');
    }
  });

  it('refuses a filter that names what is not there', async () => {
    for (const query of [
      `?department=${randomUUID()}`,
      `?course=${randomUUID()}`,
      `?programme=${randomUUID()}`,
      `?ruleSet=${randomUUID()}`,
      '?municipality=99999',
    ]) {
      await expectRefusal(test, await get(office, query), 404, 'not-found');
    }
  });

  it('counts each state by municipality and department; the states sum to enrolled', async () => {
    const first = await someStandings('05112', {
      training: 3,
      ready: 2,
      certified: 4,
      expiring: 1,
      lapsed: 5,
      dropped: 6,
    });
    const second = await someStandings('05112', { training: 1 });
    const shown = await report(office, '?municipality=05112');
    await expectAnswer(test, 'CertificationReport', shown);
    expect(shown).toMatchObject({
      on: today,
      expiringUntil: '2027-11-22',
      madeAt: '2026-11-22T09:00:00.000Z',
      madeBy: 'Änne Groß',
      suppressed: false,
      threshold: null,
      filter: { municipality: 'Duisburg', department: null, course: null, programme: null, ruleSet: null },
    });
    const [duisburg] = shown.municipalities;
    expect(valuesOf(duisburg!.figures)).toEqual([22, 4, 2, 5, 1, 5, 6]);
    expect(duisburg!.departments.map(({ id, figures }) => [id, ...valuesOf(figures)])).toEqual([
      [first.id, 21, 3, 2, 5, 1, 5, 6],
      [second.id, 1, 1, 0, 0, 0, 0, 0],
    ]);
    expect(shown.total).toEqual(duisburg!.figures);
  });

  it('narrows to a department, a course, a programme and a horizon', async () => {
    const department = await someStandings('05113', { expiring: 2, certified: 1 });
    const another = await makeCourse(test);
    await makeStandings(test, another, department, [{}]);
    const enrolled = async (query: string) => (await report(office, query)).total.enrolled.value;
    expect(await enrolled(`?department=${department.id}`)).toBe(4);
    expect(await enrolled(`?department=${department.id}&course=${another.id}`)).toBe(1);
    expect(await enrolled(`?department=${department.id}&programme=${course.programme}`)).toBe(3);
    const expiring = async (months: number) =>
      (await report(office, `?department=${department.id}&expiringWithin=${months}`)).total.expiring.value;
    expect([await expiring(1), await expiring(2), await expiring(36)]).toEqual([0, 2, 3]);
    await expectRefusal(test, await get(office, `?municipality=05112&department=${department.id}`), 404, 'not-found');
  });

  it('shows departments and municipalities where nobody takes part', async () => {
    const { id } = await makeDepartment(test, '05114');
    const { municipalities } = await report(office, '?municipality=05114');
    expect(municipalities[0]?.departments.map((each) => [each.id, each.figures.enrolled.value])).toEqual([[id, 0]]);
  });
});

describe('Every state on every day', () => {
  const day = fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }).map((offset) => {
    if (offset === null) return null;
    return new Date(Date.UTC(2026, 10, 1 + offset)).toISOString().slice(0, 10);
  });
  const dates = fc.record({ readyFrom: day, readyUntil: day, certifiedOn: day, titleUntil: day, droppedOutOn: day });

  it('is what the domain says of the same dates, and the five sum to enrolled', async () => {
    const department = await makeDepartment(test, '05116');
    const standings = fc.sample(dates, { numRuns: 400, seed: 20261122 });
    await makeStandings(test, course, department, standings);
    for (const on of ['2026-11-01', '2026-11-10', '2026-11-21', '2026-11-22']) {
      const { total } = await report(office, `?department=${department.id}&on=${on}&expiringWithin=1`);
      const all = standings.map((each) => ({ ...none, ...each }));
      const count = (state: string): number => all.filter((each) => stateOn(each, on) === state).length;
      expect(valuesOf(total)).toEqual([
        400,
        count('in-training'),
        count('ready'),
        count('certified'),
        all.filter((each) => isExpiringOn(each, on, 1)).length,
        count('lapsed'),
        count('dropped-out'),
      ]);
    }
  });
});

describe('The report of a past day', () => {
  it('equals what that evening’s report showed, whatever came later', async () => {
    const from = await makeDepartment(test, '05117');
    const to = await makeDepartment(test, '05119');
    const other = await makeCourse(test);
    const people = await Promise.all([1, 2, 3].map(() => makeEnrolment(test, other, { department: from })));
    const ledger = test.app.get(LedgerService, { strict: false });
    const on = async (
      instant: string,
      work: (tx: Parameters<Parameters<DataSource['transaction']>[1]>[0]) => Promise<void>,
    ) => {
      test.clock.set(instant);
      await inTransaction(test.app.get(DataSource), work);
    };
    const dropOut = (position: number, day: IsoDate, now: string) =>
      on(now, (tx) =>
        ledger.record(
          null,
          [
            {
              id: randomUUID(),
              enrolmentId: people[position]!.id,
              replaces: null,
              blockId: null,
              content: { kind: 'dropped-out', on: day },
            },
          ],
          now,
          tx,
        ),
      );
    const snapshots = new Map<IsoDate, Pick<CertificationReport, 'municipalities' | 'total'>>();
    const keep = async (instant: string) => {
      test.clock.set(instant);
      const { on: shownOn, municipalities, total } = await report(office, `?course=${other.id}`);
      snapshots.set(shownOn, { municipalities, total });
    };
    await keep('2026-03-01T21:00:00.000Z');
    // 23:30 on 1 March in Germany: still that day's evening.
    await dropOut(0, '2026-03-01', '2026-03-01T22:30:00.000Z');
    await keep('2026-03-01T22:59:59.000Z');
    // Half past midnight in Germany, though 1 March by UTC; told later of an earlier day.
    await dropOut(1, '2026-02-20', '2026-03-01T23:30:00.000Z');
    await keep('2026-03-02T12:00:00.000Z');
    await on('2026-07-01T12:00:00.000Z', (tx) =>
      ledger.move(
        null,
        { id: randomUUID(), enrolmentId: people[2]!.id, departmentId: to.id, on: '2026-07-01' },
        '2026-07-01T12:00:00.000Z',
        tx,
      ),
    );
    await keep('2026-07-01T21:59:59.000Z');
    test.clock.set('2026-11-22T09:00:00.000Z');
    for (const [day, snapshot] of snapshots) {
      const { municipalities, total } = await report(office, `?course=${other.id}&on=${day}`);
      expect({ day, municipalities, total }).toEqual({ day, ...snapshot });
    }
    expect([...snapshots.values()].map(({ total }) => total.droppedOut.value)).toEqual([1, 2, 2]);
    const moved = await report(office, `?course=${other.id}&municipality=05119`);
    expect(moved.total.enrolled.value).toBe(1);
    expect((await report(office, `?course=${other.id}&municipality=05119&on=2026-06-30`)).total.enrolled.value).toBe(0);
    const people0 = await get(office, `/people?course=${other.id}&on=2026-03-01&state=dropped-out`);
    await expectAnswer(test, 'ReportPeople', people0.body);
    expect(people0.body.people).toMatchObject([{ enrolmentId: people[0]!.id, countedMinutes: null }]);
  });
});

describe('A municipal coordinator', () => {
  it('sees true figures of her own municipality alone', async () => {
    await someStandings('05120', { training: 1, certified: 2 });
    await someStandings('05122', { training: 7 });
    const her = await coordinatorOf('05120');
    const own = await report(her);
    expect(own.suppressed).toBe(false);
    expect(own.municipalities.map(({ key }) => key)).toEqual(['05120']);
    expect(valuesOf(own.total)).toEqual([3, 1, 0, 2, 0, 0, 0]);
    const { text } = await get(her, '.csv');
    expect(text).not.toContain('Solingen');
  });

  it('gets another municipality, or a department there, as if it were not there', async () => {
    const other = await makeDepartment(test, '05122');
    const her = await coordinatorOf('05120');
    for (const path of ['', '.csv', '.xlsx', '/people']) {
      await expectRefusal(test, await get(her, `${path}?municipality=05122`), 404, 'not-found');
      await expectRefusal(test, await get(her, `${path}?department=${other.id}`), 404, 'not-found');
    }
  });

  it('sees her own people behind a figure, and no birth date', async () => {
    await someStandings('05124', { certified: 2, ready: 1 });
    const her = await coordinatorOf('05124');
    const { body } = await get(her, '/people?state=certified');
    await expectAnswer(test, 'ReportPeople', body);
    expect(body.people).toHaveLength(2);
    expect(JSON.stringify(body)).not.toMatch(/birth/i);
    const stranger = await coordinatorOf('05120');
    const seen = (await get(stranger, '/people')).body.people.map(
      ({ municipalityKey }: { municipalityKey: string }) => municipalityKey,
    );
    expect(new Set(seen)).toEqual(new Set(['05120']));
  });
});

describe('The people behind a figure', () => {
  it('come page by page in the order of their names, each once, and as many as the figure says', async () => {
    const department = await someStandings('05154', { training: 4, certified: 3, expiring: 2 });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { body }: { body: { people: { enrolmentId: string; familyName: string }[]; next: string | null } } =
        await get(office, `/people?department=${department.id}&limit=2${after === null ? '' : `&after=${after}`}`);
      seen.push(...body.people.map(({ familyName }) => familyName));
      after = body.next;
    } while (after !== null);
    expect(seen).toHaveLength(9);
    expect([...seen].sort((a, b) => a.localeCompare(b, 'de'))).toEqual(seen);
    for (const [state, count] of [
      ['enrolled', 9],
      ['certified', 5],
      ['expiring', 2],
      ['in-training', 4],
      ['lapsed', 0],
    ] as const) {
      const { body } = await get(office, `/people?department=${department.id}&state=${state}`);
      expect([state, body.people.length]).toEqual([state, count]);
    }
  });
});

describe('An auditor', () => {
  it('gets all of it with small counts hidden, and what would tell them', async () => {
    await someStandings('05158', { training: 3, certified: 20 });
    const truth = await report(office);
    const shown = await report(auditor);
    await expectAnswer(test, 'CertificationReport', shown);
    expect(shown).toMatchObject({ suppressed: true, threshold: 5 });
    const figures = (each: ReportFigures) =>
      Object.fromEntries(figureNames.map((name) => [name, each[name].value])) as Record<
        (typeof figureNames)[number],
        number
      >;
    const expected = suppressSmall(
      truth.municipalities.map(({ departments }) => departments.map((each) => figures(each.figures))),
      5,
    );
    expect(
      shown.municipalities.map((each) => ({
        total: each.figures,
        departments: each.departments.map((one) => one.figures),
      })),
    ).toEqual(expected.municipalities);
    expect(shown.total).toEqual(expected.total);
    const counts = [
      shown.total,
      ...shown.municipalities.flatMap((each) => [each.figures, ...each.departments.map((one) => one.figures)]),
    ];
    for (const each of counts.flatMap(valuesOf)) expect(each === null || each === 0 || each >= 5).toBe(true);
  });

  it('sees of one municipality or department what the whole report shows of it, no more', async () => {
    const whole = await report(auditor);
    const mettmann = whole.municipalities.find(({ key }) => key === '05158')!;
    const alone = await report(auditor, '?municipality=05158');
    expect(alone.municipalities).toEqual([mettmann]);
    expect(alone.total).toEqual(mettmann.figures);
    const [department] = mettmann.departments;
    const one = await report(auditor, `?department=${department!.id}`);
    expect(one.municipalities.map((each) => each.departments)).toEqual([[department]]);
  });

  it('can’t filter so that the difference of two reports tells a hidden number', async () => {
    for (const query of [
      `?course=${course.id}`,
      `?programme=${course.programme}`,
      `?ruleSet=${randomUUID()}`,
      '?expiringWithin=11',
    ]) {
      for (const path of ['', '.csv', '.xlsx'])
        await expectRefusal(test, await get(auditor, `${path}${query}`), 403, 'not-allowed');
    }
  });

  it('finds the same hidden in the files', async () => {
    const shown = await report(auditor);
    const { text } = await get(auditor, '.csv?format=csv-int');
    const rows: string[][] = parse(text, { bom: true });
    const words = (each: ReportFigures) =>
      figureNames.map((name) =>
        each[name].hidden === null ? String(each[name].value) : each[name].hidden === 'small' ? '1–4' : 'verdeckt',
      );
    const expected = shown.municipalities.flatMap((each) => [
      words(each.figures),
      ...each.departments.map((one) => words(one.figures)),
    ]);
    expect(rows.slice(1).map((row) => row.slice(3))).toEqual([...expected, words(shown.total)]);
  });
});

describe('The exported report', () => {
  it('is a German CSV of exactly what is shown, with filter, day and author', async () => {
    const department = await someStandings('05162', { training: 2, expiring: 1 });
    const answer = await get(office, '.csv?municipality=05162');
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="bescheinigungen-2026-11-22.csv"');
    const rows: string[][] = parse(answer.text, { bom: true, delimiter: ';', relax_column_count: true });
    expect(rows).toEqual([
      ['Bescheinigungen nach Kommune'],
      ['Stand am Abend des', '22.11.2026'],
      ['Kommune', 'Rhein-Kreis Neuss'],
      ['Amt', 'alle'],
      ['Programm', 'alle'],
      ['Lehrgang', 'alle'],
      ['Regelwerk', 'alle'],
      ['Erstellt am', '22.11.2026, 10:00 Uhr'],
      ['Erstellt von', 'Änne Groß'],
      [''],
      [
        'Kommune',
        'Amt',
        'Kennung',
        'Eingeschrieben',
        'In Ausbildung',
        'Bereit zur Bescheinigung',
        'Bescheinigung gültig',
        'davon läuft ab bis 22.11.2027',
        'Erloschen',
        'Abgebrochen',
      ],
      ['Rhein-Kreis Neuss', 'Summe', '', '3', '2', '0', '1', '1', '0', '0'],
      ['Rhein-Kreis Neuss', department.name, '', '3', '2', '0', '1', '1', '0', '0'],
      ['Alle Kommunen', 'Summe', '', '3', '2', '0', '1', '1', '0', '0'],
    ]);
  });

  it('is a workbook that another program reads, in English where asked', async () => {
    const department = await someStandings('05166', { certified: 3 });
    const { body, headers } = await get(office, '.xlsx?municipality=05166&language=en').responseType('arraybuffer');
    expect(headers['content-disposition']).toBe('attachment; filename="bescheinigungen-2026-11-22.xlsx"');
    const book = workbook.read(body);
    const rows = workbook.utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 });
    expect(rows[0]).toEqual(expect.arrayContaining(['Municipality', 'Enrolled', 'Certified']));
    expect(rows[2]).toEqual(['Kreis Viersen', department.name, undefined, 3, 0, 0, 3, 0, 0, 0]);
    const notes = workbook.utils.sheet_to_json<unknown[]>(book.Sheets['About']!, { header: 1 });
    expect(notes).toContainEqual(['Made by', 'Änne Groß']);
    expect(notes).toContainEqual(['Municipality', 'Kreis Viersen']);
  });
});
