import { describe, expect, it } from '@jest/globals';
import { recogniseColumns } from '../columns/recognise-columns';
import type { Cell } from '../table/cell';
import { textCell } from '../table/cell';
import { readTable } from '../table/read-table';
import { readPersonRow, type ReadRow } from './person-row';
import { readDate } from './read-date';
import { readMinutes } from './read-minutes';

async function readCsv(text: string): Promise<readonly ReadRow[]> {
  const { header, rows } = await readTable(Buffer.from(text), 'liste.csv');
  const { recognised } = recogniseColumns(header);
  return rows.map((row) => readPersonRow(row, recognised));
}

function cell(value: string | number): Cell {
  return typeof value === 'number' ? { kind: 'number', value } : textCell(value);
}

describe('A date', () => {
  it.each([
    ['24.12.1985', '1985-12-24'],
    ['24.12.85', '1985-12-24'],
    ['1.2.30', '1930-02-01'],
    ['1.2.29', '2029-02-01'],
    ['24. 12. 1985', '1985-12-24'],
    ['1985-12-24', '1985-12-24'],
    ['1985-12-24T00:00:00', '1985-12-24'],
    ['24.12.1985 00:00:00', '1985-12-24'],
    ['24. Dezember 1985', '1985-12-24'],
    ['3. März 2024', '2024-03-03'],
    ['24/12/1985', '1985-12-24'],
    ['29.02.2024', '2024-02-29'],
    [31405, '1985-12-24'],
    ['31405', '1985-12-24'],
    [45351.75, '2024-02-29'],
  ])('%s is %s', (given, expected) => {
    expect(readDate(cell(given))).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['30.02.2024', 'impossible-date'],
    ['29.02.2023', 'impossible-date'],
    ['03/04/2024', 'ambiguous-date'],
    ['1985', 'not-a-date'],
    [1985, 'not-a-date'],
    ['unbekannt', 'not-a-date'],
    ['24.12.', 'not-a-date'],
  ])('%s is refused as %s', (given, code) => {
    expect(readDate(cell(given))).toEqual({ ok: false, code });
  });

  it('is empty where nothing or a dash stands', () => {
    for (const given of ['', '-', '–']) expect(readDate(cell(given))).toEqual({ ok: true, value: null });
  });
});

describe('Hours', () => {
  it.each([
    ['1,5', 'hours', 90],
    ['1.5', 'hours', 90],
    ['1:30', 'hours', 90],
    ['129:59', 'hours', 7799],
    ['1:30 h', 'hours', 90],
    ['1 h 30', 'hours', 90],
    ['18 Std.', 'hours', 1080],
    ['90 min', 'hours', 90],
    ['2 UE', 'hours', 90],
    ['2', 'units', 90],
    ['90', 'minutes', 90],
    [0.1, 'hours', 6],
    [18.25, 'hours', 1095],
    ['0', 'hours', 0],
  ] as const)('%s in %s are %s minutes', (given, unit, minutes) => {
    expect(readMinutes(cell(given), unit)).toEqual({ ok: true, value: minutes });
  });

  it('of a time cell are its minutes', () => {
    expect(readMinutes({ kind: 'duration', minutes: 2430 }, 'hours')).toEqual({ ok: true, value: 2430 });
  });

  it.each([
    ['1,33', 'hours', 'not-whole-minutes'],
    ['0,5', 'units', 'not-whole-minutes'],
    ['-2', 'hours', 'negative-hours'],
    [-2, 'hours', 'negative-hours'],
    ['viel', 'hours', 'not-hours'],
    ['1:75', 'hours', 'not-hours'],
  ] as const)('%s in %s are refused as %s', (given, unit, code) => {
    expect(readMinutes(cell(given), unit)).toEqual({ ok: false, code });
  });

  it('that Excel turned into a date are refused', () => {
    expect(readMinutes({ kind: 'date', date: '2026-05-01' }, 'hours')).toEqual({ ok: false, code: 'not-hours' });
  });
});

