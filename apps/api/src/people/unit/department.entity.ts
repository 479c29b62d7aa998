import type { Department, DepartmentKind } from '@mittler/contract';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('department')
export class DepartmentEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'municipality_key' }) municipality!: string;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) code!: string | null;
  @Column('text') kind!: DepartmentKind;
  @Column('int', { default: 1 }) version!: number;
}

export function toDepartment(row: DepartmentEntity & { readonly municipalityName: string }): Department {
  const { id, municipality, municipalityName, name, code, kind, version } = row;
  return { id, municipality, municipalityName, name, code, kind, version };
}
