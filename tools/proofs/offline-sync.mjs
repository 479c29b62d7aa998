// @ts-check
import fc from 'fast-check';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleApi } from '../product/bundle.mjs';
import { overHttp } from './offline-sync/over-http.mjs';

/** @typedef {typeof import('../../libs/domain/src/attendance/offline/index.ts')} Offline */

/** @type {import('../prove.mjs').Proof} */
export default {
  name: 'offline-sync',
  line: 'Marks of one to four devices end as a simple model says, whatever the network, crashes, replays and wrong clocks do.',
  async run({ long, twin, log }) {
    const bundle = await bundleApi({ inputs: { offline: 'libs/domain/src/attendance/offline/index.ts' } });
    try {
      /** @type {Offline} */
      const offline = await import(pathToFileURL(join(bundle.folder, 'offline.js')).href);
      const make = twin ? offline.lastWriteWins : offline.honestServer;
      let steps = 0;
      const found = fc.check(
        fc.property(coursesOf(offline), (course) => {
          steps += course.steps.length;
          return offline.brokenIn(course, make()).length === 0;
        }),
        { numRuns: long ? 200_000 : 12_000 },
      );
      const worst = found.counterexample?.[0];
      if (worst) {
        log(`broken: ${offline.brokenIn(worst, make()).join('; ')}`);
        log(`by ${worst.devices} devices: ${worst.steps.map(({ kind, device }) => `${kind} ${device}`).join(', ')}`);
      }
      const calls = long && !twin ? await overHttp(offline, fc.sample(coursesOf(offline), 300), log) : null;
      return {
        holds: !found.failed && (calls === null || calls.broken === 0),
        figures: {
          interleavings: found.numRuns,
          'steps in them': steps,
          ...(calls === null
            ? {}
            : {
                'interleavings over HTTP': 300,
                'requests of them': calls.requests,
                'answered otherwise': calls.broken,
              }),
        },
      };
    } finally {
      bundle.remove();
    }
  },
};

/** @param {Offline} offline */
function coursesOf({ stepKinds }) {
  const usual = /** @type {const} */ (['edit', 'edit', 'send', 'deliver', 'answer']);
  return fc.record({
    devices: fc.integer({ min: 1, max: 4 }),
    steps: fc.array(
      fc.record({
        kind: fc.constantFrom(...stepKinds, ...usual),
        device: fc.nat(3),
        place: fc.nat(5),
        which: fc.nat(20),
        minutes: fc.integer({ min: 1, max: 90 }),
        skew: fc.integer({ min: -48, max: 48 }),
      }),
      { minLength: 5, maxLength: 60, size: 'max' },
    ),
  });
}