describe('A row of a trainee list', () => {
  it('becomes typed values', async () => {
    const [read] = await readCsv(
      'Personalnummer;Name, Vorname;geb. am;E-Mail;AGS;Kommune;Amt;Lehrgang;Beginn;Ende;B1 Präsenz;B1 virtuell;B2 (UE);Supervidierte Mediationen;Bescheinigung Nr.;Bescheinigung am\r\n' +
        'P-7;"von der Heide, Änne Maria";24.12.85;mailto:a.heide@auenfeld.example;5111;Auenfeld;Jugendamt;L 2024;06.09.2024;27.06.2025;12,5;6:00;8;"01.03.2025; 02.04.2025";MB-1;01.09.2025\r\n',
    );
    expect(read).toEqual({
      problems: [],
      row: {
        line: 2,
        personId: 'P-7',
        familyName: 'von der Heide',
        givenNames: 'Änne Maria',
        birthDate: '1985-12-24',
        email: 'a.heide@auenfeld.example',
        municipality: 'Auenfeld',
        municipalityKey: '05111',
        department: 'Jugendamt',
        departmentCode: null,
        course: 'L 2024',
        startedOn: '2024-09-06',
        finishedOn: '2025-06-27',
        certificateNumber: 'MB-1',
        certificateIssuedOn: '2025-09-01',
        hours: [
          { area: '1', modality: 'room', minutes: 750, column: 'B1 Präsenz' },
          { area: '1', modality: 'virtual', minutes: 360, column: 'B1 virtuell' },
          { area: '2', modality: null, minutes: 360, column: 'B2 (UE)' },
        ],
        cases: [
          { number: null, mediatedOn: '2025-03-01', supervisedOn: null, supervisor: null, place: null },
          { number: null, mediatedOn: '2025-04-02', supervisedOn: null, supervisor: null, place: null },
        ],
      },
    });
  });

  it('joins the numbered columns of a case and leaves out cases without a date', async () => {
    const [read] = await readCsv(
      'Nachname;Vorname;Mediation 1 am;Supervision 1 am;Supervisor 1;Ort Supervision 1;Mediation 2 am;Supervisor 2\r\nKurz;Eva;01.03.2025;05.03.2025;Arend Voßkamp;Auenfeld;;niemand\r\n',
    );
    expect(read!.row.cases).toEqual([
      {
        number: 1,
        mediatedOn: '2025-03-01',
        supervisedOn: '2025-03-05',
        supervisor: 'Arend Voßkamp',
        place: 'Auenfeld',
      },
    ]);
  });

  it('names everything that is wrong with a line, with its column and what stands there', async () => {
    const [read] = await readCsv(
      'Nachname;Vorname;geb. am;E-Mail;AGS;B1 (h)\r\n;Eva;31.02.1980;eva(at)example;12;x\r\n',
    );
    expect(read!.problems).toEqual([
      { line: 2, column: 'geb. am', code: 'impossible-date', found: '31.02.1980' },
      { line: 2, column: 'E-Mail', code: 'not-an-email', found: 'eva(at)example' },
      { line: 2, column: 'AGS', code: 'not-a-municipality-key', found: '12' },
      { line: 2, column: 'B1 (h)', code: 'not-hours', found: 'x' },
      { line: 2, column: 'Nachname', code: 'missing', found: '' },
    ]);
  });

  it('does not split a name without a comma', async () => {
    const [read] = await readCsv('Name, Vorname;E-Mail\r\nEva Kurz;e@kurz.example\r\n');
    expect(read!.problems).toEqual([{ line: 2, column: 'Name, Vorname', code: 'name-not-split', found: 'Eva Kurz' }]);
  });

  it('refuses control characters and endless text', async () => {
    const [one, two] = await readCsv(`Nachname;Vorname\r\nKu\u0007rz;Eva\r\n${'x'.repeat(201)};Eva\r\n`);
    expect(one!.problems.map(({ code }) => code)).toEqual(['control-character']);
    expect(two!.problems.map(({ code }) => code)).toEqual(['too-long']);
  });
});
