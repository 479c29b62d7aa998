import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const workspace = new URL('../../../', import.meta.url).pathname;

/** Builds the API as it will run and lets it bring an empty database up to date: the tests use the real start. */
export async function migrateTemplate(url) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'mittler-template-'));
  const run = (file, args, env = {}) =>
    execFileSync(process.execPath, [file, ...args], {
      cwd: workspace,
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  try {
    run('node_modules/rolldown/bin/cli.mjs', ['-c', 'apps/api/rolldown.config.mjs', '--logLevel', 'silent']);
    run('dist/apps/api/main.js', ['--migrate'], { DATABASE_URL: url, MITTLER_DATA: dataFolder });
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
