import type { ChangePassword, LinkAnswer, SetPassword } from '@mittler/contract';
import { linkPurposes } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { endSignIns } from '../sign-in/sign-in.entity';
import { AccountMailService, type Addressee } from './account-mail.service';
import { CredentialService } from './credential.service';

const setting = ['invitation', 'password-reset'] as const;

/** A new password ends all sign-ins: whoever knew the old one is out. */
@Injectable()
export class PasswordService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mails: AccountMailService,
    private readonly credentials: CredentialService,
    private readonly clock: Clock,
  ) {}

  async readLink(token: string): Promise<LinkAnswer> {
    const { purpose, givenName, expiresAt } = await this.dataSource.transaction((tx) =>
      this.mails.read(token, linkPurposes, this.clock.now(), tx),
    );
    return { purpose, givenName, expiresAt };
  }

  /**
   * Sends a link where there is an account, or the beginning of one. Both ways write one row to the log and answer
   * alike, so that neither words nor time tell who has an account.
   */
  async askReset(email: string): Promise<void> {
    const now = this.clock.now();
    await inTransaction(this.dataSource, async (tx) => {
      const [person]: Addressee[] = await tx.query(
        `select id, email, language from person p
          where email = $1 and deactivated_at is null
            and (exists (select from credential c where c.person_id = p.id) or exists (select from account_link l where l.person_id = p.id))`,
        [email],
      );
      if (person) {
        await this.mails.sendLink(null, person, 'password-reset', null, now, tx);
        return;
      }
      await this.mails.sendNothing(now, tx);
    });
  }

  async setByLink({ token, password }: SetPassword): Promise<void> {
    const now = this.clock.now();
    const known = await this.dataSource.transaction((tx) => this.mails.read(token, setting, now, tx));
    const hash = await this.credentials.hashOf(password, [known.givenName, known.familyName, known.email]);
    await inTransaction(this.dataSource, async (tx) => {
      // Read again under its lock: of two requests with one link, one wins.
      const link = await this.mails.read(token, setting, now, tx);
      await this.mails.spend(link, now, tx);
      await this.credentials.store(link.id, link.id, hash, now, tx);
      await endSignIns(link.id, null, tx);
      if (link.purpose === 'password-reset') await this.mails.notify(link, 'password-changed', now, tx);
    });
  }

  /** All other sign-ins end; the caller's own is replaced by its controller. */
  async change(caller: Caller, { currentPassword, password }: ChangePassword): Promise<void> {
    if (!(await this.credentials.fits(caller.personId, currentPassword))) throw new Refusal('wrong-credentials');
    const [person]: (Addressee & { givenName: string; familyName: string })[] = await this.dataSource.query(
      'select id, email, language, given_name as "givenName", family_name as "familyName" from person where id = $1',
      [caller.personId],
    );
    if (!person) throw new Refusal('not-signed-in');
    const hash = await this.credentials.hashOf(password, [person.givenName, person.familyName, person.email]);
    const now = this.clock.now();
    await inTransaction(this.dataSource, async (tx) => {
      await this.credentials.store(caller.personId, caller.personId, hash, now, tx);
      await endSignIns(caller.personId, caller.signInId, tx);
      await tx.query(`delete from account_link where person_id = $1 and used_at is null`, [caller.personId]);
      await this.mails.notify(person, 'password-changed', now, tx);
    });
  }
}
