// @ts-check
//
//   npm run backup -- [FOLDER]     default: backups/ beside the data folder, named by the day and time
//
// Works while Mittler runs and while it is stopped. The folder holds the database, the secrets and the files of the
// installation: keep it as safe as the installation itself.
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ensureNode } from './launcher/node-version.mjs';

if (await ensureNode(import.meta.url)) {
  const { StartRefusal } = await import('./postgres/index.mjs');
  const { takeBackup } = await import('./backup/take.mjs');
  const root = new URL('../', import.meta.url);
  try {
    if (process.env['DATABASE_URL']) {
      throw new StartRefusal(
        'bad-setting',
        'DATABASE_URL names a server of your own: back it up with pg_dump or the means of its operator, and MITTLER_DATA with it. This command is for the server that comes with Mittler.',
      );
    }
    const dataFolder = resolve(process.env['MITTLER_DATA'] ?? new URL('data', root).pathname);
    const now = new Date();
    const [given] = process.argv.slice(2);
    const target = resolve(
      given ?? join(dirname(dataFolder), 'backups', now.toISOString().slice(0, 19).replaceAll(':', '-')),
    );
    const { release } = { release: JSON.parse(readFileSync(new URL('package.json', root), 'utf8')).version };
    const { rows } = await takeBackup({ dataFolder, target, now, release, log: (line) => console.log(line) });
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
    console.log(
      `Backed up ${total} rows of ${Object.keys(rows).length} tables to ${target}. A trial restore succeeded.`,
    );
  } catch (error) {
    console.error(error instanceof StartRefusal ? error.message : error);
    process.exitCode = 1;
  }
}
