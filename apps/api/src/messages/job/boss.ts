import { PgBoss, type Db } from 'pg-boss';
import pg from 'pg';
import type { DataSource, EntityManager } from 'typeorm';

/** Jobs have a schema of their own, so that neither their tables nor their migrations meet ours. */
const schema = 'job';

/** Mails to be sent; at most one waiting job for each. */
export const mailQueue = 'mail';
/** Mails whose job broke the process again and again. */
export const deadMailQueue = 'mail-dead';
/** Work that comes back by the clock; at most one job of each kind, waiting or under way, in all replicas together. */
export const recurringQueue = 'recurring';

const day = 86_400;

/** Not started: it can put jobs into a transaction, and no more. */
export function createBoss(dataSource: DataSource, how: { readonly migrates: boolean }): PgBoss {
  return new PgBoss({
    db: pooled(dataSource),
    schema,
    migrate: how.migrates,
    createSchema: how.migrates,
    supervise: !how.migrates,
    schedule: !how.migrates,
    registerInstance: false,
    monitorVacuum: false,
    // Our connections end a statement after some seconds: too short to rebuild an index, and the table stays small.
    reindex: false,
    openTelemetry: { enabled: false },
  });
}

/** Brings the schema of the jobs up to date and makes the queues; any number of times. */
export async function prepareJobs(dataSource: DataSource): Promise<void> {
  const boss = createBoss(dataSource, { migrates: true });
  await boss.start();
  try {
    await keepQueue(boss, deadMailQueue, { retryLimit: 0, deleteAfterSeconds: 30 * day });
    await keepQueue(boss, mailQueue, {
      policy: 'short',
      // These tries are for a process that ended in the middle; a server that refuses is in the row of the mail.
      retryLimit: 5,
      retryDelay: 30,
      retryBackoff: true,
      expireInSeconds: 300,
      deleteAfterSeconds: day,
      deadLetter: deadMailQueue,
    });
    await keepQueue(boss, recurringQueue, {
      policy: 'exclusive',
      retryLimit: 0,
      expireInSeconds: 600,
      deleteAfterSeconds: day,
    });
  } finally {
    await boss.stop({ graceful: false, close: false });
  }
}

type QueueChoices = NonNullable<Parameters<PgBoss['createQueue']>[1]>;

async function keepQueue(boss: PgBoss, name: string, { policy, ...choices }: QueueChoices): Promise<void> {
  if ((await boss.getQueue(name)) === null) {
    await boss.createQueue(name, { ...(policy === undefined ? {} : { policy }), ...choices });
    return;
  }
  await boss.updateQueue(name, choices);
}

/** The pool that TypeORM keeps, with the plain types that the engine expects. */
function pooled(dataSource: DataSource): Db {
  return {
    executeSql: (text, values) => {
      const { master } = dataSource.driver as unknown as { readonly master: pg.Pool };
      return master.query({ text, ...(values ? { values } : {}), types: pg.types });
    },
  };
}

/** The transaction of a deed: its jobs are kept or rolled back with it. */
export function within(tx: EntityManager): Db {
  return {
    executeSql: async (text, values) => {
      if (!tx.queryRunner) throw new Error('A job is put into a transaction, and this is none.');
      const { records } = await tx.queryRunner.query(text, values, true);
      return { rows: records };
    },
  };
}
