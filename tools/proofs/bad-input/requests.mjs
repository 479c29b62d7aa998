// @ts-check
import { ROLES } from '../../product/few-people-rows.mjs';
import { resolved, sampleOf } from '../../product/openapi.mjs';
import { subjectOf } from '../authorisation/subjects.mjs';
import { TABLE } from '../authorisation/table.mjs';
import { filesFor } from './files.mjs';
import { bodiesFor, TEXTS, VALUES } from './values.mjs';

/**
 * @typedef {import('../../product/ask.mjs').Question} Question
 * @typedef {import('../../product/openapi.mjs').Document} Document
 * @typedef {import('../../product/openapi.mjs').Operation} Operation
 * @typedef {import('../../product/few-people-rows.mjs').Role} Role
 */
const HERE = '"<here>"';

/**
 * Bad requests for one route, as those who may use it.
 *
 * @param {Document} document
 * @param {Operation} operation
 * @param {Readonly<Record<Role, string>>} cookies
 * @param {Readonly<Record<string, import('../authorisation/subjects.mjs').Subject>>} made
 * @param {{ readonly long: boolean, readonly few: number }} size `few`: of the values for a field, how many in the short form
 * @returns {readonly Question[]}
 */
export function badRequests(document, operation, cookies, made, { long, few }) {
  const line = TABLE[operation.name];
  if (!line || line.last) return [];
  const may = line.may === 'anyone' ? [null] : ROLES.filter((role) => line.may !== 'anyone' && role in line.may);
  const roles = long ? may : may.slice(-1);
  return roles.flatMap((role) => {
    const cookie = role === null ? {} : { cookie: cookies[role] };
    const subject = line.of ? (subjectOf(line.of, role, 'own', made) ?? {}) : {};
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(subject[name] ?? '')));
    const about = { method: operation.method, ...cookie };
    const pick = picker(`${operation.name} ${role}`, long ? Infinity : few);
    return [
      ...paths(operation, subject, pick).map((other) => ({ ...about, path: other })),
      ...queries(operation, pick).map((query) => ({ ...about, path: `${path}?${query}` })),
      ...bodies(document, operation, { ...subject, ...line.with }, pick, long).map((body) => ({
        ...about,
        path,
        ...body,
      })),
      ...(operation.name === 'POST /api/imports'
        ? filesFor(long).map((body) => ({ ...about, path, ...multipart(body) }))
        : []),
    ];
  });
}

/** @param {Buffer} body */
const multipart = (body) => ({ body, headers: { 'content-type': 'multipart/form-data; boundary=x' } });

/**
 * Chooses the same few of a list in every run, other ones for every place.
 *
 * @param {string} place
 * @param {number} few
 * @returns {<T>(list: readonly T[]) => readonly T[]}
 */
function picker(place, few) {
  let seed = [...place].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) >>> 0, 7);
  return (list) => {
    if (few >= list.length) return list;
    seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
    const step = 7;
    return Array.from({ length: few }, (_, n) => /** @type {any} */ (list[((seed >>> 8) + n * step) % list.length]));
  };
}

/**
 * @param {Operation} operation
 * @param {import('../authorisation/subjects.mjs').Subject} subject
 * @param {<T>(list: readonly T[]) => readonly T[]} pick
 */
function paths(operation, subject, pick) {
  return operation.parameters.flatMap((parameter) =>
    pick(TEXTS).map((text) =>
      operation.path.replace(/\{(\w+)\}/g, (_, name) =>
        name === parameter ? text : encodeURIComponent(String(subject[name] ?? '')),
      ),
    ),
  );
}

/**
 * @param {Operation} operation
 * @param {<T>(list: readonly T[]) => readonly T[]} pick
 */
function queries(operation, pick) {
  const names = operation.query.map(({ name }) => name);
  return [
    ...names.flatMap((name) => pick(TEXTS).map((text) => `${name}=${text}`)),
    ...names.flatMap((name) => [`${name}=1&${name}=2`, `${name}[]=1`, `${name}[a]=1`, `${name}`]),
    'unknown=1',
    '__proto__=1',
    '__proto__[a]=1',
    'constructor=1',
    'limit=1;limit=2',
    '&&==&=',
    `${'a=1&'.repeat(2000)}`,
  ];
}

/**
 * @param {Document} document
 * @param {Operation} operation
 * @param {Readonly<Record<string, unknown>>} given
 * @param {<T>(list: readonly T[]) => readonly T[]} pick
 * @param {boolean} long
 */
function bodies(document, operation, given, pick, long) {
  if (operation.method === 'GET') return [];
  const good = operation.body ? sampleOf(document, operation.body, given, true) : {};
  const text = JSON.stringify({ .../** @type {object} */ (good) });
  const headers = { 'content-type': 'application/json' };
  const fields = operation.body ? placesIn(document, operation.body, good) : [];
  const wrong = fields.flatMap((place) =>
    pick(VALUES).map((value) => ({ headers, body: JSON.stringify(placed(good, place)).replace(HERE, () => value) })),
  );
  const whole = bodiesFor(text);
  const rest = long ? whole : whole.filter(({ body }) => body.length < 1_000_000);
  return [...wrong, ...(long ? rest : pick(rest)), ...(long ? [] : rest.slice(0, 14))];
}

/**
 * Where something stands in the body, down to two levels.
 *
 * @param {Document} document
 * @param {import('../../product/openapi.mjs').Schema} schema
 * @param {unknown} value
 * @param {number} [depth]
 * @returns {readonly (readonly (string | number)[])[]}
 */
function placesIn(document, schema, value, depth = 0) {
  const one = resolved(document, schema);
  if (depth > 3) return [];
  if (one.type === 'array' && Array.isArray(value) && value.length > 0)
    return [[0], ...placesIn(document, one.items ?? {}, value[0], depth + 1).map((rest) => [0, ...rest])];
  return Object.entries(one.properties ?? {}).flatMap(([name, property]) => [
    [name],
    ...placesIn(document, property, /** @type {any} */ (value)?.[name], depth + 1).map((rest) => [name, ...rest]),
  ]);
}

/**
 * @param {unknown} value
 * @param {readonly (string | number)[]} place
 * @returns {unknown}
 */
function placed(value, [step, ...rest]) {
  if (step === undefined) return JSON.parse(HERE);
  const inner = /** @type {any} */ (value)?.[step];
  if (Array.isArray(value)) return [placed(inner, rest), ...value.slice(1)];
  return { .../** @type {object} */ (value), [step]: placed(inner, rest) };
}
