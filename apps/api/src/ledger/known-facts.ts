import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  isSettled,
  type KnownFact,
  type LedgerRecord,
  type LedgerRow,
  readLedgers,
  toRecord,
  unpacked,
} from './ledger-record';

/** Enrolments of which the facts are kept in memory: about 15 kB each. */
const mostEnrolments = 2_000;

/** The records of enrolments, and the rule sets that are published. */
export interface Ledgers {
  readonly records: readonly LedgerRecord[];
  readonly ruleSetIds: readonly string[];
}

/**
 * Remembers facts that were read before. That is safe because facts are never changed, go only together with their
 * enrolment, and each is received after all that were stored for the enrolment earlier: what is new comes after the last
 * one known.
 */
@Injectable()
export class KnownFacts {
  private readonly kept = new Map<string, readonly KnownFact[]>();

  /** The records of these enrolments, the newest enrolment first, each with its facts in the order in which they were received. */
  async of(enrolmentIds: readonly string[], tx: EntityManager): Promise<Ledgers> {
    const since = enrolmentIds.map((id) => this.kept.get(id)?.at(-1)?.fact.receivedAt ?? '-infinity');
    const rows = await readLedgers(enrolmentIds, since, tx);
    return { records: rows.map((row) => toRecord(row, this.together(row))), ruleSetIds: ruleSetIdsOf(rows) };
  }

  /** The same from the table alone: for checks that look for rows changed past the application. */
  async anew(enrolmentIds: readonly string[], tx: EntityManager): Promise<Ledgers> {
    const since = enrolmentIds.map(() => '-infinity');
    const rows = await readLedgers(enrolmentIds, since, tx);
    return {
      records: rows.map((row) => toRecord(row, (row.facts ?? []).map(unpacked))),
      ruleSetIds: ruleSetIdsOf(rows),
    };
  }

  private together({ id, facts }: LedgerRow): readonly KnownFact[] {
    const before = this.kept.get(id) ?? [];
    if (facts === null) {
      this.keep(id, before);
      return before;
    }
    const added = facts.map(unpacked);
    const open = facts.findIndex((each) => !isSettled(each));
    this.keep(id, [...before, ...(open === -1 ? added : added.slice(0, open))]);
    return [...before, ...added];
  }

  /** The enrolments used last stay. */
  private keep(id: string, facts: readonly KnownFact[]): void {
    this.kept.delete(id);
    if (facts.length === 0) return;
    this.kept.set(id, facts);
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostEnrolments && oldest !== undefined) this.kept.delete(oldest);
  }
}

function ruleSetIdsOf([row]: readonly LedgerRow[]): readonly string[] {
  return row?.rule_sets?.split(' ') ?? [];
}
