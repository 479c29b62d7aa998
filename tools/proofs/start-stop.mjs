// @ts-check
import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfNeeded } from '../launcher/build.mjs';
import { freePort } from '../postgres/folder.mjs';
import { begin, processesOf } from './start-stop/session.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const LIMITS = { first: 120, later: 10, stop: 2 };

/** @type {import('../prove.mjs').Proof} */
export default {
  name: 'start-stop',
  line: 'Starts in time, stops in under 2 s, survives kill -9 and a busy port, and never leaves a process behind.',
  async run({ long, twin, log }) {
    const dataFolder = mkdtempSync(join(tmpdir(), 'mittler-start-stop-'));
    const port = await freePort();
    const place = { dataFolder, port, twin };
    /** @type {string[]} */
    const broken = [];
    const expect = (/** @type {boolean} */ holds, /** @type {string} */ what) => void (holds || broken.push(what));
    /** @type {number[]} */
    const starts = [];
    /** @type {number[]} */
    const stops = [];
    let left = 0;
    const noneLeft = async (/** @type {string} */ when) => {
      const rest = await processesOf(dataFolder, 3000);
      left += rest.length;
      expect(rest.length === 0, `${rest.length} processes left behind after ${when}`);
      await end(dataFolder, rest);
    };
    // The long form counts a build that is due as part of the first start, as a person would.
    if (!long) await buildIfNeeded(ROOT, log, new AbortController().signal);
    try {
      const first = await begin(place);
      const firstStart = first.seconds;
      expect(first.isReady, `the first start answers (${first.output()})`);
      expect(firstStart <= LIMITS.first, 'the first start is in time');
      const other = await begin({ ...place, port: await freePort() });
      expect(other.code !== 0 && /already runs/.test(other.output()), 'a second start on the same folder is refused');
      const squat = await begin({ ...place, dataFolder: `${dataFolder}-2` });
      expect(squat.code !== 0 && /in use/.test(squat.output()), 'the port of a running Mittler is refused');
      stops.push(await first.stop('SIGTERM'));
      await noneLeft('SIGTERM');

      for (let round = 0; round < (long ? 20 : 1); round += 1) {
        for (const signal of /** @type {const} */ (['SIGKILL', 'SIGINT'])) {
          const session = await begin(place);
          expect(session.isReady, `a start before ${signal} answers (${session.output()})`);
          starts.push(session.seconds);
          const took = await session.stop(signal);
          if (signal === 'SIGINT') stops.push(took);
          await noneLeft(signal);
        }
      }

      const squatter = createServer().listen(port, '127.0.0.1');
      await once(squatter, 'listening');
      const busy = await begin(place);
      squatter.close();
      expect(busy.code !== 0 && /in use/.test(busy.output()), 'a busy port is refused with a clear message');
      await noneLeft('a busy port');

      expect(Math.max(...starts) <= LIMITS.later, 'later starts are in time');
      expect(Math.max(...stops) < LIMITS.stop, 'every stop is in time');
      for (const what of broken) log(`broken: ${what}`);
      return {
        holds: broken.length === 0,
        figures: {
          'first start, s (limit 120, with the build in the long form)': firstStart.toFixed(1),
          'later starts, slowest of': `${Math.max(...starts).toFixed(1)} s of ${starts.length} (limit 10 s)`,
          'stops, slowest of': `${Math.max(...stops).toFixed(2)} s of ${stops.length} (limit 2 s)`,
          'processes left behind': left,
        },
      };
    } finally {
      await end(dataFolder, await processesOf(dataFolder, 0));
      rmSync(dataFolder, { recursive: true, force: true });
      rmSync(`${dataFolder}-2`, { recursive: true, force: true });
    }
  },
};

/**
 * @param {string} dataFolder
 * @param {readonly number[]} pids
 */
async function end(dataFolder, pids) {
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  await processesOf(dataFolder, 5000);
}
