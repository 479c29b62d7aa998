import type { SignInAnswer } from '@mittler/contract';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';

/** A signed-in browser; the table knows the token's hash, the cookie alone the token. */
@Entity('sign_in')
export class SignInEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('bytea', { name: 'token_hash' }) tokenHash!: Buffer;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: string;
  @Column('timestamptz', { name: 'seen_at' }) seenAt!: string;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: string;
}

@Entity('credential')
export class CredentialEntity {
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: string;
  @Column('text', { name: 'password_hash' }) passwordHash!: string;
  @Column('timestamptz', { name: 'set_at' }) setAt!: string;
}

export function toSignInAnswer(
  row: Pick<SignInEntity, 'id' | 'createdAt' | 'seenAt' | 'expiresAt'>,
  present: string,
): SignInAnswer {
  return {
    id: row.id,
    createdAt: row.createdAt,
    seenAt: row.seenAt,
    endsAt: row.expiresAt,
    isThis: row.id === present,
  };
}

/** Signs a person out everywhere, or everywhere else. */
export async function endSignIns(personId: string, except: string | null, tx: EntityManager): Promise<void> {
  await tx.query('delete from sign_in where person_id = $1 and ($2::uuid is null or id <> $2)', [personId, except]);
}
