// @ts-check
//
//   npm test     everything in order: lint, types, units, build, browser journeys, proofs
//
// A step that fails does not keep the others from running, save the build, without which nothing later could run.
// The last line counts every test, and one check for each lint, type, build and proof step.
import { readdirSync } from 'node:fs';
import { ensureNode } from './launcher/node-version.mjs';

/** @typedef {import('./checks/steps.mjs').Step} Step */

async function main() {
  const { ROOT, commandOf, reportFile, runStep } = await import('./checks/steps.mjs');
  const { ONE_FAILED, ONE_PASSED, jestCount, playwrightCount, sum, tapCount } = await import('./checks/counts.mjs');
  const { buildIfNeeded } = await import('./launcher/build.mjs');

  const units = ['libs/domain', 'libs/contract', 'apps/api', 'apps/portal'].map((folder) => {
    const report = reportFile(`${folder.replace('/', '-')}.json`);
    const command = `${commandOf(folder, 'unit') ?? `echo ${folder} has no units; exit 1;`} --json --outputFile=${report}`;
    return { name: `units of ${folder}`, command, report, count: jestCount };
  });
  const tools = reportFile('tools.tap');
  const journeys = reportFile('journeys.json');
  /** @type {readonly Step[]} */
  const before = [
    { name: 'format', command: 'prettier --check .' },
    { name: 'lint', command: 'nx run-many --target=lint' },
    { name: 'types', command: 'nx run-many --target=types' },
    ...units,
    {
      name: 'units of tools',
      command: `${(commandOf('tools', 'unit') ?? '').replace('--test', `--test --test-reporter=spec --test-reporter-destination=stdout --test-reporter=tap --test-reporter-destination=${tools}`)}`,
      report: tools,
      count: tapCount,
    },
  ];
  /** @type {readonly Step[]} */
  const after = [
    {
      name: 'browser journeys',
      command: `${commandOf('apps/portal-e2e', 'e2e') ?? 'echo there are no journeys; exit 1;'} --reporter=list,json`,
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: journeys },
      report: journeys,
      count: playwrightCount,
    },
    ...proofNames().map((name) => ({ name: `proof ${name}`, command: `node tools/prove.mjs ${name}` })),
    { name: 'bench, equality alone', command: 'node tools/bench.mjs --check' },
  ];

  const began = performance.now();
  /** @type {import('./checks/counts.mjs').Count[]} */
  const counts = [];
  /** @type {string[]} */
  const red = [];
  const note = (/** @type {string} */ name, /** @type {import('./checks/counts.mjs').Count} */ count) => {
    counts.push(count);
    if (count.failed > 0) red.push(name);
  };
  const runAll = async (/** @type {readonly Step[]} */ steps) => {
    for (const step of steps) {
      const stepBegan = performance.now();
      console.log(`\n=== ${step.name}`);
      const count = await runStep(step);
      console.log(`=== ${step.name}: ${count.passed} passed, ${count.failed} failed (${seconds(stepBegan)} s)`);
      note(step.name, count);
    }
  };
  await runAll(before);
  console.log('\n=== build');
  const isBuilt = await buildIfNeeded(ROOT, console.log, new AbortController().signal).then(
    () => true,
    (/** @type {unknown} */ error) => (console.error(error instanceof Error ? error.message : error), false),
  );
  note('build', isBuilt ? ONE_PASSED : ONE_FAILED);
  if (isBuilt) await runAll(after);
  else console.log('Without a build there are no journeys and no proofs.');

  const { passed, failed, skipped } = sum(counts);
  console.log(
    `\nIn ${seconds(began)} s.${skipped > 0 ? ` ${skipped} skipped.` : ''}${red.length > 0 ? ` Failed: ${red.join(', ')}.` : ''}`,
  );
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** @param {number} began */
function seconds(began) {
  return ((performance.now() - began) / 1000).toFixed(0);
}

/** A file of its own for each proof: `proofs/<name>.mjs`. */
function proofNames() {
  return readdirSync(new URL('./proofs/', import.meta.url))
    .filter((file) => file.endsWith('.mjs') && !file.endsWith('.test.mjs'))
    .map((file) => file.replace(/\.mjs$/, ''))
    .sort();
}

if (await ensureNode(import.meta.url)) process.exitCode = await main();
