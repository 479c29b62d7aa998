import type { Language, SubjectKind, Template } from '@mittler/contract';
import type { Instant } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { type EntityManager, QueryFailedError } from 'typeorm';
import type { CalendarMessage } from './calendar/calendar-message';
import { JobService } from './job/job.service';
import { categoryOf, type TemplateContent } from './template/template';

/** What a mail is about, so that it can be withdrawn when that no longer holds. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}

interface MessageFrame {
  readonly language: Language;
  readonly recipient: string;
  /** Whose mail it is, so that it goes with her when she is deleted and by what she chose. */
  readonly personId: string | null;
  readonly now: Instant;
  readonly about?: readonly Subject[];
  /** Names the logical mail: a second one with the same key is not queued. */
  readonly key?: string;
  readonly calendar?: CalendarMessage;
}

/** Which of the mails about a subject; absent: all. */
export interface WhichMails {
  readonly only?: readonly Template[];
  readonly except?: readonly Template[];
}

/** How long a deed waits for a mail server that has one of its mails in hand. */
const patience = '2s';

/** Each template with the content that it needs. */
export type NewMessage<T extends Template = Template> = {
  readonly [K in T]: MessageFrame & { readonly template: K; readonly content: TemplateContent[K] };
}[T];

/** A mail is a row of the transaction that causes it: what was rolled back is never sent, what was kept is never forgotten. */
@Injectable()
export class MessageService {
  constructor(private readonly jobs: JobService) {}

  queue(message: NewMessage, tx: EntityManager): Promise<void> {
    return this.queueAll([message], tx);
  }

  /** Many mails in one statement; those that their person does not want are left out. */
  async queueAll(messages: readonly NewMessage[], tx: EntityManager): Promise<void> {
    if (messages.length === 0) return;
    const rows = messages.map((message) => ({
      id: randomUUID(),
      template: message.template,
      category: categoryOf[message.template],
      language: message.language,
      recipient: message.recipient,
      person: message.personId,
      content: message.content,
      at: message.now,
      about: (message.about ?? []).map(({ kind, id }) => `${kind}:${id}`),
      key: message.key ?? null,
      calendar: message.calendar ?? null,
    }));
    const queued: readonly { readonly id: string }[] = await tx.query(
      `insert into message (id, template, category, language, recipient, recipient_person, content, created_at, due_at, about, key, calendar)
       select m.id, m.template, m.category, m.language, m.recipient, m.person, m.content, m.at, m.at, m.about, m.key, m.calendar
         from jsonb_to_recordset($1::jsonb) as m(
           id uuid, template text, category text, language text, recipient text, person uuid, content jsonb, at timestamptz,
           about text[], key text, calendar jsonb)
        where not exists (
          select from message_choice c where c.person_id = m.person and c.category = m.category and not c.wanted)
       on conflict (key) do nothing
       returning id`,
      [JSON.stringify(rows)],
    );
    await this.jobs.sendMails(
      queued.map(({ id }) => id),
      messages[0]?.now ?? '',
      tx,
    );
  }

  /** Mails about it that have not gone out are never sent. */
  withdraw(about: Subject, now: Instant, tx: EntityManager): Promise<void> {
    return this.withdrawAll(about.kind, [about.id], now, tx);
  }

  async withdrawAll(
    kind: SubjectKind,
    ids: readonly string[],
    now: Instant,
    tx: EntityManager,
    { only, except = [] }: WhichMails = {},
  ): Promise<void> {
    const which = [ids.map((id) => `${kind}:${id}`), only ?? null, except];
    const unsent = `about && $1::text[] and ($2::text[] is null or template = any($2)) and template <> all($3::text[])
      and sent_at is null and withdrawn_at is null`;
    const withdraw = (rows: string): Promise<unknown> =>
      tx.query(
        `update message set withdrawn_at = $4, content = null, calendar = null where id in (select id from message where ${unsent} ${rows})`,
        [...which, now],
      );
    await withdraw('for update skip locked');
    const [underWay]: readonly unknown[] = await tx.query(`select 1 from message where ${unsent} limit 1`, which);
    if (!underWay) return;
    // A mail server has it in hand at this moment: usually for a blink, and then it was sent before this.
    await tx.query('savepoint withdrawal');
    try {
      await tx.query(`set local lock_timeout = '${patience}'`);
      await withdraw('for update');
      await tx.query('set local lock_timeout to default');
    } catch (error) {
      if (!(error instanceof QueryFailedError && isLockTimeout(error))) throw error;
      await tx.query('rollback to savepoint withdrawal');
      // If this attempt fails, there is no further one.
      await tx.query(
        `insert into message_withdrawal (message_id, at) select id, $4 from message where ${unsent} on conflict do nothing`,
        [...which, now],
      );
    }
  }

  /** Mails of a person who is deleted, sent or not, and what she chose about them. */
  async erase(personId: string, tx: EntityManager): Promise<void> {
    await tx.query('delete from message where recipient_person = $1', [personId]);
    await tx.query('delete from message_choice where person_id = $1', [personId]);
    await tx.query('delete from calendar_feed where person_id = $1', [personId]);
  }

  /**
   * What waits goes to the person who stays. Where both chose, her choice holds; the other's feed ends, since its address
   * was not hers.
   */
  async merge(from: string, to: string, tx: EntityManager): Promise<void> {
    await tx.query(
      `update message set recipient_person = $2 where id in (
         select id from message where recipient_person = $1 and sent_at is null and withdrawn_at is null and category <> 'account'
            for update skip locked)`,
      [from, to],
    );
    await tx.query(
      `insert into message_choice (person_id, category, wanted)
       select $2, category, wanted from message_choice where person_id = $1 on conflict do nothing`,
      [from, to],
    );
    await tx.query('delete from message_choice where person_id = $1', [from]);
    await tx.query('delete from calendar_feed where person_id = $1', [from]);
  }
}

/** SQLSTATE 55P03 */
function isLockTimeout(error: QueryFailedError): boolean {
  const cause: unknown = error.driverError;
  return cause instanceof Error && 'code' in cause && cause.code === '55P03';
}
