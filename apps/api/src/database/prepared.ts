import pg from 'pg';
import { type EntityManager, QueryFailedError } from 'typeorm';

/**
 * A named prepared statement, for what happens all the time: PostgreSQL reads and plans its text once per connection.
 * TypeORM has none; this takes the connection of the transaction, or one of the pool outside of any.
 * @param name unique for the text
 */
export async function prepared<Row extends pg.QueryResultRow>(
  tx: EntityManager,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const { queryRunner } = tx;
  const connection: pg.Pool | pg.PoolClient = queryRunner
    ? ((await queryRunner.connect()) as pg.PoolClient)
    : (tx.dataSource.driver as unknown as { readonly master: pg.Pool }).master;
  try {
    return (await connection.query<Row>({ name, text, values: [...values] })).rows;
  } catch (error) {
    // As TypeORM throws it, so that a command that lost a race is tried again.
    throw error instanceof pg.DatabaseError ? new QueryFailedError(text, [...values], error) : error;
  }
}
