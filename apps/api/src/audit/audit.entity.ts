import type { AuditEntry } from '@mittler/contract';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Append-only: the database refuses every change (see the migration of the house). */
@Entity('audit_entry')
export class AuditEntryEntity {
  @PrimaryColumn('bigint') seq!: number;
  @Column('timestamptz') at!: string;
  @Column('uuid', { nullable: true }) actor!: string | null;
  @Column('text') deed!: string;
  @Column('text', { name: 'subject_kind' }) subjectKind!: string;
  @Column('text', { name: 'subject_id' }) subjectId!: string;
  @Column('jsonb') detail!: Readonly<Record<string, unknown>>;
}

export function toAuditEntry(row: AuditEntryEntity): AuditEntry {
  const { seq, at, actor, deed, subjectKind, subjectId, detail } = row;
  return { seq: Number(seq), at, actor, deed, subjectKind, subjectId, detail };
}
