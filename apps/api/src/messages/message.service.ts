import type { Language } from '@mittler/contract';
import type { Instant } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Template, TemplateContent } from './message-texts';

export interface NewMessage<T extends Template> {
  readonly template: T;
  readonly language: Language;
  readonly recipient: string;
  /** Whose mail it is, so that it goes with her when she is deleted. */
  readonly personId: string | null;
  readonly content: TemplateContent[T];
  readonly now: Instant;
}

/** A mail is a row of the transaction that causes it: what was rolled back is never sent, what was kept is never forgotten. */
@Injectable()
export class MessageService {
  async queue<T extends Template>(message: NewMessage<T>, tx: EntityManager): Promise<void> {
    await tx.query(
      `insert into message (id, template, language, recipient, recipient_person, content, created_at, due_at)
       values ($1, $2, $3, $4, $5, $6, $7, $7)`,
      [
        randomUUID(),
        message.template,
        message.language,
        message.recipient,
        message.personId,
        message.content,
        message.now,
      ],
    );
  }

  /** Mails of a person who is deleted, sent or not. */
  async erase(personId: string, tx: EntityManager): Promise<void> {
    await tx.query('delete from message where recipient_person = $1', [personId]);
  }
}
