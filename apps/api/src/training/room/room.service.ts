import type { CreateRoom, EditRoom, RoomAnswer, Rooms } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { editVersioned } from '../edit-versioned';
import { RoomEntity, type RoomRow, toRoom } from './room.entity';

const rooms = `
  select r.id, r.name, r.venue, r.street, r.postcode, r.town, r.municipality_key as "municipalityKey", r.seats,
         r.retired_at as "retiredAt", r.version, m.name as "municipalityName",
         (select count(*) from session s where s.room_id = r.id) as sessions
    from room r left join municipality m on m.key = r.municipality_key`;

/** Rooms (Räume). One that was ever used is not deleted but retired: sessions name it. */
@Injectable()
export class RoomService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(withRetired: boolean): Promise<Rooms> {
    const rows: readonly RoomRow[] = await this.dataSource.query(
      `${rooms} where $1 or r.retired_at is null
        order by r.town collate "de-x-icu", r.venue collate "de-x-icu", r.name collate "de-x-icu", r.id`,
      [withRetired],
    );
    return { rooms: rows.map(toRoom) };
  }

  /** @throws Refusal invalid (municipality) · already-exists (its name in the venue) */
  async create(caller: Caller, wish: CreateRoom): Promise<RoomAnswer> {
    return inTransaction(this.dataSource, async (tx) => {
      await refuseUnknown(wish, tx);
      const id = randomUUID();
      await tx.insert(RoomEntity, { ...rowOf(wish), id, retiredAt: null, version: 1 });
      return this.done(caller, 'room.created', id, tx);
    });
  }

  /** @throws Refusal not-found · stale · invalid (municipality) · already-exists */
  async edit(caller: Caller, id: string, wish: EditRoom): Promise<RoomAnswer> {
    return inTransaction(this.dataSource, async (tx) => {
      await refuseUnknown(wish, tx);
      await editVersioned(RoomEntity, { id, version: wish.version }, rowOf(wish), tx);
      return this.done(caller, 'room.edited', id, tx);
    });
  }

  /** @throws Refusal not-found · stale · still-referenced (a session was planned in it) */
  async delete(caller: Caller, id: string, version: number): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      await editVersioned(RoomEntity, { id, version }, {}, tx);
      await tx.delete(RoomEntity, { id });
      await this.note(caller, 'room.deleted', id, tx);
    });
  }

  /** @throws Refusal not-found · stale · still-referenced (sessions are still to come in it) */
  async retire(caller: Caller, id: string, version: number): Promise<RoomAnswer> {
    return inTransaction(this.dataSource, async (tx) => {
      const now = this.clock.now();
      await editVersioned(RoomEntity, { id, version }, { retiredAt: now }, tx);
      const [coming]: readonly unknown[] = await tx.query(
        'select 1 from session where room_id = $1 and starts_at > $2 and cancelled_at is null limit 1',
        [id, now],
      );
      if (coming) throw new Refusal('still-referenced');
      return this.done(caller, 'room.retired', id, tx);
    });
  }

  /** @throws Refusal not-found · stale · already-exists (another one bears its name by now) */
  async reuse(caller: Caller, id: string, version: number): Promise<RoomAnswer> {
    return inTransaction(this.dataSource, async (tx) => {
      await editVersioned(RoomEntity, { id, version }, { retiredAt: null }, tx);
      return this.done(caller, 'room.reused', id, tx);
    });
  }

  private async done(caller: Caller, deed: string, id: string, tx: EntityManager): Promise<RoomAnswer> {
    await this.note(caller, deed, id, tx);
    const [row]: readonly RoomRow[] = await tx.query(`${rooms} where r.id = $1`, [id]);
    if (!row) throw new Refusal('not-found');
    return toRoom(row);
  }

  private note(caller: Caller, deed: string, subjectId: string, tx: EntityManager): Promise<void> {
    return this.audit.note(tx, {
      actor: caller.personId,
      at: this.clock.now(),
      deed,
      subjectKind: 'room',
      subjectId,
    });
  }
}

function rowOf(wish: CreateRoom): Omit<RoomEntity, 'id' | 'retiredAt' | 'version'> {
  const { name, venue, street, postcode, town, municipality, seats } = wish;
  return {
    name,
    venue,
    street: street ?? null,
    postcode: postcode ?? null,
    town,
    municipalityKey: municipality ?? null,
    seats: seats ?? null,
  };
}

async function refuseUnknown({ municipality }: CreateRoom, tx: EntityManager): Promise<void> {
  if (municipality === null || municipality === undefined) return;
  const [known]: readonly unknown[] = await tx.query('select 1 from municipality where key = $1', [municipality]);
  if (!known) throw new Refusal('invalid', { fields: [{ pointer: '/municipality', rule: 'unknown' }] });
}
