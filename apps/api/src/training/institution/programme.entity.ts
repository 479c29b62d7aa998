import type { ProgrammeAnswer } from '@mittler/contract';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('programme')
export class ProgrammeEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text') scheme!: string;
  @Column('int') version!: number;
}

export function toProgramme(row: ProgrammeEntity): ProgrammeAnswer {
  return { ...row };
}
