// @ts-check

/** What a field may be given instead of what it asks for, as JSON text: some of it no JavaScript value can say. */
export const VALUES = [
  'null',
  'true',
  '0',
  '-0',
  '-1',
  '1.5',
  '2147483648',
  '9007199254740993',
  '1e308',
  '1e400',
  `-${'9'.repeat(400)}`,
  '""',
  '" "',
  '"\\u0000"',
  '"a\\u0000b"',
  '"\\u0007\\u001b[31m"',
  '"\\ud800"',
  '"\\udc00\\ud800"',
  '"\\u202e\\u2066"',
  '"line\\r\\nBcc: x@y.example"',
  JSON.stringify('é'.repeat(100_000)),
  JSON.stringify("'; drop table person; --"),
  JSON.stringify('${7*7}{{7*7}}<script>alert(1)</script>'),
  JSON.stringify('../../../../etc/passwd'),
  JSON.stringify('%s%n%x'),
  '"0000-00-00"',
  '"0000-01-01"',
  '"0001-01-01"',
  '"9999-12-31"',
  '"10000-01-01"',
  '"2026-02-30"',
  '"2026-2-3"',
  '"2026-02-28 "',
  '"2026-02-30T08:00:00Z"',
  '"2026-00-01T08:00:00Z"',
  '"0000-01-01T00:00:00Z"',
  '"9999-12-31T23:59:59.999999Z"',
  '"2026-02-28T08:00:00+25:00"',
  '"00000000-0000-0000-0000-000000000000"',
  '"{00000000-0000-4000-8002-000000000001}"',
  '"00000000000040008002000000000001"',
  '"00000000-0000-4000-8002-00000000000"',
  '"FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF"',
  '[]',
  '[[]]',
  '[null]',
  '{}',
  '{"length":1000000000}',
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{"isAdmin":true}}}',
  '{"toString":null,"valueOf":1}',
  '{"$ne":null}',
];

/** The same for a query and a path, percent-encoded. */
export const TEXTS = [
  '',
  '%20',
  '%00',
  '%0d%0aSet-Cookie:a=b',
  '%ff%fe',
  '%ed%a0%80',
  '%',
  '%zz',
  '%25%30%30',
  '..%2f..%2fme',
  '0',
  '-1',
  '1e9',
  '9'.repeat(40),
  'NaN',
  'null',
  'x'.repeat(3000),
  "'%20or%201=1--",
  '2026-02-30',
  '0000-01-01',
  '9999-12-31',
  '00000000-0000-0000-0000-000000000000',
  '%7B00000000-0000-4000-8002-000000000001%7D',
  '00000000-0000-4000-8002-00000000000',
  'W10',
  'WyIwMDAwIl0',
  'W251bGwsbnVsbF0',
  'WyJcdTAwMDAiLCJcdTAwMDAiXQ',
  'WzFlNDAwLCJ4IiwieCJd',
];

const JSON_TYPE = { 'content-type': 'application/json' };

/**
 * Whole bodies that are not what the route reads.
 *
 * @param {string} good a body that it would read
 * @returns {readonly { readonly body: string | Buffer | readonly (string | Buffer)[], readonly headers: Readonly<Record<string, string>> }[]}
 */
export function bodiesFor(good) {
  const half = Math.floor(good.length / 2);
  const inside = good.replace(/\}$/, '');
  const comma = inside === '{' ? '' : ',';
  /** @param {string | Buffer | readonly (string | Buffer)[]} body */
  const json = (body) => ({ body, headers: JSON_TYPE });
  return [
    json(''),
    json('null'),
    json('[]'),
    json(`[${good}]`),
    json('"text"'),
    json('1'),
    json(good.slice(0, half)),
    json(`${good}${good}`),
    json(`${inside}${comma}"unknownField":1}`),
    json(`${inside}${comma}"__proto__":{"isAdmin":true}}`),
    json(`${inside}${comma}"constructor":{"prototype":{"isAdmin":true}}}`),
    json(`${inside}${comma}"a":1,"a":2}`),
    json('['.repeat(10_000) + ']'.repeat(10_000)),
    json('{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000)),
    json(`${inside}${comma}"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`),
    json(Buffer.concat([Buffer.from(inside), Buffer.from([0x2c, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])])),
    json(Buffer.from(`\ufeff${good}`, 'utf16le')),
    json(`\ufeff${good}`),
    json([good.slice(0, half), good.slice(half)].filter((part) => part !== '').concat(' ')),
    json('x'.repeat(2 * 1_048_576)),
    json(JSON.stringify({ a: 'x'.repeat(1_048_576) })),
    { body: good, headers: { 'content-type': 'text/plain' } },
    { body: good, headers: { 'content-type': 'application/xml' } },
    { body: good, headers: { 'content-type': 'application/json; charset=utf-16' } },
    { body: good, headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    { body: good, headers: { 'content-type': 'multipart/form-data' } },
    { body: good, headers: { 'content-type': 'multipart/form-data; boundary=x' } },
    { body: good, headers: { 'content-type': '' } },
    { body: good, headers: { ...JSON_TYPE, 'content-encoding': 'gzip' } },
  ];
}
