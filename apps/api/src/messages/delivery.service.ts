import type { Instant } from '@mittler/domain';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../http/clock';
import { MailTransport } from './mail-transport';
import type { MessageEntity } from './message.entity';
import { written } from './template/written';

/** Milliseconds between two looks at the outbox. */
const pause = 2_000;
const batch = 10;
/** Seconds for which a mail belongs to the replica that took it; after that, another one may try. */
const lease = 120;
/** Seconds before each further attempt; after the last one Mittler gives up. */
const backOff = [60, 300, 1_800, 7_200, 43_200] as const;
/** Days for which it is kept that a mail went out, and how often (in milliseconds) older ones are removed. */
const keptDays = 90;
const removalPause = 3_600_000;
/** Milliseconds that stopping waits for a mail under way; its lease brings it back otherwise. */
const lastPatience = 500;

type Taken = Pick<MessageEntity, 'id' | 'template' | 'language' | 'recipient' | 'content' | 'attempts'>;

/**
 * Sends what is due. A row is taken under a lease instead of a lock, so that no transaction waits for a mail server;
 * replicas skip each other's rows. A mail may go out twice after a crash, with the same Message-ID.
 */
@Injectable()
export class DeliveryService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Delivery');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private isStopping = false;
  private removedAt = -Infinity;

  constructor(
    private readonly dataSource: DataSource,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.deliverDue(), pause);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    clearInterval(this.timer);
    let patience: NodeJS.Timeout | undefined;
    await Promise.race([this.running, new Promise<void>((resolve) => (patience = setTimeout(resolve, lastPatience)))]);
    clearTimeout(patience);
    this.transport.close();
  }

  /** Sends all mails that are due now; resolves when none is left, whether they arrived or not. */
  deliverDue(): Promise<void> {
    this.running = this.running
      .then(() => this.drain())
      .catch((error: unknown) => {
        if (!this.isStopping) this.logger.error({ error: error instanceof Error ? error.name : 'unknown' });
      });
    return this.running;
  }

  private async drain(): Promise<void> {
    if (performance.now() - this.removedAt > removalPause) await this.removeOld();
    for (;;) {
      if (this.isStopping) return;
      const taken = await this.take(this.clock.now());
      if (taken.length === 0) return;
      for (const message of taken) await this.deliver(message);
    }
  }

  private async removeOld(): Promise<void> {
    this.removedAt = performance.now();
    await this.dataSource.query(
      `delete from message where coalesce(sent_at, given_up_at) < $1::timestamptz - $2 * interval '1 day'`,
      [this.clock.now(), keptDays],
    );
  }

  private async take(now: Instant): Promise<readonly Taken[]> {
    const [rows] = (await this.dataSource.query(
      `update message set attempts = attempts + 1, due_at = $1::timestamptz + $2 * interval '1 second'
        where id in (
          select id from message
           where due_at <= $1 and sent_at is null and given_up_at is null and withdrawn_at is null
           order by due_at, id
           limit $3
           for update skip locked)
        returning id, template, language, recipient, content, attempts`,
      [now, lease, batch],
    )) as [Taken[], number];
    return rows;
  }

  private async deliver(message: Taken): Promise<void> {
    try {
      const mail = written(message.template, message.language, message.content ?? {});
      await this.transport.send({ messageId: message.id, to: message.recipient, ...mail });
    } catch (error) {
      await this.postpone(message, error);
      return;
    }
    // The content may hold a link that lets somebody in: it goes as soon as nobody needs it.
    await this.dataSource.query('update message set sent_at = $2, content = null, last_error = null where id = $1', [
      message.id,
      this.clock.now(),
    ]);
  }

  private async postpone({ id, attempts }: Taken, error: unknown): Promise<void> {
    const wait = backOff[attempts - 1];
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const now = this.clock.now();
    if (wait === undefined) {
      await this.dataSource.query(
        'update message set given_up_at = $2, content = null, last_error = $3 where id = $1',
        [id, now, code],
      );
      this.logger.warn({ message: id, givenUp: code });
      return;
    }
    await this.dataSource.query(
      `update message set due_at = $2::timestamptz + $3 * interval '1 second', last_error = $4 where id = $1`,
      [id, now, wait, code],
    );
  }
}
