import type { Admission, CourseAnswer } from '@mittler/contract';
import type { Instant, IsoDate } from '@mittler/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('course')
export class CourseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'programme_id' }) programmeId!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'host_municipality', nullable: true }) hostMunicipality!: string | null;
  @Column('text') venue!: string;
  @Column('text', { nullable: true }) street!: string | null;
  @Column('text', { nullable: true }) postcode!: string | null;
  @Column('text') town!: string;
  @Column('date', { name: 'starts_on' }) startsOn!: IsoDate;
  @Column('date', { name: 'ends_on' }) endsOn!: IsoDate;
  @Column('timestamptz', { name: 'announced_at', nullable: true }) announcedAt!: Instant | null;
  @Column('text', { nullable: true }) summary!: string | null;
  @Column('text', { name: 'target_group', nullable: true }) targetGroup!: string | null;
  @Column('date', { name: 'register_until', nullable: true }) registerUntil!: IsoDate | null;
  @Column('date', { name: 'approve_until', nullable: true }) approveUntil!: IsoDate | null;
  @Column('int', { nullable: true }) capacity!: number | null;
  @Column('int', { name: 'accept_hours', nullable: true }) acceptHours!: number | null;
  @Column('text') admits!: Admission;
  @Column('int') version!: number;
}

/** A course with what its answer names of other tables. */
export interface CourseRow extends CourseEntity {
  readonly programmeName: string;
  readonly scheme: string;
  readonly institutionName: string;
  readonly hostName: string | null;
  readonly enrolled: number;
  readonly sessions: number;
  /** Null where the caller may not count other people. */
  readonly seatsTaken: number | null;
  readonly waiting: number | null;
}

export function toCourse(row: CourseRow): CourseAnswer {
  return {
    id: row.id,
    programme: { id: row.programmeId, name: row.programmeName },
    institution: { id: row.institutionId, name: row.institutionName },
    scheme: row.scheme,
    name: row.name,
    host: row.hostMunicipality === null ? null : { key: row.hostMunicipality, name: row.hostName ?? '' },
    venue: row.venue,
    street: row.street,
    postcode: row.postcode,
    town: row.town,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    enrolled: row.enrolled,
    sessions: row.sessions,
    announcedAt: row.announcedAt,
    summary: row.summary,
    targetGroup: row.targetGroup,
    registerUntil: row.registerUntil,
    approveUntil: row.approveUntil,
    capacity: row.capacity,
    acceptHours: row.acceptHours,
    admits: row.admits,
    seatsTaken: row.seatsTaken,
    waiting: row.waiting,
    version: row.version,
  };
}
