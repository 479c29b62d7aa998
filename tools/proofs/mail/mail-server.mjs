// @ts-check
import { createHash } from 'node:crypto';
import { SMTPServer } from 'smtp-server';
import { freePort } from '../../postgres/folder.mjs';

/**
 * @typedef {object} Arrival
 * @property {string} id the row that the Message-ID names
 * @property {string} hash of everything that the mail says
 * @property {number} at when the server had taken it, by performance.now()
 *
 * @typedef {'takes' | 'hangs-up' | 'stalls' | 'refuses'} Manner takes mails · breaks off in the greeting · never answers
 *   after the content · answers 451
 */

/** A real mail server that remembers what it took. */
export async function startMailServer() {
  const port = await freePort();
  /** @type {Arrival[]} */
  const arrivals = [];
  /** @type {{ manner: Manner, onContent: () => unknown, delay: number }} */
  const conduct = { manner: 'takes', onContent: () => {}, delay: 0 };
  /** @type {SMTPServer | null} */
  let server = null;

  const open = async () => {
    const next = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      closeTimeout: 200,
      onConnect(_session, done) {
        done(conduct.manner === 'hangs-up' ? new Error('not now') : undefined);
      },
      onData(stream, _session, done) {
        /** @type {Buffer[]} */
        const chunks = [];
        stream.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
        stream.on('end', async () => {
          conduct.onContent();
          if (conduct.manner === 'stalls') return;
          if (conduct.manner === 'refuses') return done(Object.assign(new Error('try later'), { responseCode: 451 }));
          await new Promise((wake) => setTimeout(wake, conduct.delay));
          const text = Buffer.concat(chunks).toString('utf8');
          arrivals.push({
            id: /^Message-ID: <([^@]+)@/im.exec(text)?.[1] ?? '',
            hash: hashOf(text),
            at: performance.now(),
          });
          done();
        });
      },
    });
    next.on('error', () => {});
    server = next;
    await new Promise((/** @type {(value: void) => void} */ ready) => next.listen(port, '127.0.0.1', ready));
  };
  const close = async () => {
    const old = server;
    server = null;
    if (old) await new Promise((/** @type {(value: void) => void} */ closed) => old.close(closed));
  };
  await open();
  return { url: `smtp://127.0.0.1:${port}`, arrivals, conduct, open, close };
}

/** What differs between two attempts by design: when it was written down, and the boundaries of its parts. @param {string} text */
function hashOf(text) {
  const boundary = /boundary="?([^"\r\n]+)"?/gi;
  const plain = [...text.matchAll(boundary)].reduce((rest, [, name = '']) => rest.replaceAll(name, 'boundary'), text);
  return createHash('sha256')
    .update(plain.replace(/^Date: .*$/im, ''))
    .digest('hex');
}
