import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { requirePerson } from '../person/person.entity';
import { reachOf } from '../reach';
import { AccountMailService } from './account-mail.service';

/** The office invites; the person sets her password herself. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mails: AccountMailService,
    private readonly clock: Clock,
  ) {}

  /** Somebody who has set a password already gets a link to set a new one. */
  async send(caller: Caller, personId: string): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      const person = await requirePerson(personId, reachOf(caller), this.clock.today(), tx);
      if (person.deactivatedAt !== null) throw new Refusal('person-deactivated');
      if (person.email === null) throw new Refusal('email-missing');
      const [known] = await tx.query('select person_id from credential where person_id = $1', [personId]);
      const to = { id: person.id, email: person.email, language: person.language };
      await this.mails.sendLink(
        caller.personId,
        to,
        known ? 'password-reset' : 'invitation',
        null,
        this.clock.now(),
        tx,
      );
    });
  }
}
