import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const workspace = new URL('../../../', import.meta.url).pathname;

/** Builds the API as it will run and lets it bring an empty database up to date: the tests use the real start. */
export async function migrateTemplate(url) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'mittler-template-'));
  // Inside the workspace, so that the bundle finds its packages.
  mkdirSync(join(workspace, 'tmp'), { recursive: true });
  const bundleFolder = mkdtempSync(join(workspace, 'tmp', 'api-'));
  const bundle = join(bundleFolder, 'main.js');
  const run = (file, args, env = {}) =>
    execFileSync(process.execPath, [file, ...args], {
      cwd: workspace,
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  try {
    run('node_modules/rolldown/bin/cli.mjs', ['-c', 'apps/api/rolldown.config.mjs', '--logLevel', 'silent'], {
      API_BUNDLE: bundle,
    });
    run(bundle, ['--migrate'], { DATABASE_URL: url, MITTLER_DATA: dataFolder });
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
    rmSync(bundleFolder, { recursive: true, force: true });
  }
}
