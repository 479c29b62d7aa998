// @ts-check
import { connect } from 'node:net';
import { askAt, someAtATime } from '../product/ask.mjs';
import { changed, digestOf } from '../product/digest.mjs';
import { id } from '../product/few-people-rows.mjs';
import { writeFewPeople } from '../product/few-people.mjs';
import { clearUp } from '../product/heap.mjs';
import { withProduct } from '../product/on-test-cluster.mjs';
import { operationsOf } from '../product/openapi.mjs';
import { makeOverTheApi } from './authorisation/made.mjs';
import { badRequests } from './bad-input/requests.mjs';

/** The twin reads what it is given without checking it. */
const BREAKS = [
  {
    file: 'http/validation.pipe.ts',
    from: 'const instance: unknown = converted(metatype, given);',
    to: 'const instance: unknown = plainToInstance(metatype, given); if (instance) return instance;',
  },
];
const MOST_GROWTH = 100 * 1_048_576;
const LEAK = /node_modules|\bat .+:\d+:\d+|QueryFailedError|SELECT .+ FROM|syntax error at/i;

/** @typedef {import('../product/ask.mjs').Question} Question */

/** @type {import('../prove.mjs').Proof} */
export default {
  name: 'bad-input',
  line: 'Whatever is sent to whichever route is answered, never with 5xx, and what is refused writes nothing.',
  run: ({ long, twin, log }) =>
    withProduct({ breaks: twin ? BREAKS : [] }, async ({ api, sql }) => {
      const { ask, close } = askAt(api.port, 8);
      const document = JSON.parse((await ask({ method: 'GET', path: '/api/openapi.json' })).text);
      const cookies = await writeFewPeople(sql);
      const made = await makeOverTheApi(ask, cookies['coordination-office'], sql);
      /** @type {string[]} */
      const broken = [];
      /** @type {Question[]} */
      const refused = [];
      let sent = 0;
      let memory = 0;
      for (const operation of operationsOf(document)) {
        // How often an address may try would hide what comes behind.
        await sql.query('delete from rate_limit');
        const questions = badRequests(document, operation, cookies, made, { long, few: 4 });
        const verdicts = await someAtATime(questions, 8, async (question) => ({
          question,
          ...(await judge(ask, question)),
        }));
        sent += verdicts.length;
        broken.push(...verdicts.flatMap(({ wrong }) => wrong));
        refused.push(
          ...verdicts.flatMap(({ question, status }) => (status >= 400 && status !== 429 ? [question] : [])),
        );
        // By then everything has been used once.
        if (memory === 0 && sent > 1000) memory = await sizeOf(api);
      }
      broken.push(...(await brokenOff(api.port, cookies['coordination-office'])));
      const again = refused.filter((_, index) => index % 2 === 0);
      broken.push(...(await writesNothing(ask, sql, again)));
      const growth = api.isAlive() ? Math.max(0, (await sizeOf(api)) - memory) : Infinity;
      if (growth > MOST_GROWTH) broken.push(`the process has grown by ${megabytes(growth)} MB`);
      if (!api.isAlive()) broken.push('the process has ended');
      close();
      for (const what of [...new Set(broken)].slice(0, 40)) log(`broken: ${what}`);
      return {
        holds: broken.length === 0,
        figures: {
          'requests sent': sent + again.length,
          'of them refused': refused.length + again.length,
          'answers that must not be': broken.length,
          'memory grown, MB (limit 100)': megabytes(growth),
        },
      };
    }),
};

/**
 * Asks again what was refused. What is refused by the state alone may be taken now, so it is left out and the rest asked anew.
 *
 * @param {import('../product/ask.mjs').Ask} ask
 * @param {import('pg').Client} sql
 * @param {readonly Question[]} questions
 * @returns {Promise<readonly string[]>}
 */
async function writesNothing(ask, sql, questions) {
  await sql.query('delete from rate_limit');
  const before = await digestOf(sql);
  const answers = await someAtATime(questions, 8, (question) => ask(question));
  const isRefused = (/** @type {number} */ status) => status >= 400 && status !== 429;
  const still = questions.filter((_, index) => isRefused(answers[index]?.status ?? 0));
  if (still.length < questions.length) return writesNothing(ask, sql, still);
  return changed(before, await digestOf(sql)).map((table) => `something refused has changed ${table}`);
}

/** What it keeps, in bytes. @param {import('../product/api.mjs').RunningApi} api */
async function sizeOf(api) {
  await clearUp(api);
  return api.memory();
}

/** @param {number} bytes */
const megabytes = (bytes) => Math.round(bytes / 1_048_576);

/**
 * @param {import('../product/ask.mjs').Ask} ask
 * @param {Question} question
 */
async function judge(ask, question) {
  const { status, type, text } = await ask(question);
  const given = question.json ?? question.body ?? '';
  const what = `${question.method} ${question.path.slice(0, 120)} ${String(given).slice(0, 300)}: ${status}`;
  const wrong = [];
  if (status === 0) wrong.push(`${what}: closed without an answer`);
  if (status >= 500) wrong.push(`${what} ${text.slice(0, 200)}`);
  if (status >= 400 && !isProblem(status, type, text)) wrong.push(`${what}: no problem details: ${text.slice(0, 200)}`);
  if (status >= 400 && LEAK.test(text)) wrong.push(`${what}: tells of its insides: ${text.slice(0, 200)}`);
  return { status, wrong };
}

/**
 * @param {number} status
 * @param {string} type
 * @param {string} text
 */
function isProblem(status, type, text) {
  try {
    const problem = JSON.parse(text);
    return type.startsWith('application/problem+json') && problem.status === status && typeof problem.code === 'string';
  } catch {
    return false;
  }
}

/**
 * Requests that stop in the middle, and such as are no HTTP: the process must outlive them and answer the next one.
 *
 * @param {number} port
 * @param {string} cookie
 * @returns {Promise<readonly string[]>}
 */
async function brokenOff(port, cookie) {
  const head = `POST /api/courses/${id('course', 1)}/sessions HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\n`;
  const texts = [
    `${head}content-length: 500\r\n\r\n{"title":`,
    `${head}transfer-encoding: chunked\r\n\r\n5\r\n{"tit`,
    `${head}transfer-encoding: chunked\r\n\r\nzz\r\n`,
    `${head}content-length: -1\r\n\r\n`,
    `${head}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`,
    `${head}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    `GET /api/me HTTP/1.1\r\nhost: localhost\r\nx: ${'y'.repeat(200_000)}\r\n\r\n`,
    'GET / HTTP/9.9\r\n\r\n',
    '\x16\x03\x01\x02\x00\x01\x00',
  ];
  const answers = await Promise.all(texts.map((text) => rawly(port, text)));
  return answers.flatMap((answer, index) =>
    /^HTTP\/1\.1 5/.test(answer) ? [`broken off, ${index}: ${answer.slice(0, 100)}`] : [],
  );
}

/**
 * @param {number} port
 * @param {string} text
 * @returns {Promise<string>} what came back within half a second
 */
function rawly(port, text) {
  return new Promise((done) => {
    let answer = '';
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(text, 'latin1'));
    socket.setEncoding('latin1').on('data', (/** @type {string} */ part) => (answer += part));
    socket.on('error', () => done(answer));
    socket.on('close', () => done(answer));
    setTimeout(() => socket.destroy(), 500);
  });
}
