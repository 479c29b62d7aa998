import type { Instant } from '@mittler/domain';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { PgBoss } from 'pg-boss';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../http/clock';
import { SETTINGS } from '../../settings.module';
import type { Settings } from '../../settings';
import { createBoss, deadMailQueue, mailQueue, recurringQueue, within } from './boss';

type Work = (now: Instant) => Promise<unknown>;

interface Recurring {
  readonly cron: string;
  readonly work: Work;
}

interface MailWork {
  /** Sends the mail, or finds that there is nothing to send. */
  deliver(id: string): Promise<unknown>;
  /** The job of the mail broke too often. */
  bury(id: string): Promise<unknown>;
  /** Makes jobs for mails that are due: those of a process that was killed, at once. */
  resume(): Promise<unknown>;
}

const zone = 'Europe/Berlin';
const batch = 10;
/** Seconds between two looks at a queue. */
const looks = { mail: 2, recurring: 10, dead: 60 } as const;
/** Milliseconds that stopping waits for work under way; what is cut off comes back by itself. */
const lastPatience = 1_000;
/** Milliseconds for which further troubles of the engine are not logged: while the database is away there is one at each look. */
const quiet = 60_000;

/**
 * Work outside of requests, on pg-boss in the same database: a mail at its time, and what comes back by the clock. Every
 * replica takes part; each piece of work is done by one of them.
 */
@Injectable()
export class JobService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Jobs');
  private readonly recurring = new Map<string, Recurring>();
  private readonly boss: PgBoss;
  private mails: MailWork | undefined;
  private troubledAt = -Infinity;

  constructor(
    dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'jobs'>,
  ) {
    this.boss = createBoss(dataSource, { migrates: false });
    this.boss.on('error', (error) => this.report(error));
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.settings.jobs) return;
    await this.boss.start();
    await this.keepSchedules();
    await this.boss.work<{ name: string }>(
      recurringQueue,
      { pollingIntervalSeconds: looks.recurring },
      async (jobs) => {
        for (const { data } of jobs) await this.runNow(data.name);
      },
    );
    const { mails } = this;
    if (!mails) return;
    await mails.resume();
    await this.boss.work<{ id: string }>(
      mailQueue,
      { pollingIntervalSeconds: looks.mail, batchSize: batch, burstWhenBatchFull: true },
      async (jobs) => {
        for (const { data } of jobs) await mails.deliver(data.id);
      },
    );
    await this.boss.work<{ id: string }>(
      deadMailQueue,
      { pollingIntervalSeconds: looks.dead, batchSize: batch },
      async (jobs) => {
        for (const { data } of jobs) await mails.bury(data.id);
      },
    );
  }

  async onModuleDestroy(): Promise<void> {
    if (!this.settings.jobs) return;
    await this.boss.stop({ graceful: true, timeout: lastPatience, close: false });
  }

  /**
   * Adds work that comes back. Called in `onModuleInit`.
   * @param name kebab-case, e.g. "offers-lapse"
   * @param cron five fields, by the clocks in Germany
   * @param work must be harmless when it runs again: after a crash it does
   */
  every(name: string, cron: string, work: Work): void {
    if (this.recurring.has(name)) throw new Error(`There is recurring work "${name}" already.`);
    this.recurring.set(name, { cron, work });
  }

  /** Does a piece of recurring work here and now. */
  async runNow(name: string): Promise<void> {
    // A schedule of another release may name work that this one does not know.
    await this.recurring.get(name)?.work(this.clock.now());
  }

  /** Who sends the mails. Called in `onModuleInit`. */
  takeMails(work: MailWork): void {
    this.mails = work;
  }

  /** A job for each mail, in the transaction that writes it. */
  async sendMails(ids: readonly string[], at: Instant, tx: EntityManager): Promise<void> {
    if (ids.length === 0) return;
    const jobs = ids.map((id) => ({ data: { id }, singletonKey: id, startAfter: at }));
    await this.boss.insert(mailQueue, jobs, { db: within(tx) });
  }

  /** The mail is tried at once, whenever its job was to come. */
  async sendMailNow(id: string, at: Instant, tx: EntityManager): Promise<void> {
    await this.boss.upsert(mailQueue, { id }, { singletonKey: id, startAfter: at, db: within(tx) });
  }

  private async keepSchedules(): Promise<void> {
    const kept = await this.boss.getSchedules(recurringQueue);
    for (const { key } of kept) {
      if (key !== undefined && !this.recurring.has(key)) await this.boss.unschedule(recurringQueue, key);
    }
    for (const [name, { cron }] of this.recurring) {
      await this.boss.schedule(recurringQueue, cron, { name }, { tz: zone, key: name });
    }
  }

  /** The name and the code of an error only: its text may hold values of a query. */
  private report(error: Error & { readonly code?: unknown }): void {
    if (performance.now() - this.troubledAt < quiet) return;
    this.troubledAt = performance.now();
    this.logger.error({ jobs: error.name, code: String(error.code ?? 'unknown') });
  }
}
