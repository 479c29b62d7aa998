import type { RoomName, TrainerName } from '@mittler/contract';
import type { EntityManager } from 'typeorm';

/** Who would train, and where: what the remarks of a preview name. */
export async function namesOf(
  trainerIds: readonly string[],
  roomId: string | null,
  tx: EntityManager,
): Promise<{ readonly trainers: readonly TrainerName[]; readonly room: RoomName | null }> {
  const trainers: readonly TrainerName[] = await tx.query(
    `select id, given_name as "givenName", family_name as "familyName" from person where id = any($1::uuid[])
      order by family_name collate "de-x-icu", given_name collate "de-x-icu", id`,
    [trainerIds],
  );
  const [room]: readonly RoomName[] = await tx.query('select id, name, seats from room where id = $1', [roomId]);
  return { trainers, room: room ?? null };
}
