import type { Language, LinkPurpose } from '@mittler/contract';
import type { Instant } from '@mittler/domain';
import { Inject, Injectable } from '@nestjs/common';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { Refusal } from '../../http/refusal';
import { MessageService } from '../../messages/message.service';
import { SETTINGS } from '../../settings.module';
import type { Settings } from '../../settings';

export interface Addressee {
  readonly id: string;
  readonly email: string;
  readonly language: Language;
}

/** A link that was found valid, with its person. */
export interface ValidLink extends Addressee {
  readonly linkId: string;
  readonly purpose: LinkPurpose;
  readonly newEmail: string | null;
  readonly expiresAt: Instant;
  readonly givenName: string;
  readonly familyName: string;
}

const hour = 3_600_000;
const invitationDays = 14;
const resetMinutes = 60;
const changeHours = 24;

const validFor: Readonly<Record<LinkPurpose, number>> = {
  invitation: invitationDays * 24 * hour,
  'password-reset': (resetMinutes / 60) * hour,
  'email-change': changeHours * hour,
};

/** Links and notices about accounts. A link works once and only until the next one of its kind is sent. */
@Injectable()
export class AccountMailService {
  constructor(
    private readonly messages: MessageService,
    private readonly audit: AuditService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @param newEmail the address to confirm, for an 'email-change' */
  async sendLink(
    by: string | null,
    to: Addressee,
    purpose: LinkPurpose,
    newEmail: string | null,
    now: Instant,
    tx: EntityManager,
  ): Promise<void> {
    const token = randomBytes(32).toString('base64url');
    await tx.query('delete from account_link where person_id = $1 and purpose = $2 and used_at is null', [
      to.id,
      purpose,
    ]);
    await tx.query(
      `insert into account_link (id, token_hash, person_id, purpose, new_email, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        randomUUID(),
        hashOf(token),
        to.id,
        purpose,
        newEmail,
        now,
        new Date(Date.parse(now) + validFor[purpose]).toISOString(),
      ],
    );
    const message = { language: to.language, recipient: newEmail ?? to.email, personId: to.id, now };
    switch (purpose) {
      case 'invitation':
        await this.messages.queue(
          {
            ...message,
            template: purpose,
            content: { link: this.address('einladung', token), days: String(invitationDays) },
          },
          tx,
        );
        break;
      case 'password-reset':
        await this.messages.queue(
          {
            ...message,
            template: purpose,
            content: { link: this.address('passwort', token), minutes: String(resetMinutes) },
          },
          tx,
        );
        break;
      case 'email-change':
        await this.messages.queue(
          {
            ...message,
            template: purpose,
            content: { link: this.address('email', token), hours: String(changeHours) },
          },
          tx,
        );
        break;
    }
    await this.audit.note(tx, {
      actor: by,
      at: now,
      deed: `person.${purpose}-sent`,
      subjectKind: 'person',
      subjectId: to.id,
    });
  }

  /** The work of `sendLink` for an address that nobody has: as many round trips, and a row that says only that somebody asked. */
  async sendNothing(now: Instant, tx: EntityManager): Promise<void> {
    const nobody = randomUUID();
    await tx.query('delete from account_link where person_id = $1', [nobody]);
    await tx.query('select 1 from account_link where token_hash = $1', [hashOf(randomBytes(32).toString('base64url'))]);
    await tx.query('select 1 from message where id = $1', [nobody]);
    await this.audit.note(tx, {
      actor: null,
      at: now,
      deed: 'account.reset-asked-in-vain',
      subjectKind: 'account',
      subjectId: nobody,
    });
  }

  async notify(
    to: Addressee,
    template: 'email-changed' | 'password-changed',
    now: Instant,
    tx: EntityManager,
  ): Promise<void> {
    const message = { template, language: to.language, recipient: to.email, personId: to.id, now };
    await this.messages.queue({ ...message, content: { portal: this.settings.publicUrl } }, tx);
  }

  /**
   * Finds a link and, inside the writing transaction, locks it.
   * @throws Refusal 'link-not-valid': unknown, used, expired, for something else, or of somebody deactivated
   */
  async read(token: string, purposes: readonly LinkPurpose[], now: Instant, tx: EntityManager): Promise<ValidLink> {
    const [link]: ValidLink[] = await tx.query(
      `select l.id as "linkId", l.purpose, l.new_email as "newEmail", l.expires_at as "expiresAt",
              p.id, p.email, p.language, p.given_name as "givenName", p.family_name as "familyName"
         from account_link l join person p on p.id = l.person_id
        where l.token_hash = $1 and l.purpose = any($2) and l.used_at is null and l.expires_at > $3 and p.deactivated_at is null
          for update of l`,
      [hashOf(token), purposes, now],
    );
    if (!link) throw new Refusal('link-not-valid');
    return link;
  }

  /** The link is spent, and with it all others that were sent to set a password. */
  async spend(link: ValidLink, now: Instant, tx: EntityManager): Promise<void> {
    await tx.query('update account_link set used_at = $2 where id = $1', [link.linkId, now]);
    if (link.purpose === 'email-change') return;
    await tx.query(`delete from account_link where person_id = $1 and purpose <> 'email-change' and used_at is null`, [
      link.id,
    ]);
  }

  /** The token stands behind the #, which browsers send to no server. */
  private address(page: string, token: string): string {
    return `${this.settings.publicUrl}/konto/${page}#${token}`;
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
