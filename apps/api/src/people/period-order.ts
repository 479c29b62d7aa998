import { Refusal } from '../http/refusal';

/** @throws Refusal 'period-invalid' when a period ends before it begins; no end is fine */
export function requireOrder(from: string, until: string | null | undefined): void {
  if (until === null || until === undefined || until >= from) return;
  throw new Refusal('period-invalid', { fields: [{ pointer: '/until', rule: 'notBefore', limit: from }] });
}
