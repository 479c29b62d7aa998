import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { utils, write } from '@e965/xlsx';
import { shownCell } from './cell';
import { readTable } from './read-table';

const rows = [
  ['Nachname', 'Vorname', 'Geburtsdatum'],
  ['Müller', 'Jürgen', '24.12.1985'],
  ['Weiß', 'Änne', '01.02.1990'],
];

function csv(separator: string): string {
  return rows.map((row) => row.join(separator)).join('\r\n') + '\r\n';
}

async function shown(bytes: Uint8Array, name = 'liste.csv'): Promise<readonly (readonly string[])[]> {
  const { header, rows: read } = await readTable(bytes, name);
  return [header, ...read.map(({ cells }) => cells.map(shownCell))];
}

/** A workbook made by a program other than the one that reads it. */
function workbook(sheets: Readonly<Record<string, readonly (readonly unknown[])[]>>): Uint8Array {
  const book = utils.book_new();
  for (const [name, content] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(content as unknown[][], { UTC: true, cellDates: true }), name);
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

type Part = { readonly name: string; readonly content: Buffer; readonly claimed?: number };

/** A zip archive written by hand, so that it can lie. */
function archive(parts: readonly Part[]): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimed } of parts) {
    const packed = deflateRawSync(content);
    const label = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimed ?? content.length, 18);
    fields.writeUInt16LE(label.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, label, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fields, tail, label]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]));
}

/** A workbook of the fewest parts, with the rows as given. */
function bareWorkbook(rowsXml: string, doctype = ''): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packaged = 'http://schemas.openxmlformats.org/package/2006';
  const relation = (type: string, target: string): string =>
    `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`;
  const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const contents: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheet}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheet}.worksheet+xml"/></Types>`,
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="L" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `${doctype}<worksheet xmlns="${main}"><sheetData>${rowsXml}</sheetData></worksheet>`,
  };
  return archive(Object.entries(contents).map(([name, content]) => ({ name, content: Buffer.from(content) })));
}

describe('A CSV list', () => {
  it.each([
    ['UTF-8', Buffer.from(csv(';'))],
    ['UTF-8 with a mark', Buffer.from('\ufeff' + csv(';'))],
    ['Windows-1252', Buffer.from(csv(';'), 'latin1')],
    ['UTF-16 with a mark, as Excel saves „Unicode-Text“', Buffer.from('\ufeff' + csv('\t'), 'utf16le')],
    ['commas', Buffer.from(csv(','))],
    ['tabulators', Buffer.from(csv('\t'))],
    ['a line sep=;', Buffer.from('sep=;\r\n' + csv(';'))],
    ['a line sep=; after the mark', Buffer.from('\ufeffsep=;\r\n' + csv(';'))],
    ['lines that end as on Unix', Buffer.from(csv(';').replaceAll('\r\n', '\n'))],
  ])('is read in %s', async (_kind, bytes) => {
    expect(await shown(bytes)).toEqual(rows);
  });

  it('reads the euro sign and typographic dashes of Windows-1252', async () => {
    const bytes = Buffer.concat([
      Buffer.from('Nachname;Vorname;Ort\r\nGr\xfcn;Uwe;10 ', 'latin1'),
      Buffer.from([0x80, 0x20, 0x96]),
    ]);
    expect((await shown(bytes))[1]).toEqual(['Grün', 'Uwe', '10 € –']);
  });

  it('keeps a line break, a separator and quotes inside a quoted cell', async () => {
    const bytes = Buffer.from('Nachname;Vorname;Amt\r\nKurz;Eva;"Amt 50\r\nSoziales; ""Haus"""\r\nLang;Udo;Amt 51\r\n');
    const { rows: read } = await readTable(bytes, 'liste.csv');
    expect(read.map(({ line, cells }) => [line, shownCell(cells[2]!)])).toEqual([
      [2, 'Amt 50\r\nSoziales; "Haus"'],
      [3, 'Amt 51'],
    ]);
  });

  it('finds the header below titles and numbers rows as Excel shows them', async () => {
    const bytes = Buffer.from(
      'Teilnahmeliste 2026;;\r\nStand: 01.10.2026;;\r\n;;\r\nName;Vorname;geb. am\r\n;;\r\nKurz;Eva;24.12.85\r\n',
    );
    const table = await readTable(bytes, 'liste.csv');
    expect(table.headerLine).toBe(4);
    expect(table.header).toEqual(['Name', 'Vorname', 'geb. am']);
    expect(table.rows.map(({ line }) => line)).toEqual([6]);
  });

  it('takes the first full row of words for the header where no name is understood', async () => {
    expect((await readTable(Buffer.from('Bericht;;\r\nfoo;bar;baz\r\n1;2;3\r\n'), 'x.csv')).header).toEqual([
      'foo',
      'bar',
      'baz',
    ]);
  });

  it('composes umlauts, drops invisible characters and the apostrophe that guards a formula', async () => {
    const bytes = Buffer.from("Nachname;Vorname\r\nMu\u0308ller\u200b;\u00a0Eva \r\n'=1+1;O'Neil\r\n");
    expect(await shown(bytes)).toEqual([
      ['Nachname', 'Vorname'],
      ['Müller', 'Eva'],
      ['=1+1', "O'Neil"],
    ]);
  });

  it.each([
    ['an empty file', Buffer.from(''), 'no-header'],
    ['a file with one column of prose', Buffer.from('Guten Tag\r\nwie geht es\r\n'), 'no-header'],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0x00, 0x10]), 'not-text'],
    ['more than 20,000 rows', Buffer.from(csv(';') + 'a;b;c\n'.repeat(20_000)), 'too-many-rows'],
    ['more than 200 columns', Buffer.from('a;'.repeat(300)), 'too-many-columns'],
    ['more than 5 MB', Buffer.alloc(5_000_001, 'a'), 'too-large'],
  ])('refuses %s', async (_what, bytes, reason) => {
    await expect(readTable(bytes, 'liste.csv')).rejects.toMatchObject({ reason });
  });
});

