// @ts-check
import { Agent, request } from 'node:http';

/**
 * @typedef {object} Question
 * @property {string} method
 * @property {string} path sent as it is: nothing is normalised on the way
 * @property {string} [cookie]
 * @property {Readonly<Record<string, string>>} [headers]
 * @property {unknown} [json] sent as JSON
 * @property {string | Buffer | readonly (string | Buffer)[]} [body] sent as it is; a list is sent in chunks
 *
 * @typedef {{ readonly status: number, readonly type: string, readonly text: string, readonly headers: import('node:http').IncomingHttpHeaders }} Reply `status` 0: the connection was closed without an answer
 * @typedef {(question: Question) => Promise<Reply>} Ask
 */

/**
 * A small client over kept connections.
 *
 * @param {number} port
 * @param {number} [sockets]
 * @returns {{ ask: Ask, close(): void }}
 */
export function askAt(port, sockets = 16) {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  return { ask: (question) => send(agent, port, question), close: () => agent.destroy() };
}

/**
 * @param {Agent} agent
 * @param {number} port
 * @param {Question} question
 * @returns {Promise<Reply>}
 */
function send(agent, port, { method, path, cookie, headers = {}, json, body }) {
  const content = json === undefined ? body : JSON.stringify(json);
  const parts = content === undefined ? [] : Array.isArray(content) ? content : [content];
  const isWhole = !Array.isArray(content);
  const length = parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0);
  return new Promise((done) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        agent,
        method,
        path,
        headers: {
          ...(cookie === undefined ? {} : { cookie }),
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
          ...(parts.length === 0
            ? {}
            : isWhole
              ? { 'content-length': String(length) }
              : { 'transfer-encoding': 'chunked' }),
          ...headers,
        },
      },
      (answer) => {
        /** @type {Buffer[]} */
        const chunks = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('error', () => done({ status: 0, type: '', text: '', headers: {} }));
        answer.on('end', () =>
          done({
            status: answer.statusCode ?? 0,
            type: answer.headers['content-type'] ?? '',
            text: Buffer.concat(chunks).toString('utf8'),
            headers: answer.headers,
          }),
        );
      },
    );
    sent.on('error', () => done({ status: 0, type: '', text: '', headers: {} }));
    for (const part of parts) sent.write(part);
    sent.end();
  });
}

/**
 * Does the work for all, some at a time, and keeps the order of the answers.
 *
 * @template In, Out
 * @param {readonly In[]} all
 * @param {number} atOnce
 * @param {(one: In, index: number) => Promise<Out>} work
 * @returns {Promise<Out[]>}
 */
export async function someAtATime(all, atOnce, work) {
  /** @type {Out[]} */
  const results = new Array(all.length);
  let next = 0;
  await Promise.all(
    Array.from({ length: Math.min(atOnce, all.length) }, async () => {
      for (let index = next++; index < all.length; index = next++) {
        results[index] = await work(/** @type {In} */ (all[index]), index);
      }
    }),
  );
  return results;
}
