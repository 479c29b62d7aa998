// @ts-check
//
//   npm run bench -- --scale S|M|L [--json FILE]     figures of this machine
//   npm run bench -- --check                         equality of the answers and completion alone, at scale S
//
// Makes a database of its own with fixed numbers and a fixed today, starts the API as it is built, and a bare baseline
// that does the same work with the same SQL and the same session check. Times are reported and never decide anything:
// the exit code is 1 where answers differ or stored standings are not what the facts say.
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { arch, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { coursesSql, houseSql, NOW, readCourses, rollCourses, SCALES } from './bench/population.mjs';
import { COURSES_OF_ROLLS, progressJob, reportJob, rollJob } from './bench/jobs.mjs';
import { measure, ratioOf, seeded, spreadOf } from './bench/measure.mjs';
import { ensureNode } from './launcher/node-version.mjs';
import { runApi } from './product/api.mjs';
import { askAt } from './product/ask.mjs';
import { withProduct } from './product/on-test-cluster.mjs';

const INPUTS = {
  main: 'apps/api/src/main.ts',
  bare: 'apps/api/test/bench/bare-server.ts',
  standings: 'apps/api/test/bench/standings.ts',
};
const FIXED_TODAY = {
  file: 'http/clock.ts',
  from: 'return new Date().toISOString() as Instant;',
  to: `return '${NOW}' as Instant;`,
};
const ROUNDS = 13;
const WARM_UP = 9;
/** How many requests a round of each job makes. */
const SIZES = { S: [1500, 6, 20], M: [1500, 6, 3], L: [1500, 6, 1] };

/** @typedef {keyof typeof SCALES} ScaleName */

/**
 * @param {ScaleName} scale
 * @param {boolean} isCheck
 */
async function bench(scale, isCheck) {
  return withProduct({ breaks: [FIXED_TODAY], inputs: INPUTS }, async ({ api, sql, env, folder }) => {
    const began = performance.now();
    const rolls = rollCourses(SCALES[scale], COURSES_OF_ROLLS);
    await sql.query(houseSql(SCALES[scale]));
    await sql.query(coursesSql(SCALES[scale], readCourses(SCALES[scale]), 0));
    await standings(folder, env, []);
    await sql.query('vacuum analyze');
    console.log(`  data in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    const [bare, again] = await Promise.all([
      runApi(join(folder, 'bare.js'), env),
      runApi(join(folder, 'bare.js'), env),
    ]);
    const clients = [api, bare, again].map((server) => ({ ...askAt(server.port), cpu: server.cpu }));
    const [product, plain, control] = clients;
    if (!product || !plain || !control) throw new Error('A server is missing.');
    const servers = { product, bare: plain, again: control };
    const [reads = 1, writes = 1, reports = 1] = isCheck ? [50, 2, 1] : SIZES[scale];
    const how = isCheck ? { rounds: 1, warmUp: 0 } : { rounds: ROUNDS, warmUp: WARM_UP };
    /** @type {Record<string, unknown>} */
    const figures = {};
    const differences = [];
    try {
      const compare = async (/** @type {import('./bench/jobs.mjs').Job} */ job) => {
        differences.push(...(await job.differences(servers)));
        const results = await measure(job.sides(servers), { ...how, random: seeded(2026) });
        figures[job.name] = isCheck ? 'done' : told(job, results);
      };
      await compare(progressJob(reads));
      await compare(reportJob(reports));
      // After the others: the people of the rolls are no part of the scale.
      await sql.query(coursesSql(SCALES[scale], rolls, isCheck ? 2 : 200));
      await standings(folder, env, ['--missing']);
      await sql.query('vacuum analyze');
      await compare(rollJob(writes, rolls.first));
      const { staleBatches } = await standings(folder, env, ['--check']);
      if (staleBatches > 0) differences.push(`${staleBatches} batches of stored standings are stale`);
    } finally {
      for (const client of clients) client.close();
      await Promise.all([bare.stop(), again.stop()]);
    }
    return { figures, differences };
  });
}

/**
 * @param {string} folder
 * @param {Readonly<Record<string, string>>} env
 * @param {readonly string[]} args
 * @returns {Promise<{ staleBatches: number }>}
 */
async function standings(folder, env, args) {
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'standings.js'), ...args], {
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  });
  return JSON.parse(stdout);
}

/**
 * Prints a job's figures and returns them.
 *
 * @param {import('./bench/jobs.mjs').Job} job
 * @param {Awaited<ReturnType<typeof measure>>} results
 */
function told(job, results) {
  const baseline = results.get(job.baseline) ?? { times: [], cpus: [] };
  const control = ratioOf(baseline.times, results.get(`${job.baseline} again`)?.times ?? []);
  console.log(`  ${job.name}`);
  /** @type {Record<string, unknown>} */
  const figures = {};
  for (const [name, { times, cpus: used }] of results) {
    const milliseconds = spreadOf(times);
    const cpuMicroseconds = spreadOf(used);
    // Above 1: faster than the baseline.
    const speed = ratioOf(baseline.times, times);
    const isSame = name !== job.baseline && speed.median >= control.q1 && speed.median <= control.q3;
    figures[name] = {
      milliseconds,
      cpuMicroseconds,
      speed,
      verdict: isSame ? 'not distinguishable' : 'distinguishable',
    };
    console.log(
      `    ${name.padEnd(15)} ${milliseconds.median.toFixed(2).padStart(9)} ms  ${cpuMicroseconds.median.toFixed(0).padStart(8)} µs of CPU` +
        `  speed × ${speed.median.toFixed(2)} (${speed.q1.toFixed(2)}–${speed.q3.toFixed(2)})${isSame ? '  not distinguishable' : ''}`,
    );
  }
  return figures;
}

async function main() {
  const { values } = parseArgs({
    options: { scale: { type: 'string' }, json: { type: 'string' }, check: { type: 'boolean' } },
  });
  const scale = /** @type {ScaleName} */ (values.scale ?? 'S');
  if (!(scale in SCALES)) {
    console.error('The scale is S, M or L.');
    return 2;
  }
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${arch()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
  console.log(`Bench at scale ${scale} on ${machine}`);
  const { figures, differences } = await bench(scale, values.check ?? false);
  for (const difference of differences) console.error(`  DIFFERS: ${difference}`);
  if (values.json !== undefined)
    writeFileSync(
      values.json,
      `${JSON.stringify({ scale, machine, rounds: ROUNDS, figures, differences }, null, 2)}\n`,
    );
  console.log(differences.length === 0 ? '  all answers equal, all standings exact' : '  NOT EQUAL');
  return differences.length === 0 ? 0 : 1;
}

if (await ensureNode(import.meta.url)) process.exit(await main());
