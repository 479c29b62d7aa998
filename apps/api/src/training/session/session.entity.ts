import type { BlockAnswer, RoomName, SessionAnswer, SessionRemark, TrainerName } from '@mittler/contract';
import type { Instant, Modality, Purpose } from '@mittler/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { civilDateOf } from '../../http/clock';

@Entity('session')
export class SessionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'course_id' }) courseId!: string;
  @Column('text') title!: string;
  @Column('text') venue!: string;
  @Column('text') town!: string;
  @Column('timestamptz', { name: 'starts_at' }) startsAt!: Instant;
  @Column('timestamptz', { name: 'ends_at' }) endsAt!: Instant;
  @Column('timestamptz', { name: 'roll_closed_at', nullable: true }) rollClosedAt!: Instant | null;
  @Column('uuid', { name: 'room_id', nullable: true }) roomId!: string | null;
  @Column('uuid', { name: 'series_id', nullable: true }) seriesId!: string | null;
  @Column('timestamptz', { name: 'cancelled_at', nullable: true }) cancelledAt!: Instant | null;
  @Column('text', { name: 'cancel_reason', nullable: true }) cancelReason!: string | null;
  @Column('int') version!: number;
}

@Entity('block')
export class BlockEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'session_id' }) sessionId!: string;
  @Column('smallint') position!: number;
  @Column('text', { nullable: true }) area!: string | null;
  @Column('text', { nullable: true }) module!: string | null;
  @Column('text') purpose!: Purpose;
  @Column('text') modality!: Modality;
  @Column('int', { name: 'planned_minutes' }) plannedMinutes!: number;
  @Column('timestamptz', { name: 'starts_at' }) startsAt!: Instant;
}

export interface SessionRow extends SessionEntity {
  readonly courseName: string;
  readonly room: RoomName | null;
}

export interface BlockRow extends BlockEntity {
  readonly marks: number;
}

export interface TrainerRow extends TrainerName {
  readonly sessionId: string;
}

export function toBlock({
  id,
  position,
  area,
  module,
  purpose,
  modality,
  plannedMinutes,
  startsAt,
  marks,
}: BlockRow): BlockAnswer {
  return { id, position, area, module, purpose, modality, plannedMinutes, startsAt, marks };
}

export function toSession(
  row: SessionRow,
  blocks: readonly BlockRow[],
  trainers: readonly TrainerRow[],
  remarks: readonly SessionRemark[],
): SessionAnswer {
  return {
    id: row.id,
    course: { id: row.courseId, name: row.courseName },
    title: row.title,
    venue: row.venue,
    town: row.town,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    day: civilDateOf(row.startsAt),
    blocks: blocks.filter(({ sessionId }) => sessionId === row.id).map(toBlock),
    trainers: trainers
      .filter(({ sessionId }) => sessionId === row.id)
      .map(({ id, givenName, familyName }) => ({ id, givenName, familyName })),
    rollClosedAt: row.rollClosedAt,
    room: row.room,
    seriesId: row.seriesId,
    cancelledAt: row.cancelledAt,
    cancelReason: row.cancelReason,
    remarks,
    version: row.version,
  };
}
