import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { entities } from './entities';
import { migrations } from './migrations';

/** Limits for every connection, in milliseconds; a report sets a longer one for itself. */
const limits = {
  statement_timeout: 5_000,
  lock_timeout: 4_000,
  idle_in_transaction_session_timeout: 10_000,
};

export interface DatabaseOptions {
  readonly url: string;
  readonly pool: number;
}

export function dataSourceOptions({ url, pool }: DatabaseOptions): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities,
    migrations,
    synchronize: false,
    migrationsTransactionMode: 'each',
    logging: false,
    poolSize: pool,
    connectTimeoutMS: 5_000,
    applicationName: 'mittler',
    extra: { ...limits, keepAlive: true, types: civilTypes, Client: LastingClient },
  };
}

export function createDataSource(options: DatabaseOptions): DataSource {
  return new DataSource(dataSourceOptions(options));
}

/**
 * A connection that dies between two statements tells nobody but its listeners, and Node ends a process in which there are
 * none. Whoever uses it next is refused, and the pool makes another one: that is all there is to do.
 */
class LastingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

const dateOid = 1082;
const timestamptzOid = 1184;
const int8Oid = 20;

/**
 * A civil date stays the text that it is and an instant becomes ISO 8601 in UTC: a JavaScript Date in between would
 * shift a day by the server's zone. Counts (int8) are far below 2^53.
 */
const civilTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
    if (oid === dateOid) return (value) => value;
    if (oid === timestamptzOid) return (value) => new Date(value).toISOString();
    if (oid === int8Oid) return Number;
    return pg.types.getTypeParser(oid, format ?? 'text') as (value: string) => unknown;
  },
};
