// @ts-check
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleApi, ROOT } from '../product/bundle.mjs';
import { CASES, expectedOf } from './calendar/cases.mjs';

/** The twin writes the clock of the server's own zone: right in one zone, an hour or a day wrong in the others. */
const BREAKS = [
  {
    file: 'calendar/event-text.ts',
    from: 'start: new Date(event.startsAt),',
    to: `start: new Date(Date.parse(event.startsAt) - new Date(event.startsAt).getTimezoneOffset() * 60_000),
    floating: true,`,
  },
];
const ZONES = ['UTC', 'Europe/Berlin', 'Pacific/Kiritimati'];

/** @type {import('../prove.mjs').Proof} */
export default {
  name: 'calendar',
  line: 'Invitations and the feed, written in three server zones and read in three by two parsers: the same instants, UIDs and a rising SEQUENCE.',
  async run({ twin, log }) {
    const inputs = { 'event-text': 'apps/api/src/messages/calendar/event-text.ts' };
    const bundle = await bundleApi({ breaks: twin ? BREAKS : [], inputs });
    try {
      const module = join(bundle.folder, 'event-text.js');
      const written = await Promise.all(ZONES.map((zone) => runIn(zone, 'write.mjs', [module], CASES)));
      /** @type {string[]} */
      const broken = [];
      const differing = written.filter((texts) => JSON.stringify(texts) !== JSON.stringify(written[0])).length;
      if (differing > 0) broken.push(`${differing} server zones write other texts`);
      const readings = await Promise.all(
        written.flatMap((texts, index) =>
          ZONES.map(async (zone) => ({ from: ZONES[index], zone, read: await runIn(zone, 'read.mjs', [], texts) })),
        ),
      );
      let events = 0;
      const expected = JSON.stringify(expectedOf());
      for (const { from, zone, read } of readings) {
        for (const [parser, found] of Object.entries(/** @type {Record<string, unknown[][]>} */ (read))) {
          events += found.flat().length;
          if (JSON.stringify(found) === expected) continue;
          const wrong = found.flat().filter((event, index) => {
            return JSON.stringify(event) !== JSON.stringify(expectedOf().flat()[index]);
          });
          broken.push(
            `${parser} in ${zone} reads ${wrong.length} events of ${from} wrongly, e.g. ${JSON.stringify(wrong[0])}`,
          );
        }
      }
      for (const what of broken.slice(0, 12)) log(`broken: ${what}`);
      return {
        holds: broken.length === 0,
        figures: {
          'texts (invitations, changes, cancellations, feeds)': CASES.length,
          'server zones that wrote them': ZONES.join(', '),
          'events read by ical.js and node-ical': events,
          'readings that differ': broken.length,
        },
      };
    } finally {
      bundle.remove();
    }
  },
};

/**
 * Lets a process with that zone work on the JSON.
 *
 * @param {string} zone
 * @param {string} file
 * @param {readonly string[]} args
 * @param {unknown} input
 * @returns {Promise<any>}
 */
async function runIn(zone, file, args, input) {
  const path = fileURLToPath(new URL(`./calendar/${file}`, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', TZ: zone },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(input));
  let output = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) output += chunk;
  return JSON.parse(output);
}
