import type { Instant } from '@mittler/domain';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { Clock } from '../http/clock';
import { JobService } from './job/job.service';
import { type Mail, MailTransport } from './mail-transport';
import type { MessageEntity } from './message.entity';
import { wordsFor } from './template/template-words';
import { filled } from './template/written';

/** Seconds before the next attempt, after one, two … of them; then two hours each, for three days in all. */
const backOff = [60, 300, 900, 3600] as const;
const laterBackOff = 7200;
const mostAttempts = 40;
/** Days for which it is kept that a mail went out. */
const keptDays = 90;
/** Seconds after which a due mail whose job is lost gets another one. */
const overdue = 120;
const resumedAtOnce = 500;
/** Milliseconds that stopping waits for a mail under way; its job brings it back otherwise. */
const lastPatience = 500;

const isDue = 'sent_at is null and given_up_at is null and withdrawn_at is null and due_at <= $1';

/** What is about an account goes to the address that it was written for; the rest follows its person to her new one. */
const presentAddress = `coalesce(
  (select p.email from person p where p.id = recipient_person and message.category <> 'account'), recipient)`;

type Due = Pick<
  MessageEntity,
  'id' | 'template' | 'category' | 'language' | 'recipient' | 'content' | 'attempts' | 'calendar' | 'createdAt'
> & {
  /** While an earlier attempt was under way; or her access has ended since. */
  readonly isWithdrawn: boolean;
};

/**
 * Sends a mail under the lock of its row: whoever withdraws it meanwhile waits, so that nothing leaves after what it is
 * about has ended, and no second replica sends it too. A process that ends after the mail server took the mail and
 * before the row says so sends it again, with the same Message-ID.
 */
