// @ts-check
import { crc32, deflateRawSync } from 'node:zlib';

const HEAD = Buffer.from('--x\r\ncontent-disposition: form-data; name="file"; filename="');

/**
 * @param {Buffer | string} content
 * @param {string} [name]
 * @param {string} [before] fields in front of the file
 */
const form = (content, name = 'Liste.xlsx', before = '') =>
  Buffer.concat([
    Buffer.from(before),
    HEAD,
    Buffer.from(`${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n--x--\r\n'),
  ]);

/** @param {string} name @param {string} value */
const field = (name, value) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

/**
 * A ZIP archive, written by hand so that it can lie.
 *
 * @param {readonly { readonly name: string, readonly content: Buffer, readonly claims?: number }[]} entries `claims`: the size that it says it has
 */
function zip(entries) {
  /** @type {Buffer[]} */
  const parts = [];
  /** @type {Buffer[]} */
  const directory = [];
  let offset = 0;
  for (const { name, content, claims } of entries) {
    const packed = deflateRawSync(content);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(8, 4);
    about.writeUInt32LE(crc32(content), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(claims ?? content.length, 18);
    about.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), about, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), about, rest, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, list, Buffer.from('PK\x05\x06'), end]);
}

const TYPES = Buffer.from(
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
);
const SHEET = 'xl/worksheets/sheet1.xml';
const LAUGHS = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY c "${'&b;'.repeat(50)}"><!ENTITY d "${'&c;'.repeat(50)}">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&d;</t></is></c></row></sheetData></worksheet>`;

/**
 * Files that are no lists, or mean harm.
 *
 * @param {boolean} long
 */
export function filesFor(long) {
  const zeros = Buffer.alloc((long ? 400 : 60) * 1_048_576, 0x20);
  const whole = zip([
    { name: '[Content_Types].xml', content: TYPES },
    { name: SHEET, content: Buffer.from('<worksheet/>') },
  ]);
  return [
    form(''),
    form('', 'Liste.csv'),
    form('PK'),
    form(whole),
    form(whole.subarray(0, whole.length - 30)),
    form(whole.subarray(0, 40)),
    form(
      zip([
        { name: '[Content_Types].xml', content: TYPES },
        { name: SHEET, content: zeros },
      ]),
    ),
    form(zip([{ name: SHEET, content: zeros, claims: 10 }])),
    form(zip([{ name: '../../../tmp/evil', content: TYPES }])),
    form(
      zip([
        { name: '[Content_Types].xml', content: TYPES },
        { name: SHEET, content: Buffer.from(LAUGHS) },
      ]),
    ),
    form(zip(Array.from({ length: 20_000 }, (_, n) => ({ name: `x${n}`, content: Buffer.alloc(0) })))),
    form(Buffer.alloc(2000, 0xff)),
    form('\x89PNG\r\n\x1a\n'.repeat(50), 'Liste.png'),
    form('MZ'.repeat(500), 'Liste.exe'),
    form('\x00'.repeat(5000), 'Liste.csv'),
    form('Vorname;Nachname\r\n\x00;\x07\r\n', 'Liste.csv'),
    form(`Vorname;Nachname\r\n"${'x'.repeat(300_000)}`, 'Liste.csv'),
    form(`${'a;'.repeat(40_000)}\r\n${'b;'.repeat(40_000)}`, 'Liste.csv'),
    form('"'.repeat(5000), 'Liste.csv'),
    form(Buffer.alloc(6 * 1_048_576, 0x61), 'Liste.csv'),
    form('Vorname;Nachname\r\nA;B\r\n', `${'x'.repeat(5000)}.csv`),
    form('Vorname;Nachname\r\nA;B\r\n', '../../etc/passwd'),
    form('Vorname;Nachname\r\nA;B\r\n', ''),
    form('Vorname;Nachname\r\nA;B\r\n', 'a\x07b.csv'),
    form('Vorname;Nachname\r\nA;B\r\n', 'Liste.csv', field('courseId', 'x')),
    form('Vorname;Nachname\r\nA;B\r\n', 'Liste.csv', field('__proto__', 'x')),
    form('Vorname;Nachname\r\nA;B\r\n', 'Liste.csv', field('department', '\x00')),
    form('Vorname;Nachname\r\nA;B\r\n', 'Liste.csv', field('department', 'x'.repeat(20_000))),
    form('Vorname;Nachname\r\nA;B\r\n', 'Liste.csv', field('modality', 'x').repeat(50)),
    form('Vorname;Nachname\r\nA;B\r\n', 'Liste.csv').subarray(0, 90),
    Buffer.from('--x--\r\n'),
    Buffer.from(field('modality', 'room') + '--x--\r\n'),
    Buffer.from(''),
  ];
}
