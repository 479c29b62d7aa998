import pg from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source';
import type { FastRead } from '../../src/database/fast-read';

/** The driver alone, with a named statement for every text: what the house's services need of TypeORM, and no more. */
export interface BareDatabase {
  readonly pool: pg.Pool;
  readonly dataSource: DataSource;
  readonly reads: FastRead;
}

type Runner = Pick<pg.Pool, 'query'>;

export function bareDatabase(url: string, size: number): BareDatabase {
  const { extra } = dataSourceOptions({ url, pool: size }) as { readonly extra: pg.PoolConfig };
  const pool = new pg.Pool({ ...extra, connectionString: url, max: size });
  const transaction = async <T>(work: (tx: EntityManager) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const result = await work(queriesOf(client));
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  };
  const reads = {
    rows: async (_: string, text: string, values: readonly unknown[]) => run(pool, text, values),
  };
  return {
    pool,
    dataSource: { ...queriesOf(pool), manager: queriesOf(pool), transaction } as unknown as DataSource,
    reads: reads as unknown as FastRead,
  };
}

function queriesOf(runner: Runner): EntityManager {
  const query = (text: string, values?: readonly unknown[]): Promise<unknown> => run(runner, text, values ?? []);
  return { query, queryRunner: { connect: async () => runner } } as unknown as EntityManager;
}

const names = new Map<string, string>();

async function run(runner: Runner, text: string, values: readonly unknown[]): Promise<readonly pg.QueryResultRow[]> {
  const name = names.get(text) ?? `s${names.size}`;
  names.set(text, name);
  return (await runner.query({ name, text, values: [...values] })).rows;
}
