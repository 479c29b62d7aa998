import type { InstitutionAnswer } from '@mittler/contract';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('institution')
export class InstitutionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text') street!: string;
  @Column('text') postcode!: string;
  @Column('text') town!: string;
  @Column('text', { name: 'signatory_name' }) signatoryName!: string;
  @Column('text', { name: 'signatory_role' }) signatoryRole!: string;
  @Column('text', { name: 'number_prefix' }) numberPrefix!: string;
  @Column('int') version!: number;
}

export function toInstitution(row: InstitutionEntity): InstitutionAnswer {
  return { ...row };
}
