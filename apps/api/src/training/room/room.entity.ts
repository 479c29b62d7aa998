import type { RoomAnswer } from '@mittler/contract';
import type { Instant } from '@mittler/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('room')
export class RoomEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text') venue!: string;
  @Column('text', { nullable: true }) street!: string | null;
  @Column('text', { nullable: true }) postcode!: string | null;
  @Column('text') town!: string;
  @Column('text', { name: 'municipality_key', nullable: true }) municipalityKey!: string | null;
  @Column('int', { nullable: true }) seats!: number | null;
  @Column('timestamptz', { name: 'retired_at', nullable: true }) retiredAt!: Instant | null;
  @Column('int') version!: number;
}

/** A room with what its answer names of other tables. */
export interface RoomRow extends RoomEntity {
  readonly municipalityName: string | null;
  readonly sessions: number;
}

export function toRoom(row: RoomRow): RoomAnswer {
  const { id, name, venue, street, postcode, town, municipalityKey, seats, sessions, retiredAt, version } = row;
  const municipality = municipalityKey === null ? null : { key: municipalityKey, name: row.municipalityName ?? '' };
  return { id, name, venue, street, postcode, town, municipality, seats, sessions, retiredAt, version };
}
