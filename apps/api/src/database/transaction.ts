import { setTimeout as pause } from 'node:timers/promises';
import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm';

/** SQLSTATE of a serialization failure and of a deadlock: PostgreSQL asks to try the whole command again. */
const worthAnotherTry = new Set(['40001', '40P01']);
const tries = 3;

/** One command is one transaction; `work` must do everything through `tx`, or the pool can hang. */
export async function inTransaction<T>(dataSource: DataSource, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await dataSource.transaction(work);
    } catch (error) {
      if (attempt === tries || !isPassing(error)) throw error;
      await pause(attempt * 20 * (1 + Math.random()));
    }
  }
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const driverError: unknown = error.driverError;
  return driverError instanceof Error && 'code' in driverError && worthAnotherTry.has(String(driverError.code));
}
