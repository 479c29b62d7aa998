import type { ChangeEmail } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { AccountMailService, type Addressee } from './account-mail.service';
import { CredentialService } from './credential.service';

/** A new address counts once its owner has confirmed it; the old one is told. */
@Injectable()
export class EmailService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mails: AccountMailService,
    private readonly credentials: CredentialService,
    private readonly clock: Clock,
  ) {}

  /** The same answer whether the address is free or somebody's: only its owner learns that, when she confirms. */
  async ask(caller: Caller, { email, password }: ChangeEmail): Promise<void> {
    if (!(await this.credentials.fits(caller.personId, password))) throw new Refusal('wrong-credentials');
    await inTransaction(this.dataSource, async (tx) => {
      const [person]: Addressee[] = await tx.query('select id, email, language from person where id = $1', [
        caller.personId,
      ]);
      if (!person) throw new Refusal('not-signed-in');
      await this.mails.sendLink(caller.personId, person, 'email-change', email, this.clock.now(), tx);
    });
  }

  async confirm(token: string): Promise<void> {
    const now = this.clock.now();
    await inTransaction(this.dataSource, async (tx) => {
      const link = await this.mails.read(token, ['email-change'], now, tx);
      const [taken] = await tx.query('select id from person where email = $1 and id <> $2', [link.newEmail, link.id]);
      if (taken) throw new Refusal('email-taken');
      await this.mails.spend(link, now, tx);
      await tx.query('update person set email = $2, version = version + 1 where id = $1', [link.id, link.newEmail]);
      // A reset that went to the old address must not outlive it.
      await tx.query(`delete from account_link where person_id = $1 and used_at is null`, [link.id]);
      if (link.email) await this.mails.notify(link, 'email-changed', now, tx);
    });
  }
}
