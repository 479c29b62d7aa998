import type { DataSource } from 'typeorm';
import { publishShippedRuleSets } from './ledger/shipped-rule-sets';
import { prepareJobs } from './messages/job/boss';
import { inviteFirstAdministrator } from './people/account/first-administrator';
import { fillMunicipalities } from './people/unit/nrw-municipalities';
import type { Settings } from './settings';
import { createDataSource } from './database/data-source';

/** Any number: all replicas take the same lock. */
const migrationLock = 4_817_032;

/**
 * Brings the schema up to date and fills in what every installation needs. Several replicas may start at once: one
 * migrates, the others wait.
 */
export async function prepareDatabase(settings: Settings): Promise<void> {
  const dataSource = createDataSource({ url: settings.databaseUrl, pool: 4 });
  await dataSource.initialize();
  try {
    const lock = dataSource.createQueryRunner();
    try {
      await lock.query('set lock_timeout = 0');
      await lock.query('set statement_timeout = 0');
      await lock.query('select pg_advisory_lock($1)', [migrationLock]);
      await dataSource.runMigrations();
      await prepareJobs(dataSource);
      await fill(dataSource, settings);
    } finally {
      await lock.query('select pg_advisory_unlock($1)', [migrationLock]);
      await lock.release();
    }
  } finally {
    await dataSource.destroy();
  }
}

/** Steps after the migrations, each of which may run any number of times. */
type Step = (dataSource: DataSource, settings: Settings) => Promise<void>;

const steps: readonly Step[] = [fillMunicipalities, inviteFirstAdministrator, publishShippedRuleSets];

async function fill(dataSource: DataSource, settings: Settings): Promise<void> {
  for (const step of steps) await step(dataSource, settings);
}
