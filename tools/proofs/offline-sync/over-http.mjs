// @ts-check
import { join } from 'node:path';
import { runApi } from '../../product/api.mjs';
import { askAt } from '../../product/ask.mjs';
import { markOf, writeOneCourse } from '../../product/one-course.mjs';
import { withProduct } from '../../product/on-test-cluster.mjs';

/** @typedef {typeof import('../../../libs/domain/src/attendance/offline/index.ts')} Offline */
/** @typedef {Parameters<Offline['brokenIn']>[0]} Course */
/** @typedef {ReturnType<Offline['honestServer']>} Server */
/** @typedef {{ readonly marks: Parameters<Server['receive']>[0], readonly outcomes: ReturnType<Server['receive']> }} Received */
/** @typedef {Received | { readonly decided: string, readonly accepted: boolean } | { readonly closed: boolean }} Call */

/**
 * Plays interleavings against the pure server, and what reached it once more against the API: it must answer alike and end alike.
 *
 * @param {Offline} offline
 * @param {readonly Course[]} courses
 * @param {(line: string) => void} log
 * @returns {Promise<{ readonly requests: number, readonly broken: number }>}
 */
export function overHttp(offline, courses, log) {
  return withProduct({}, async ({ sql, env, folder }) => {
    // Its sessions lie months apart, and all of their rolls are opened and signed by one person.
    const api = await runApi(join(folder, 'main.js'), { ...env, CORRECTION_DAYS: '3650' });
    const client = askAt(api.port);
    try {
      const made = await writeOneCourse(sql, { people: 3, sessions: courses.length, trainers: 1 });
      let requests = 0;
      /** @type {string[]} */
      const broken = [];
      for (const [index, course] of courses.entries()) {
        const server = offline.honestServer();
        /** @type {Call[]} */
        const calls = [];
        offline.brokenIn(course, recorded(server, calls));
        requests += calls.length;
        const session = made.sessions[index];
        if (session) broken.push(...(await replay(client.ask, made, session, calls, server)));
      }
      for (const what of broken.slice(0, 20)) log(`broken: ${what}`);
      return { requests, broken: broken.length };
    } finally {
      client.close();
      await api.stop();
    }
  });
}

/**
 * @param {Server} server
 * @param {Call[]} calls
 * @returns {Server}
 */
function recorded(server, calls) {
  return {
    ...server,
    receive(marks) {
      const outcomes = server.receive(marks);
      calls.push({ marks, outcomes });
      return outcomes;
    },
    decide(decided, accepted) {
      calls.push({ decided, accepted });
      server.decide(decided, accepted);
    },
    sign(closed) {
      calls.push({ closed });
      server.sign(closed);
    },
  };
}

/**
 * @param {import('../../product/ask.mjs').Ask} ask
 * @param {import('../../product/one-course.mjs').OneCourse} made
 * @param {import('../../product/one-course.mjs').OneCourse['sessions'][number]} session
 * @param {readonly Call[]} calls
 * @param {Server} server
 */
async function replay(ask, made, session, calls, server) {
  /** @type {Map<string, string>} */
  const ids = new Map();
  const idOf = (/** @type {string} */ name) => {
    const id = ids.get(name) ?? crypto.randomUUID();
    ids.set(name, id);
    return id;
  };
  const last = (/** @type {string} */ name) => Number(name.split(' ')[1]);
  const [trainer = ''] = made.trainers;
  const post = (/** @type {string} */ path, /** @type {object} */ json, cookie = trainer) =>
    ask({ method: 'POST', path: `/api/${path}`, cookie, json });
  /** @type {string[]} */
  const broken = [];
  for (const call of calls) {
    if ('marks' in call) {
      const marks = call.marks.map(({ id, enrolmentId, blockId, minutes, replaces }) =>
        markOf(made.enrolments[last(enrolmentId)] ?? '', session.blocks[last(blockId)] ?? '', {
          id: idOf(id),
          minutes,
          replaces: replaces === null ? null : idOf(replaces),
        }),
      );
      const { text } = await post(`sessions/${session.id}/marks`, { marks });
      const expected = call.outcomes.map(({ id, outcome, code }) => ({ id: idOf(id), outcome, code }));
      const answered = JSON.stringify(JSON.parse(text).outcomes);
      if (answered !== JSON.stringify(expected))
        broken.push(`${answered ?? text} instead of ${JSON.stringify(expected)}`);
    } else if ('decided' in call) {
      const json = { accepted: call.accepted, reason: 'Nachgesehen' };
      await post(`pending-marks/${idOf(call.decided)}/decision`, json, made.office);
    } else {
      const id = crypto.randomUUID();
      await post(
        `sessions/${session.id}/roll/${call.closed ? 'closings' : 'reopenings'}`,
        call.closed ? { id } : { id, reason: 'x' },
      );
    }
  }
  const { text } = await ask({ method: 'GET', path: `/api/sessions/${session.id}/roll`, cookie: trainer });
  const rows = JSON.parse(text).rows.flatMap((/** @type {{ marks: { id: string }[] }} */ { marks }) => marks);
  const is = rows.map((/** @type {{ id: string }} */ { id }) => id).sort();
  const should = [...server.holding().values()].map(({ id }) => idOf(id)).sort();
  if (is.join() !== should.join()) broken.push(`session ${session.id} ends with other marks`);
  return broken;
}
