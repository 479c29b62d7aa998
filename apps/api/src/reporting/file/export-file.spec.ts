import { describe, expect, it } from '@jest/globals';
import { read, utils, type WorkSheet } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvOf, type CsvDialect } from './csv-file';
import { guardedText, type ExportRow, type ExportTable } from './export-table';
import { workbookRowLimit, xlsxOf } from './xlsx-file';

function tableOf(rows: Iterable<ExportRow>): ExportTable {
  return {
    title: 'Bescheinigungen nach Kommunen',
    columns: [
      { label: 'Kommune', kind: 'text' },
      { label: 'Anzahl', kind: 'number' },
      { label: 'Stand', kind: 'date' },
      { label: 'Stunden', kind: 'duration' },
    ],
    rows,
    notes: [
      ['Stichtag', '22.11.2026'],
      ['Erstellt von', 'Änne Groß'],
    ],
    notesTitle: 'Angaben',
  };
}

const plain = tableOf([
  ['Köln; Süd "Mitte"', 1.5, '2026-11-22', 7799],
  ['Zeile 1\r\nZeile 2', -5, null, null],
  ['Essen', 'verdeckt', '2024-02-29', 0],
]);

async function textOf(table: ExportTable, dialect?: CsvDialect): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of csvOf(table, dialect)) pieces.push(Buffer.from(piece as string | Buffer));
  return Buffer.concat(pieces).toString('utf8');
}

/** Reads with a program other than the one that wrote. */
async function sheetsOf(table: ExportTable): Promise<Readonly<Record<string, WorkSheet>>> {
  return read(await xlsxOf(table), { type: 'array', cellStyles: true, cellNF: true, cellFormula: true }).Sheets;
}

const nasty = fc
  .tuple(
    fc.constantFrom('', ' ', '\u00a0', '\n', '\t', '\r', ' \u00a0 ', '\u200b'),
    fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\uff1d', 'x'),
    fc.string(),
  )
  .map((parts) => parts.join(''));

describe('A table as CSV', () => {
  it('opens in a German Excel: mark, semicolon, CRLF, decimal comma, German days, notes above', async () => {
    expect(await textOf(plain)).toBe(
      '\ufeffBescheinigungen nach Kommunen\r\nStichtag;22.11.2026\r\nErstellt von;Änne Groß\r\n\r\n' +
        'Kommune;Anzahl;Stand;Stunden\r\n' +
        '"Köln; Süd ""Mitte""";1,5;22.11.2026;129:59\r\n' +
        '"Zeile 1\r\nZeile 2";-5;;\r\n' +
        'Essen;verdeckt;29.02.2024;0:00\r\n',
    );
  });

  it('is read by programs: comma, point, ISO days, the header first', async () => {
    const records: string[][] = parse(await textOf(plain, 'international'), { bom: true });
    expect(records).toEqual([
      ['Kommune', 'Anzahl', 'Stand', 'Stunden'],
      ['Köln; Süd "Mitte"', '1.5', '2026-11-22', '129:59'],
      ['Zeile 1\r\nZeile 2', '-5', '', ''],
      ['Essen', 'verdeckt', '2024-02-29', '0:00'],
    ]);
  });

  it('leaves no text that a spreadsheet runs as a formula, whatever stands before it', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, async (text) => {
        const records: string[][] = parse(await textOf(tableOf([[text, null, null, null]]), 'international'), {
          bom: true,
        });
        const cell = records[1]?.[0] ?? '';
        expect(cell.replace(/^[\s\u00a0\u200b\ufeff]+/, '')).not.toMatch(/^[=+\-@\uff1d\uff0b\uff0d\uff20]/);
        expect(cell).not.toMatch(/^[\t\r]/);
        expect(cell === text || cell === `'${text}`).toBe(true);
      }),
    );
  });

  it('guards headers, title and notes too, and no harmless text', async () => {
    const table = {
      ...tableOf([]),
      title: '=1',
      columns: [{ label: '@x', kind: 'text' as const }],
      notes: [['+a', '-b'] as const],
    };
    expect(await textOf(table)).toBe("\ufeff'=1\r\n'+a;'-b\r\n\r\n'@x\r\n");
    expect(['Essen', 'a=b', "'x", '1-2', '<5', '–'].map(guardedText)).toEqual(['Essen', 'a=b', "'x", '1-2', '<5', '–']);
  });

  it('comes in pieces from rows that are made while it is read', async () => {
    let made = 0;
    function* rows(): Generator<ExportRow> {
      for (; made < 100_000; made += 1) yield [`Ort ${String(made)}`, made, null, null];
    }
    let pieces = 0;
    for await (const piece of csvOf(tableOf(rows()))) {
      pieces += (piece as Buffer).length > 0 ? 1 : 0;
      if (pieces === 3) break;
    }
    expect(made).toBeLessThan(50_000);
  });

  it('passes on what goes wrong while rows are read', async () => {
    function* rows(): Generator<ExportRow> {
      yield ['a', 1, null, null];
      throw new Error('gone');
    }
    await expect(textOf(tableOf(rows()))).rejects.toThrow('gone');
  });
});

