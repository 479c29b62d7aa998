import type { CertificationReportQuery } from '@mittler/contract';
import type { IsoDate } from '@mittler/domain';
import { type Caller, holds, municipalitiesOf } from '../http/caller';
import { Refusal } from '../http/refusal';
import type { ShownFilter } from './shown-standing';

/** What somebody may see of a report: all of it, her own municipalities', or all of it without small counts. */
export interface ReportScope {
  /** Null: all. */
  readonly municipalities: readonly string[] | null;
  readonly suppressed: boolean;
}

/** The widest scope that the caller's roles give; true figures go before suppressed ones. */
export function scopeOf(caller: Caller): ReportScope {
  if (holds(caller, 'coordination-office')) return { municipalities: null, suppressed: false };
  if (holds(caller, 'municipal-coordinator')) {
    return { municipalities: municipalitiesOf(caller, 'municipal-coordinator'), suppressed: false };
  }
  return { municipalities: null, suppressed: true };
}

const revealing = [
  'course',
  'programme',
  'ruleSet',
  'expiringWithin',
] as const satisfies readonly (keyof CertificationReportQuery)[];

/**
 * The filter within the scope.
 * @throws Refusal invalid (a day in the future) · not-allowed (a filter that, by the difference between two reports,
 *   would tell a hidden number)
 */
export function shownFilterOf(scope: ReportScope, query: CertificationReportQuery, today: IsoDate): ShownFilter {
  const on = query.on ?? today;
  if (on > today) throw new Refusal('invalid', { fields: [{ pointer: '/on', rule: 'notInFuture', limit: today }] });
  if (scope.suppressed && revealing.some((name) => query[name] !== undefined)) throw new Refusal('not-allowed');
  return {
    on,
    today,
    municipalities: scope.municipalities,
    department: query.department ?? null,
    course: query.course ?? null,
    programme: query.programme ?? null,
    ruleSet: query.ruleSet ?? null,
  };
}
