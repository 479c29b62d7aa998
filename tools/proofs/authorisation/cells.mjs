// @ts-check
import { ROLES } from '../../product/few-people-rows.mjs';
import { sampleOf } from '../../product/openapi.mjs';
import { RELATIONS, subjectOf } from './subjects.mjs';
import { TABLE } from './table.mjs';

/**
 * @typedef {import('../../product/few-people-rows.mjs').Role} Role
 * @typedef {object} Cell one route asked by one role about one subject
 * @property {string} route
 * @property {Role | null} role null: not signed in
 * @property {import('./subjects.mjs').Relation | 'alone'} relation
 * @property {import('../../product/ask.mjs').Question} question
 * @property {readonly number[]} expected statuses
 * @property {'read' | 'refused' | 'written' | 'last'} turn reads come first, then what must be refused
 * @property {boolean} isAway the answer must hold nothing about the other municipality
 */

/**
 * Every cell of the matrix.
 *
 * @param {import('../../product/openapi.mjs').Document} document
 * @param {import('../../product/openapi.mjs').Operation} operation
 * @param {Readonly<Record<Role, string>>} cookies
 * @param {Readonly<Record<string, import('./subjects.mjs').Subject>>} made
 * @returns {readonly Cell[]}
 */
export function cellsOf(document, operation, cookies, made) {
  const line = TABLE[operation.name];
  if (!line) return [];
  return [null, ...ROLES].flatMap((role) =>
    (line.of ? RELATIONS : /** @type {const} */ (['alone'])).flatMap((relation) => {
      const subject = relation === 'alone' ? {} : subjectOf(line.of ?? 'person', role, relation, made);
      if (!subject) return [];
      const expected = expectedOf(line, operation, role, relation);
      return [
        {
          route: operation.name,
          role,
          relation,
          expected,
          turn: turnOf(line, operation, role, relation),
          isAway: role !== 'coordination-office' && role !== 'administrator',
          question: questionOf(document, operation, line, subject, role === null ? undefined : cookies[role]),
        },
      ];
    }),
  );
}

/**
 * @param {import('./table.mjs').Line} line
 * @param {import('../../product/openapi.mjs').Operation} operation
 * @param {Role | null} role
 * @param {import('./subjects.mjs').Relation | 'alone'} relation
 * @returns {readonly number[]}
 */
function expectedOf({ may, answer }, operation, role, relation) {
  const allowed = typeof answer === 'object' ? answer : [answer ?? operation.status];
  const reach = may === 'anyone' ? 'all' : role === null ? null : may[role];
  if (reach === null) return [401];
  if (reach === undefined) return [403];
  if (reach === 'some') return allowed;
  if (relation === 'missing') return [404];
  const reached = { all: true, municipality: relation !== 'other', own: relation === 'own' || relation === 'alone' };
  return reached[reach] ? allowed : [404];
}

/**
 * @param {import('./table.mjs').Line} line
 * @param {import('../../product/openapi.mjs').Operation} operation
 * @param {Role | null} role
 * @param {import('./subjects.mjs').Relation | 'alone'} relation
 * @returns {Cell['turn']}
 */
function turnOf(line, operation, role, relation) {
  if (line.last) return 'last';
  if (operation.method === 'GET') return 'read';
  if (line.may === 'anyone') return 'written';
  const [first = 0] = expectedOf(line, operation, role, relation);
  return [401, 403, 404].includes(first) ? 'refused' : 'written';
}

/**
 * @param {import('../../product/openapi.mjs').Document} document
 * @param {import('../../product/openapi.mjs').Operation} operation
 * @param {import('./table.mjs').Line} line
 * @param {import('./subjects.mjs').Subject} subject
 * @param {string | undefined} cookie
 * @returns {import('../../product/ask.mjs').Question}
 */
function questionOf(document, operation, line, subject, cookie) {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(subject[name] ?? '')));
  const query =
    line.query === undefined || line.query.includes('=') ? line.query : `${line.query}=${subject[line.query]}`;
  const { id: _, ...named } = subject;
  return {
    method: operation.method,
    path: query === undefined ? path : `${path}?${query}`,
    ...(cookie === undefined ? {} : { cookie }),
    ...(operation.body ? { json: { ...fresh(sampleOf(document, operation.body, named)), ...line.with } } : {}),
  };
}

/** A new identifier for the thing itself, as a client makes one. @param {unknown} sample */
function fresh(sample) {
  const body = /** @type {Readonly<Record<string, unknown>>} */ (sample);
  return 'id' in body ? { ...body, id: crypto.randomUUID() } : body;
}
