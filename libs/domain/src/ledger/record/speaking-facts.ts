import { compareInstants, type Instant } from '../../calendar';
import type { Fact } from '../fact';

/**
 * The facts that speak, as known at an instant (all, where none is given): of every line of corrections the one received last, and none
 * where that one is a retraction. In the order of the law: by (date, receivedAt, id).
 */
export function speakingFacts(facts: readonly Fact[], knownAt?: Instant): readonly Fact[] {
  const known = knownAt === undefined ? facts : facts.filter((fact) => compareInstants(fact.receivedAt, knownAt) <= 0);
  const corrected = known.some((fact) => fact.replaces !== null);
  const speaking = corrected ? lastOfEachLine(known) : [...known];
  return speaking.filter((fact) => fact.kind !== 'retraction').sort(byOrderOfTheLaw);
}

/** Civil date first, then the server's clock, then the id: never a device's clock. */
export function byOrderOfTheLaw(a: Fact, b: Fact): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  return byReceipt(a, b);
}

function byReceipt(a: Fact, b: Fact): number {
  const received = compareInstants(a.receivedAt, b.receivedAt);
  if (received !== 0) return received;
  return a.id < b.id ? -1 : 1;
}

function lastOfEachLine(facts: readonly Fact[]): Fact[] {
  const replacedBy = new Map(facts.map((fact) => [fact.id, fact.replaces]));
  const last = new Map<string, Fact>();
  for (const fact of facts) {
    const line = firstOfLine(fact, replacedBy);
    const before = last.get(line);
    if (before === undefined || byReceipt(before, fact) < 0) last.set(line, fact);
  }
  return [...last.values()];
}

/** Follows the corrections back to where the line starts. A ring, which no honest ledger has, starts at its smallest id. */
function firstOfLine(fact: Fact, replacedBy: ReadonlyMap<string, string | null>): string {
  const seen = new Set<string>();
  let id = fact.id;
  for (;;) {
    if (seen.has(id)) return [...seen].reduce((a, b) => (a < b ? a : b));
    seen.add(id);
    const before = replacedBy.get(id) ?? null;
    if (before === null) return id;
    id = before;
  }
}
