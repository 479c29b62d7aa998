// @ts-check
import { askAt, someAtATime } from '../product/ask.mjs';
import { CANARY } from '../product/few-people-rows.mjs';
import { writeFewPeople } from '../product/few-people.mjs';
import { withProduct } from '../product/on-test-cluster.mjs';
import { operationsOf } from '../product/openapi.mjs';
import { cellsOf } from './authorisation/cells.mjs';
import { detoursOf } from './authorisation/detours.mjs';
import { changed, digestOf } from '../product/digest.mjs';
import { makeOverTheApi } from './authorisation/made.mjs';
import { TABLE } from './authorisation/table.mjs';

/** The twin forgets the policy of some routes. */
const BREAKS = [
  {
    file: 'institution/institution.controller.ts',
    from: `@Policy('coordination-office')`,
    to: `@Policy('anyone')`,
  },
];

/** @typedef {import('./authorisation/cells.mjs').Cell} Cell */

/** @type {import('../prove.mjs').Proof} */
export default {
  name: 'authorisation',
  line: 'Every route, asked by every role about what is hers, her municipality’s, another’s and not there, answers as declared.',
  run: ({ long, twin, log }) =>
    withProduct({ breaks: twin ? BREAKS : [] }, async ({ api, sql }) => {
      const { ask, close } = askAt(api.port, 8);
      const document = JSON.parse((await ask({ method: 'GET', path: '/api/openapi.json' })).text);
      const operations = operationsOf(document);
      const cookies = await writeFewPeople(sql);
      const made = await makeOverTheApi(ask, cookies['coordination-office'], sql);
      const cells = operations.flatMap((operation) => cellsOf(document, operation, cookies, made));
      const known = new Set(operations.map(({ name }) => name));
      const broken = unlisted(known);

      let before = await digestOf(sql);
      const unchanged = async (/** @type {string} */ when) => {
        const after = await digestOf(sql);
        for (const table of changed(before, after)) broken.push(`${when} changed ${table}`);
        before = after;
      };
      const turn = async (/** @type {Cell['turn']} */ name, atOnce = 8) => {
        const due = cells.filter((cell) => cell.turn === name);
        broken.push(
          ...(
            await someAtATime(due, atOnce, async (cell) => {
              // How often an address may try is no question of who asks.
              if (name === 'written') await sql.query('delete from rate_limit');
              return check(ask, cell);
            })
          ).flat(),
        );
      };
      await turn('read');
      await unchanged('a read');
      await turn('refused');
      await unchanged('a refused write');
      const detours = cells
        .filter(({ role, expected }) => expected[0] === 401 || (role === 'trainee' && expected[0] === 403))
        .filter(({ role, turn }) => long || role === null || turn === 'read')
        .filter(({ relation }) => long || relation === 'alone' || relation === 'own')
        .flatMap((cell) =>
          detoursOf(cell.question, known.has(cell.route.replace(/^\w+/, 'GET'))).map((question) => ({
            cell,
            question,
          })),
        );
      broken.push(...(await someAtATime(detours, 8, (detour) => opens(ask, detour))).flat());
      await unchanged('a detour');
      broken.push(...(await sameRefusals(ask, cells)));
      await turn('written', 1);
      await turn('last', 1);
      if (!api.isAlive()) broken.push('the process has ended');
      close();
      for (const what of broken.slice(0, 40)) log(`broken: ${what}`);
      return {
        holds: broken.length === 0,
        figures: {
          routes: operations.length,
          'cells checked': cells.length,
          'detours tried': detours.length,
          'not as declared': broken.length,
        },
      };
    }),
};

/** @param {ReadonlySet<string>} known names of the routes */
function unlisted(known) {
  return [
    ...[...known].filter((name) => !(name in TABLE)).map((name) => `${name} is not in the table`),
    ...Object.keys(TABLE).flatMap((name) => (known.has(name) ? [] : [`${name} is in the table, but no route`])),
  ];
}

/**
 * @param {import('../product/ask.mjs').Ask} ask
 * @param {Cell} cell
 * @returns {Promise<readonly string[]>}
 */
async function check(ask, cell) {
  const { status, text, type } = await ask(cell.question);
  const what = `${cell.route} as ${cell.role ?? 'nobody'} (${cell.relation})`;
  const wrong = [];
  if (!cell.expected.includes(status))
    wrong.push(`${what}: ${status} instead of ${cell.expected.join(' or ')} ${text.slice(0, 160)}`);
  if (cell.isAway && text.includes(CANARY)) wrong.push(`${what} tells of somebody of another municipality`);
  if (status >= 400 && !type.startsWith('application/problem+json')) wrong.push(`${what}: no problem details`);
  return wrong;
}

/**
 * @param {import('../product/ask.mjs').Ask} ask
 * @param {{ readonly cell: Cell, readonly question: import('../product/ask.mjs').Question }} detour
 */
async function opens(ask, { cell, question }) {
  const { status } = await ask(question);
  const isRefused = status >= 400 && status < 500;
  return isRefused
    ? []
    : [`${question.method} ${question.path} as ${cell.role ?? 'nobody'} for ${cell.route}: ${status}`];
}

/**
 * What is not there and what is not hers answer alike, but for the number of the request.
 *
 * @param {import('../product/ask.mjs').Ask} ask
 * @param {readonly Cell[]} cells
 */
async function sameRefusals(ask, cells) {
  const missing = cells.filter(({ relation, expected }) => relation === 'missing' && expected[0] === 404);
  const checks = await someAtATime(missing, 8, async (cell) => {
    const others = cells.filter(
      (one) =>
        one.route === cell.route && one.role === cell.role && one.relation !== 'missing' && one.expected[0] === 404,
    );
    if (others.length === 0) return [];
    const plain = await refusalOf(ask, cell);
    const answers = await Promise.all(others.map((one) => refusalOf(ask, one)));
    return answers.flatMap((answer) =>
      answer === plain
        ? []
        : [`${cell.route} as ${cell.role}: what is not hers answers otherwise than what is not there`],
    );
  });
  return checks.flat();
}

/** @param {import('../product/ask.mjs').Ask} ask @param {Cell} cell */
async function refusalOf(ask, cell) {
  const { status, text, headers } = await ask(cell.question);
  const { requestId: _, ...problem } = JSON.parse(text);
  return JSON.stringify({ status, problem, length: headers['content-length'] });
}
