import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction } from '../database/transaction';
import { Clock } from '../http/clock';
import { JobService } from '../messages/job/job.service';
import { StandingService } from './standing.service';

const batch = 200;

/**
 * Renews stored standings where time alone brings a change that comparing dates can't see: another rule set opens,
 * closes or begins to lead. Every page asks assess() itself; this keeps lists and reports in step.
 */
@Injectable()
export class RenewalService implements OnModuleInit, OnModuleDestroy {
  private isStopping = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly standings: StandingService,
    private readonly clock: Clock,
    private readonly jobs: JobService,
  ) {}

  onModuleInit(): void {
    this.jobs.every('standings-renewed', '25 * * * *', () => this.renewDue());
  }

  onModuleDestroy(): void {
    this.isStopping = true;
  }

  /** Renews what has become due; safe to run in several processes at once. */
  async renewDue(): Promise<number> {
    return this.inBatches('select distinct enrolment_id as id from standing where renew_on <= $1 order by 1', [
      this.clock.today(),
    ]);
  }

  /** Renews all enrolments of a scheme, after one of its rule sets was published. */
  async renewScheme(scheme: string): Promise<number> {
    return this.inBatches('select id from enrolment where scheme = $1 order by id', [scheme]);
  }

  private async inBatches(query: string, values: readonly unknown[]): Promise<number> {
    const rows: readonly { readonly id: string }[] = await this.dataSource.query(query, [...values]);
    for (let start = 0; start < rows.length && !this.isStopping; start += batch) {
      const ids = rows.slice(start, start + batch).map(({ id }) => id);
      await inTransaction(this.dataSource, async (tx) => {
        await tx.query('select id from enrolment where id = any($1::uuid[]) order by id for update', [ids]);
        await this.standings.renew(ids, this.clock.now(), tx);
      });
    }
    return rows.length;
  }
}
