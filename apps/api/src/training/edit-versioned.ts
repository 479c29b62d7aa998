import type { EntityManager, EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';
import { Refusal } from '../http/refusal';

interface Versioned extends ObjectLiteral {
  readonly id: string;
  readonly version: number;
}

/**
 * Writes the changes only over the version that the client saw.
 * @throws Refusal not-found · stale, with the present version
 */
export async function editVersioned<Row extends Versioned>(
  table: EntityTarget<Row>,
  { id, version }: Versioned,
  changes: QueryDeepPartialEntity<Row>,
  tx: EntityManager,
): Promise<void> {
  const { affected } = await tx
    .createQueryBuilder()
    .update(table)
    .set({ ...changes, version: () => 'version + 1' } as QueryDeepPartialEntity<Row>)
    .where('id = :id and version = :version', { id, version })
    .execute();
  if (affected === 1) return;
  const present = await tx
    .createQueryBuilder(table, 'row')
    .select('row.version', 'version')
    .where('row.id = :id', { id })
    .getRawOne<{ version: number }>();
  throw present ? new Refusal('stale', { facts: { present: present.version } }) : new Refusal('not-found');
}