describe('A table as a workbook', () => {
  it('keeps text as text, numbers as numbers, days as days and durations as durations', async () => {
    const sheet = (await sheetsOf(plain))['Bescheinigungen nach Kommunen']!;
    const shown = (at: string): unknown => {
      const cell = sheet[at] as { readonly t: string; readonly v: unknown; readonly z?: string } | undefined;
      return cell === undefined || cell.v === undefined
        ? null
        : [cell.t, cell.v, ...(cell.z === undefined ? [] : [cell.z])];
    };
    expect(['A1', 'A2', 'B2', 'C2', 'D2'].map(shown)).toEqual([
      ['s', 'Kommune', 'General'],
      ['s', 'Köln; Süd "Mitte"', 'General'],
      ['n', 1.5, 'General'],
      ['n', 46_348, 'dd.mm.yyyy'],
      ['n', 7799 / 1440, '[h]:mm'],
    ]);
    expect(['A3', 'B3', 'B4', 'C4', 'D4'].map(shown)).toEqual([
      ['s', 'Zeile 1\nZeile 2', 'General'],
      ['n', -5, 'General'],
      ['s', 'verdeckt', 'General'],
      ['n', 45_351, 'dd.mm.yyyy'],
      ['n', 0, '[h]:mm'],
    ]);
    expect((sheet['D2'] as { readonly w: string }).w).toBe('129:59');
  });

  it('has a bold header that stays in view with filters, wide columns, and the notes on a second sheet', async () => {
    const book = read(await xlsxOf(plain), { type: 'array', cellStyles: true, bookFiles: true });
    expect(book.SheetNames).toEqual(['Bescheinigungen nach Kommunen', 'Angaben']);
    expect(utils.sheet_to_json(book.Sheets['Angaben']!, { header: 1 })).toEqual([
      ['Bescheinigungen nach Kommunen'],
      ['Stichtag', '22.11.2026'],
      ['Erstellt von', 'Änne Groß'],
    ]);
    const sheet = book.Sheets['Bescheinigungen nach Kommunen']!;
    expect(sheet['!autofilter']).toEqual({ ref: 'A1:D4' });
    expect(sheet['!cols']?.[0]?.width).toBeGreaterThan(15);
    const files = (book as unknown as { readonly files: Readonly<Record<string, { readonly content: Uint8Array }>> })
      .files;
    const part = (name: string): string => new TextDecoder().decode(files[name]!.content);
    expect(part('xl/worksheets/sheet1.xml')).toContain('state="frozen"');
    expect(part('xl/styles.xml')).toContain('<b/>');
  });

  it('stores no formula, whatever the text begins with', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(nasty, { minLength: 1, maxLength: 5 }), async (texts) => {
        const sheets = await sheetsOf(tableOf(texts.map((text) => [text, null, null, null])));
        for (const sheet of Object.values(sheets))
          for (const [at, cell] of Object.entries(sheet))
            if (!at.startsWith('!')) {
              expect((cell as { f?: string }).f).toBeUndefined();
              if (at.startsWith('A')) expect((cell as { t: string }).t).toBe('s');
            }
      }),
      { numRuns: 30 },
    );
  });

  it('takes any title as a sheet name', async () => {
    const names = Object.keys(
      await sheetsOf({
        ...tableOf([]),
        title: "'[Bericht] 2026/27: alle? Kommunen* und Ämter\\Dienststellen",
        notesTitle: '///',
      }),
    );
    expect(names).toEqual(['Bericht 2026 27 alle Kommunen', 'Tabelle']);
  });

  it('is refused where it would not fit in memory', async () => {
    function* rows(): Generator<ExportRow> {
      for (let row = 0; row <= workbookRowLimit; row += 1) yield ['x', 1, null, null];
    }
    await expect(xlsxOf(tableOf(rows()))).rejects.toThrow(RangeError);
  });
});