describe('A workbook', () => {
  it('keeps dates on their day, numbers as numbers and keys as text', async () => {
    const bytes = workbook({
      Liste: [
        ['Nachname', 'Geburtsdatum', 'B1', 'AGS'],
        ['Müller', new Date(Date.UTC(1985, 11, 24)), 1.5, '05111'],
      ],
    });
    const { rows: read } = await readTable(bytes, 'liste.xlsx');
    expect(read[0]!.cells).toEqual([
      { kind: 'text', text: 'Müller' },
      { kind: 'date', date: '1985-12-24' },
      { kind: 'number', value: 1.5 },
      { kind: 'text', text: '05111' },
    ]);
  });

  it('reads days before 1970, the last day of a year and leap days', async () => {
    const days = ['1930-01-01', '1969-12-31', '2000-02-29', '2024-12-31'];
    const bytes = workbook({
      L: [['Nachname', 'Geburtsdatum'], ...days.map((day) => ['x', new Date(`${day}T00:00:00Z`)])],
    });
    const { rows: read } = await readTable(bytes, 'l.xlsx');
    expect(read.map(({ cells }) => cells[1])).toEqual(days.map((date) => ({ kind: 'date', date })));
  });

  it('reads times and durations beyond a day as minutes', async () => {
    const sheet = utils.aoa_to_sheet([
      ['Nachname', 'B1', 'B2'],
      ['x', 0, 0],
    ]);
    sheet['B2'] = { t: 'n', v: 90 / 1440, z: 'hh:mm' };
    sheet['C2'] = { t: 'n', v: (40 * 60 + 30) / 1440, z: '[h]:mm' };
    const book = utils.book_new(sheet, 'L');
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
    const { rows: read } = await readTable(bytes, 'l.xlsx');
    expect(read[0]!.cells.slice(1)).toEqual([
      { kind: 'duration', minutes: 90 },
      { kind: 'duration', minutes: 2430 },
    ]);
  });

  it('names its sheets, reads the first that holds anything, or the one asked for', async () => {
    const bytes = workbook({
      Leer: [],
      Liste: rows,
      Andere: [
        ['Nachname', 'Vorname'],
        ['Neu', 'Nina'],
      ],
    });
    expect(await readTable(bytes, 'l.xlsx')).toMatchObject({
      sheetNames: ['Leer', 'Liste', 'Andere'],
      header: rows[0],
    });
    expect((await readTable(bytes, 'l.xlsx', 'Andere')).rows).toHaveLength(1);
    await expect(readTable(bytes, 'l.xlsx', 'Keine')).rejects.toMatchObject({ reason: 'unknown-sheet' });
  });

  it('is known by its content whatever it is called', async () => {
    expect((await readTable(workbook({ L: rows }), 'liste.csv')).header).toEqual(rows[0]);
    await expect(readTable(Buffer.from('%PDF-1.7'), 'liste.xlsx')).rejects.toMatchObject({ reason: 'unknown-format' });
  });

  it('does not unfold a sheet for one cell in its far corner', async () => {
    const bytes = bareWorkbook(
      `<row r="1"><c r="A1" t="inlineStr"><is><t>Nachname</t></is></c><c r="B1" t="inlineStr"><is><t>Vorname</t></is></c></row>` +
        `<row r="2"><c r="A2" t="inlineStr"><is><t>Kurz</t></is></c></row>` +
        `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`,
    );
    const before = process.memoryUsage().rss;
    const { rows: read } = await readTable(bytes, 'l.xlsx');
    expect(read).toHaveLength(1);
    expect(process.memoryUsage().rss - before).toBeLessThan(64_000_000);
  });

  it('fetches and unfolds no entity of a document type', async () => {
    const doctype = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "bbbb">]>';
    const bytes = bareWorkbook(
      '<row r="1"><c r="A1" t="inlineStr"><is><t>Nachname</t></is></c><c r="B1" t="inlineStr"><is><t>Vorname</t></is></c></row>' +
        '<row r="2"><c r="A2" t="inlineStr"><is><t>&a;&b;</t></is></c></row>',
      doctype,
    );
    const read = await readTable(bytes, 'l.xlsx').catch((error: unknown) => error);
    expect(JSON.stringify(read)).not.toMatch(/root:|bbbb/);
  });

  it.each([
    [
      'more than 200 parts',
      archive(Array.from({ length: 201 }, (_, index) => ({ name: `a${String(index)}`, content: Buffer.from('x') }))),
      'too-many-parts',
    ],
    [
      'what unpacks to more than 50 MB',
      archive([{ name: 'a', content: Buffer.alloc(50_000_001) }]),
      'unpacks-too-large',
    ],
    [
      'what is packed more than a hundredfold',
      archive([{ name: 'a', content: Buffer.alloc(20_000_000) }]),
      'packed-too-densely',
    ],
    [
      'a bomb that lies about its size',
      archive([{ name: 'a', content: Buffer.alloc(60_000_000), claimed: 100 }]),
      'damaged',
    ],
    ['an archive that is no workbook', archive([{ name: 'a.txt', content: Buffer.from('hallo') }]), 'damaged'],
    ['an archive cut off', workbook({ L: rows }).slice(0, 500), 'damaged'],
    ['a workbook of Excel before 2007', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'old-excel-format'],
    [
      'a workbook under a password',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
      'password-protected',
    ],
  ])('refuses %s', async (_what, bytes, reason) => {
    await expect(readTable(bytes, 'liste.xlsx')).rejects.toMatchObject({ reason });
  });
});
