// @ts-check
//
//   npm run restore -- FOLDER [--force]     FOLDER: a backup; it goes to MITTLER_DATA, default ./data
//
// Mittler must be stopped. An existing database is only replaced with --force, and is moved aside, not deleted.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureNode } from './launcher/node-version.mjs';

if (await ensureNode(import.meta.url)) {
  const { StartRefusal } = await import('./postgres/index.mjs');
  const { restoreBackup } = await import('./backup/put-back.mjs');
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { force: { type: 'boolean' } } });
    const [backup] = positionals;
    if (backup === undefined)
      throw new StartRefusal('bad-setting', 'Which backup? npm run restore -- FOLDER [--force]');
    if (process.env['DATABASE_URL']) {
      throw new StartRefusal(
        'bad-setting',
        'DATABASE_URL names a server of your own: restore there with pg_restore. This command is for the server that comes with Mittler.',
      );
    }
    const dataFolder = resolve(process.env['MITTLER_DATA'] ?? new URL('../data', import.meta.url).pathname);
    const { tables, rows, movedTo } = await restoreBackup({
      backup: resolve(backup),
      dataFolder,
      force: values.force ?? false,
      now: new Date(),
      log: (line) => console.log(line),
    });
    console.log(
      `Restored ${rows} rows of ${tables} tables to ${dataFolder}.${movedTo ? ` What was there is now in ${movedTo}.` : ''}`,
    );
  } catch (error) {
    console.error(error instanceof StartRefusal ? error.message : error);
    process.exitCode = 1;
  }
}
