import type { LinkPurpose } from '@mittler/contract';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A link by mail that works once. The token itself is in the mail alone. */
@Entity('account_link')
export class AccountLinkEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('bytea', { name: 'token_hash' }) tokenHash!: Buffer;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') purpose!: LinkPurpose;
  @Column('citext', { name: 'new_email', nullable: true }) newEmail!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: string;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: string;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt!: string | null;
}
