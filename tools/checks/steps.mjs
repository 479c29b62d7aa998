// @ts-check
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ONE_FAILED, ONE_PASSED } from './counts.mjs';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const REPORTS = join(ROOT, 'tmp/test-reports');

/**
 * @typedef {import('./counts.mjs').Count} Count
 * @typedef {object} Step
 * @property {string} name
 * @property {string} command
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [report] file that the command writes
 * @property {(text: string) => Count} [count] reads it; without one the step is one check
 */

/**
 * @param {string} name
 * @returns {string} a file for a report, not there yet
 */
export function reportFile(name) {
  mkdirSync(REPORTS, { recursive: true });
  const file = join(REPORTS, name);
  rmSync(file, { force: true });
  return file;
}

/**
 * The command of a project's target, so that `npm test` runs what `nx` runs.
 *
 * @param {string} folder of the project
 * @param {string} target
 * @returns {string | null}
 */
export function commandOf(folder, target) {
  const file = join(ROOT, folder, 'project.json');
  if (!existsSync(file)) return null;
  return JSON.parse(readFileSync(file, 'utf8')).targets?.[target]?.command ?? null;
}

/**
 * Runs a step with its output on the console.
 *
 * @param {Step} step
 * @returns {Promise<Count>}
 */
export async function runStep({ command, env, report, count }) {
  const code = await run(command, env);
  if (!report || !count) return code === 0 ? ONE_PASSED : ONE_FAILED;
  try {
    const counted = count(readFileSync(report, 'utf8'));
    // An exit code without a failed test still is a failure: a set-up that broke, a coverage that is too low.
    return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
  } catch {
    return ONE_FAILED;
  }
}

/**
 * @param {string} command
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>}
 */
function run(command, env = {}) {
  const path = `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`;
  const child = spawn(command, {
    cwd: ROOT,
    shell: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    // The background process of nx would outlive the run.
    env: { ...process.env, PATH: path, NX_DAEMON: 'false', ...env },
  });
  return new Promise((done) => {
    child.once('exit', (code) => done(code ?? 1));
    child.once('error', () => done(1));
  });
}
