import { compareDates, compareInstants, compareTexts, type Instant } from '../../calendar';
import type { Fact } from '../fact';

/**
 * The facts that speak, as known at an instant (all, where none is given): of every line of corrections the one received last, and none
 * where that one is a retraction. In the order of the law: by (date, receivedAt, id).
 */
export function speakingFacts(facts: readonly Fact[], knownAt?: Instant): readonly Fact[] {
  const known = knownAt === undefined ? facts : facts.filter((fact) => compareInstants(fact.receivedAt, knownAt) <= 0);
  // Stryker disable next-line ConditionalExpression: a short cut; without corrections every fact is a line of its own.
  const corrected = known.some((fact) => fact.replaces !== null);
  const speaking = corrected ? lastOfEachLine(known) : [...known];
  return speaking.filter((fact) => fact.kind !== 'retraction').sort(byOrderOfTheLaw);
}

/** Civil date first, then the server's clock, then the id: never a device's clock. */
function byOrderOfTheLaw(a: Fact, b: Fact): number {
  return compareDates(a.on, b.on) || byReceipt(a, b);
}

function byReceipt(a: Fact, b: Fact): number {
  return compareInstants(a.receivedAt, b.receivedAt) || compareTexts(a.id, b.id);
}

function lastOfEachLine(facts: readonly Fact[]): Fact[] {
  const replacedBy = new Map(facts.map((fact) => [fact.id, fact.replaces]));
  const last = new Map<string, Fact>();
  for (const fact of facts) {
    const line = firstOfLine(fact, replacedBy);
    const before = last.get(line);
    // Stryker disable next-line EqualityOperator: no two facts have the same id.
    if (before === undefined || byReceipt(before, fact) < 0) last.set(line, fact);
  }
  return [...last.values()];
}

/** Follows the corrections back to where the line starts. A ring, which no honest ledger has, is one line. */
function firstOfLine(fact: Fact, replacedBy: ReadonlyMap<string, string | null>): string {
  const seen = new Set<string>();
  let id = fact.id;
  for (;;) {
    // Stryker disable next-line all: any name will do that is the same from wherever the ring is entered.
    if (seen.has(id)) return [...seen].sort(compareTexts).join();
    seen.add(id);
    const before = replacedBy.get(id) ?? null;
    if (before === null) return id;
    id = before;
  }
}
