import type { Fact, Instant } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { toFact } from './fact-row';

/** A fact, and the part of a session that it is about. */
export interface KnownFact {
  readonly fact: Fact;
  readonly block: string | null;
}

/** Enrolments of which the facts are kept in memory: about 15 kB each. */
const mostEnrolments = 2_000;

/**
 * All facts of an enrolment are one JSON text, which is read three times as fast as rows. `settled`: committed before
 * this transaction began to write, so that no rollback can take it back.
 */
const factsSince = `
  select f.enrolment_id as "enrolmentId", json_agg(json_build_array(f.id, f.kind, f.on_date, f.received_at at time zone 'UTC',
    f.replaces, f.block_id, f.purpose, f.area, f.module, f.modality, f.minutes, f.attendance, f.checked_by,
    f.interaction_ensured, nullif(f.detail, '{}'), age(f.xmin) > 0) order by f.received_at, f.id) as facts
  from unnest($1::uuid[], $2::timestamptz[]) as wanted(id, since)
  join fact f on f.enrolment_id = wanted.id and f.received_at > wanted.since group by f.enrolment_id`;

type Packed = readonly [
  id: string,
  kind: string,
  on: string,
  receivedAt: string,
  replaces: string | null,
  block: string | null,
  purpose: string | null,
  area: string | null,
  module: string | null,
  modality: string | null,
  minutes: number | null,
  attendance: string | null,
  check: string | null,
  interactionEnsured: boolean | null,
  detail: Readonly<Record<string, unknown>> | null,
  settled: boolean,
];

interface Unpacked extends KnownFact {
  readonly settled: boolean;
}

/**
 * Remembers facts that were read before. That is safe because facts are never changed, go only together with their
 * enrolment, and each is received after all that were stored for the enrolment earlier: what is new comes after the last
 * one known.
 */
@Injectable()
export class KnownFacts {
  private readonly kept = new Map<string, readonly KnownFact[]>();

  /** All facts of these enrolments in the order in which they were received. */
  async of(enrolmentIds: readonly string[], tx: EntityManager): Promise<ReadonlyMap<string, readonly KnownFact[]>> {
    const since = enrolmentIds.map((id) => this.kept.get(id)?.at(-1)?.fact.receivedAt ?? '-infinity');
    const added = await readSince(enrolmentIds, since, tx);
    return new Map(enrolmentIds.map((id) => [id, this.together(id, added.get(id) ?? [])]));
  }

  /** The same from the table alone: for checks that look for rows changed past the application. */
  anew(enrolmentIds: readonly string[], tx: EntityManager): Promise<ReadonlyMap<string, readonly KnownFact[]>> {
    return readSince(
      enrolmentIds,
      enrolmentIds.map(() => '-infinity'),
      tx,
    );
  }

  private together(id: string, added: readonly Unpacked[]): readonly KnownFact[] {
    const before = this.kept.get(id) ?? [];
    const open = added.findIndex(({ settled }) => !settled);
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

async function readSince(
  enrolmentIds: readonly string[],
  since: readonly string[],
  tx: EntityManager,
): Promise<ReadonlyMap<string, readonly Unpacked[]>> {
  const rows: readonly { readonly enrolmentId: string; readonly facts: readonly Packed[] }[] = await tx.query(
    factsSince,
    [enrolmentIds, since],
  );
  return new Map(rows.map(({ enrolmentId, facts }) => [enrolmentId, facts.map(unpack)]));
}

const nothing = {};

function unpack(packed: Packed): Unpacked {
  const fact = toFact({
    id: packed[0],
    kind: packed[1],
    on_date: packed[2],
    received_at: inMilliseconds(packed[3]),
    replaces: packed[4],
    purpose: packed[6],
    area: packed[7],
    module: packed[8],
    modality: packed[9],
    minutes: packed[10],
    attendance: packed[11],
    checked_by: packed[12],
    interaction_ensured: packed[13],
    detail: packed[14] ?? nothing,
  });
  return { fact, block: packed[5], settled: packed[15] };
}

/** PostgreSQL leaves out zeros at the end of a fraction; with three digits always, instants compare as texts. */
function inMilliseconds(instant: string): Instant {
  return `${instant.length === 19 ? `${instant}.000` : instant.padEnd(23, '0')}Z`;
}
