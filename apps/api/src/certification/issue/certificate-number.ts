import type { IsoDate } from '@mittler/domain';
import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { checkCodeOf } from '../paper/check-code';

/**
 * The next number of a series and year, for example MB-2026-000184. The counter's row stays locked until the transaction ends, and a
 * transaction that is rolled back takes no number: the numbers run without gaps. One that was imported under this series is passed over.
 */
export async function nextNumber(prefix: string, issuedOn: IsoDate, tx: EntityManager): Promise<string> {
  const year = Number(issuedOn.slice(0, 4));
  for (;;) {
    const rows: readonly { readonly last: number }[] = await tx.query(
      `insert into certificate_counter (prefix, year, last) values ($1, $2, 1)
       on conflict (prefix, year) do update set last = certificate_counter.last + 1 returning last`,
      [prefix, year],
    );
    const number = `${prefix}-${year}-${String(rows[0]?.last ?? 0).padStart(6, '0')}`;
    const taken: readonly unknown[] = await tx.query('select from certificate where number = $1', [number]);
    if (taken.length === 0) return number;
  }
}

/** Twelve letters from the machine's own randomness: 59 bits, which nobody finds by trying. */
export function newCheckCode(): string {
  return checkCodeOf(randomBytes(64));
}