@Injectable()
export class DeliveryService implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Delivery');
  private readonly stopping = new AbortController();
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly transport: MailTransport,
    private readonly jobs: JobService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.takeMails({
      deliver: (id) => this.deliver(id),
      bury: (id) => this.giveUp(id, 'broken', this.dataSource.manager),
      resume: () => this.resume(0),
    });
    this.jobs.every('mails-resumed', '* * * * *', () => this.resume(overdue));
    this.jobs.every('mails-removed', '23 3 * * *', (now) => this.removeOld(now));
  }

  async onModuleDestroy(): Promise<void> {
    let patience: NodeJS.Timeout | undefined;
    await Promise.race([this.running, new Promise<void>((done) => (patience = setTimeout(done, lastPatience)))]);
    clearTimeout(patience);
    this.stopping.abort(new Error('stopping'));
    await this.running;
    this.transport.close();
  }

  /** Sends all mails that are due now; resolves when none is left, whether they arrived or not. */
  async deliverDue(): Promise<void> {
    for (;;) {
      const due: readonly { readonly id: string }[] = await this.dataSource.query(
        `select id from message where ${isDue} order by due_at, created_at, id limit 50`,
        [this.clock.now()],
      );
      let tried = 0;
      for (const { id } of due) {
        if (this.stopping.signal.aborted) return;
        tried += (await this.deliver(id).catch((error: unknown) => this.unlessStopping(error))) ? 1 : 0;
      }
      if (tried === 0) return;
    }
  }

  /** Tries to send a mail. @returns whether there was anything to try: it is due, and nobody else is at it */
  deliver(id: string): Promise<boolean> {
    const work = this.attempt(id);
    this.running = work.catch(() => undefined);
    return work;
  }

  private async attempt(id: string): Promise<boolean> {
    this.stopping.signal.throwIfAborted();
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      // The mail server may be slower than any statement of ours.
      await runner.query(`set local idle_in_transaction_session_timeout = '3min'`);
      const tried = await this.sendLocked(id, runner);
      await runner.commitTransaction();
      return tried;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async sendLocked(id: string, { manager: tx }: QueryRunner): Promise<boolean> {
    const [due]: readonly Due[] = await tx.query(
      `select id, template, category, language, content, attempts, calendar, created_at as "createdAt",
              ${presentAddress} as recipient,
              exists (select from message_withdrawal w where w.message_id = message.id) or (category <> 'account' and exists (
                select from person p where p.id = recipient_person and p.deactivated_at is not null)) as "isWithdrawn"
         from message where id = $2 and ${isDue} for update skip locked`,
      [this.clock.now(), id],
    );
    if (!due) return false;
    if (due.isWithdrawn) {
      await tx.query('update message set withdrawn_at = $2, content = null, calendar = null where id = $1', [
        id,
        this.clock.now(),
      ]);
      return true;
    }
    try {
      await this.whileRunning(this.transport.send(await this.mailOf(due, tx)));
    } catch (error) {
      this.stopping.signal.throwIfAborted();
      await this.postpone(due, error, tx);
      return true;
    }
    // The content may hold a link that lets somebody in: it goes as soon as nobody needs it.
    await tx.query(
      `update message set sent_at = $2, recipient = $3, attempts = attempts + 1, content = null, calendar = null, last_error = null
        where id = $1`,
      [id, this.clock.now(), due.recipient],
    );
    return true;
  }

  private async mailOf(due: Due, tx: EntityManager): Promise<Mail> {
    const words = filled(await wordsFor(due.template, due.language, tx), due.content ?? {});
    return {
      messageId: due.id,
      to: due.recipient,
      ...words,
      calendar: due.calendar,
      writtenAt: due.createdAt as Instant,
    };
  }

  private async postpone({ id, attempts, category }: Due, error: unknown, tx: EntityManager): Promise<void> {
    const code = codeOf(error);
    if (attempts + 1 >= mostAttempts || isFinal(error)) {
      // A link that lets somebody in is not kept; the rest may be sent when the office has found out what was wrong.
      await this.giveUp(id, code, tx);
      if (category === 'account') await tx.query('update message set content = null where id = $1', [id]);
      return;
    }
    const wait = backOff[attempts] ?? laterBackOff;
    const next = new Date(Date.parse(this.clock.now()) + wait * 1000).toISOString() as Instant;
    await tx.query('update message set attempts = attempts + 1, due_at = $2, last_error = $3 where id = $1', [
      id,
      next,
      code,
    ]);
    await this.jobs.sendMails([id], next, tx);
  }

  private async giveUp(id: string, code: string, tx: EntityManager): Promise<void> {
    await tx.query(
      `update message set attempts = attempts + 1, given_up_at = $2, last_error = $3
        where id = $1 and sent_at is null and given_up_at is null and withdrawn_at is null`,
      [id, this.clock.now(), code],
    );
    this.logger.warn({ message: id, givenUp: code });
  }

  /** Jobs for mails that are due and have none: after a restore, a crash, or a mail written before the engine was there. */
  private async resume(seconds: number): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const since = new Date(Date.parse(this.clock.now()) - seconds * 1000).toISOString() as Instant;
      const due: readonly { readonly id: string }[] = await tx.query(
        `select id from message where ${isDue} order by due_at, id limit ${resumedAtOnce}`,
        [since],
      );
      await this.jobs.sendMails(
        due.map(({ id }) => id),
        since,
        tx,
      );
    });
  }

  private async removeOld(now: Instant): Promise<void> {
    await this.dataSource.query(
      `delete from message where coalesce(sent_at, given_up_at, withdrawn_at) < $1::timestamptz - $2 * interval '1 day'`,
      [now, keptDays],
    );
    await this.dataSource.query(
      'delete from message_withdrawal w where not exists (select from message m where m.id = w.message_id)',
    );
  }

  private unlessStopping(error: unknown): false {
    if (!this.stopping.signal.aborted) throw error;
    return false;
  }

  private async whileRunning(work: Promise<void>): Promise<void> {
    const { signal } = this.stopping;
    let stop: (() => void) | undefined;
    const stopped = new Promise<never>((_, reject) => {
      stop = () => reject(signal.reason as Error);
      signal.addEventListener('abort', stop, { once: true });
    });
    try {
      await Promise.race([work, stopped]);
    } finally {
      if (stop) signal.removeEventListener('abort', stop);
      work.catch(() => undefined);
    }
  }
}

/** What the mail server or the network said, as a code; never the text, which may hold an address. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
  return 'responseCode' in error && typeof error.responseCode === 'number' ? `${code} ${error.responseCode}` : code;
}

/** The mail server knows that this address takes no mail (RFC 5321, 4.2.1): asking again would not help. */
function isFinal(error: unknown): boolean {
  return /^EENVELOPE 5\d\d$/.test(codeOf(error));
}
