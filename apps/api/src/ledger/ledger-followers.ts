import type { Instant } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/**
 * What a later room keeps in step with the ledger. The ledger may not know those rooms, so each of them says here what
 * it locks before ledgers are locked, and what it does once facts were added. It adds itself when its module starts.
 */
export interface LedgerFollower {
  /** Locks its rows about these enrolments, in the order of their ids: they come before the enrolments in the house's order of locks. */
  lock(enrolmentIds: readonly string[], tx: EntityManager): Promise<void>;
  /** Facts were added to these ledgers, and their standings are renewed: all but marks that change nothing in a report. */
  follow(by: string | null, enrolmentIds: readonly string[], now: Instant, tx: EntityManager): Promise<void>;
}

@Injectable()
export class LedgerFollowers {
  private readonly known: LedgerFollower[] = [];

  add(follower: LedgerFollower): void {
    this.known.push(follower);
  }

  async lock(enrolmentIds: readonly string[], tx: EntityManager): Promise<void> {
    for (const follower of this.known) await follower.lock(enrolmentIds, tx);
  }

  async follow(by: string | null, enrolmentIds: readonly string[], now: Instant, tx: EntityManager): Promise<void> {
    for (const follower of this.known) await follower.follow(by, enrolmentIds, now, tx);
  }
}
