import type { Instant } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { PasswordHash } from '../sign-in/password-hash';
import { checkPassword } from './password/password-rules';

/** Passwords as hashes. Nobody but the person herself ever sets one. */
@Injectable()
export class CredentialService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly hash: PasswordHash,
    private readonly audit: AuditService,
  ) {}

  /**
   * Outside of a transaction, since it takes its time.
   * @param own names and address, which must not make up the password
   * @throws Refusal 'invalid' for a password that is guessed first
   */
  hashOf(password: string, own: readonly string[]): Promise<string> {
    checkPassword(password, own);
    return this.hash.of(password);
  }

  async store(by: string | null, personId: string, hash: string, now: Instant, tx: EntityManager): Promise<void> {
    await tx.query(
      `insert into credential (person_id, password_hash, set_at) values ($1, $2, $3)
       on conflict (person_id) do update set password_hash = excluded.password_hash, set_at = excluded.set_at`,
      [personId, hash, now],
    );
    await this.audit.note(tx, {
      actor: by,
      at: now,
      deed: 'person.password-set',
      subjectKind: 'person',
      subjectId: personId,
    });
  }

  /** Whether this is the person's password. */
  async fits(personId: string, password: string): Promise<boolean> {
    const [row]: { hash: string }[] = await this.dataSource.query(
      'select password_hash as hash from credential where person_id = $1',
      [personId],
    );
    return this.hash.fits(row?.hash ?? null, password);
  }
}
