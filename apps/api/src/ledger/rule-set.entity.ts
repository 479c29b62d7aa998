import type { RuleSetAnswer } from '@mittler/contract';
import type { Instant, RuleSet } from '@mittler/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('rule_set')
export class RuleSetEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') scheme!: string;
  @Column('text') version!: string;
  @Column('text') title!: string;
  @Column('jsonb') content!: RuleSet;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Instant;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy!: string | null;
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt!: Instant | null;
  @Column('uuid', { name: 'published_by', nullable: true }) publishedBy!: string | null;
}

export function toRuleSet(row: RuleSetEntity): RuleSetAnswer {
  return {
    id: row.id,
    scheme: row.scheme,
    version: row.version,
    published: row.publishedAt !== null,
    publishedAt: row.publishedAt,
    content: { ...row.content },
  };
}
