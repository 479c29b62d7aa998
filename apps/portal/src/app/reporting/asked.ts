import type { ParamMap, Params } from '@angular/router';
import type { CertificationReportQuery } from '@mittler/contract';

/** How a page's address names what a report is asked for. An address may be sent to others and shows the same there. */
const names = {
  on: 'stand',
  municipality: 'kommune',
  department: 'amt',
  course: 'lehrgang',
  programme: 'programm',
  ruleSet: 'ordnung',
  expiringWithin: 'frist',
} as const satisfies Readonly<Record<keyof CertificationReportQuery, string>>;

type Name = keyof CertificationReportQuery;
/** What a report is asked for, as text. */
export type Asked = Readonly<Partial<Record<Name, string>>>;

const all = Object.keys(names) as readonly Name[];

/** What the address asks for; an empty parameter asks for nothing. */
export function askedIn(address: ParamMap): Asked {
  return Object.fromEntries(
    all.flatMap((name) => {
      const value = address.get(names[name]) ?? '';
      return value === '' ? [] : [[name, value]];
    }),
  );
}

/** The query parameters of a page's address that ask for this. */
export function addressOf(asked: Readonly<Partial<Record<Name, string | number | null | undefined>>>): Params {
  return Object.fromEntries(
    all.flatMap((name) => {
      const value = asked[name];
      return value === undefined || value === null || value === '' ? [] : [[names[name], String(value)]];
    }),
  );
}
