import type { CalendarFeed, CalendarFeedAddress } from '@mittler/contract';
import { Inject, Injectable } from '@nestjs/common';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { SETTINGS } from '../../settings.module';
import type { Settings } from '../../settings';

/** 256 bits as base64url. */
const form = /^[\w-]{43}$/;

/** The private address of a person's calendar: whoever knows it sees her sessions, so she can end it at any time. */
@Injectable()
export class FeedService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async own(caller: Caller): Promise<CalendarFeed> {
    const [row]: readonly CalendarFeed[] = await this.dataSource.query(
      `select created_at as "createdAt" from calendar_feed where person_id = $1 and revoked_at is null`,
      [caller.personId],
    );
    return row ?? { createdAt: null };
  }

  /** A new address; the one before ends. It is told this once, the table keeps its hash alone. */
  async renew(caller: Caller): Promise<CalendarFeedAddress> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await inTransaction(this.dataSource, async (tx) => {
      // Two at once: the later one ends the address of the earlier.
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`calendar-feed:${caller.personId}`]);
      await this.end(caller, tx);
      await tx.query('insert into calendar_feed (id, person_id, token_hash, created_at) values ($1, $2, $3, $4)', [
        randomUUID(),
        caller.personId,
        hashOf(token),
        now,
      ]);
      await this.note(caller, 'calendar-feed.made', tx);
    });
    return { address: `${this.settings.publicUrl}/api/calendar/${token}.ics`, createdAt: now };
  }

  async revoke(caller: Caller): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      await this.end(caller, tx);
      await this.note(caller, 'calendar-feed.revoked', tx);
    });
  }

  /** @returns whose calendar it is; null alike for an unknown, an ended and an impossible address */
  async personBehind(token: string): Promise<string | null> {
    if (!form.test(token)) return null;
    const [row]: readonly { readonly person: string }[] = await this.dataSource.query(
      'select person_id as person from calendar_feed where token_hash = $1 and revoked_at is null',
      [hashOf(token)],
    );
    return row?.person ?? null;
  }

  private async end(caller: Caller, tx: EntityManager): Promise<void> {
    await tx.query('update calendar_feed set revoked_at = $2 where person_id = $1 and revoked_at is null', [
      caller.personId,
      this.clock.now(),
    ]);
  }

  private async note(caller: Caller, deed: string, tx: EntityManager): Promise<void> {
    await this.audit.note(tx, {
      actor: caller.personId,
      at: this.clock.now(),
      deed,
      subjectKind: 'person',
      subjectId: caller.personId,
    });
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
