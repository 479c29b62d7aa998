import type { QualificationAnswer } from '@mittler/contract';
import type { IsoDate } from '@mittler/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('trainer_qualification')
export class QualificationEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') scheme!: string;
  @Column('text', { nullable: true }) area!: string | null;
  @Column('date', { name: 'valid_from' }) validFrom!: IsoDate;
  @Column('date', { name: 'valid_until', nullable: true }) validUntil!: IsoDate | null;
  @Column('text') evidence!: string;
  @Column('int') version!: number;
}

export interface QualificationRow extends QualificationEntity {
  readonly givenName: string;
  readonly familyName: string;
}

export function toQualification(row: QualificationRow): QualificationAnswer {
  const { id, personId, givenName, familyName, scheme, area, validFrom, validUntil, evidence, version } = row;
  return {
    id,
    person: { id: personId, givenName, familyName },
    scheme,
    area,
    validFrom,
    validUntil,
    evidence,
    version,
  };
}
