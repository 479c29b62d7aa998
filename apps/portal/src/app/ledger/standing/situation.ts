import type { FindingAnswer } from '@mittler/contract';
import type { IsoDate } from '@mittler/domain';
import type { StandingView } from './standing-view';

/** Something that is missing, with its own last day where one is known. */
export type Missing = { readonly by: IsoDate | null } & (
  | { readonly what: 'minutes'; readonly minutes: number; readonly area: string | null }
  | { readonly what: 'cases' | 'modules' | 'agreements'; readonly count: number }
  | { readonly what: 'case-minutes'; readonly minutes: number }
  | { readonly what: 'milestone'; readonly code: string }
  | { readonly what: 'course-finished' }
);

/** What the first sentence of a standing says. */
export type Situation =
  | { readonly is: 'missing' | 'waits' | 'out-of-time' | 'title-pending'; readonly items: readonly Missing[] }
  | { readonly is: 'not-begun'; readonly items: readonly Missing[] }
  | { readonly is: 'ready'; readonly until: IsoDate | null }
  | { readonly is: 'certified'; readonly until: IsoDate | null; readonly minutes: number; readonly by: IsoDate | null }
  | { readonly is: 'lapsed'; readonly until: IsoDate | null }
  | { readonly is: 'dropped-out'; readonly on: IsoDate | null };

/** Reads the situation off the assessment; the order of the cases is the one in which a state hides the next. */
export function situationOf(view: StandingView, on: IsoDate): Situation {
  const { assessment } = view;
  const { dates } = assessment;
  switch (assessment.state) {
    case 'dropped-out':
      return { is: 'dropped-out', on: dates.droppedOutOn };
    case 'lapsed':
      return { is: 'lapsed', until: dates.titleUntil };
    case 'ready':
      return { is: 'ready', until: dates.readyUntil };
    case 'certified':
      return certified(view, on);
    case 'in-training':
      return inTraining(view);
  }
}

function certified({ assessment }: StandingView, on: IsoDate): Situation {
  if (assessment.title.is === 'pending')
    return { is: 'title-pending', items: itemsOf(assessment.titleStage.findings.filter(({ met }) => !met)) };
  const cycle = assessment.cycles.find(({ from, until }) => from <= on && on <= until);
  const open = cycle?.findings.find(({ kind, met }) => kind === 'cycle-minutes' && !met);
  return {
    is: 'certified',
    until: assessment.title.until,
    minutes: open?.missing ?? 0,
    by: open?.dueBy ?? cycle?.until ?? null,
  };
}

function inTraining(view: StandingView): Situation {
  const unmet = view.assessment.certificate.findings.filter(({ met }) => !met);
  const missed = unmet.filter((finding) => finding.missed);
  if (missed.length > 0) return { is: 'out-of-time', items: itemsOf(missed) };
  if (view.assessment.warnings.includes('out-of-time')) return { is: 'out-of-time', items: [] };
  const items = [
    ...minuteItems(view, unmet),
    ...itemsOf(unmet.filter(({ kind }) => !isMinutes(kind) && !isStep(kind))),
  ];
  const hasEntries = view.assessment.certificate.findings.some(({ entries }) => entries.length > 0);
  if (view.assessment.beganOn === null && !hasEntries) return { is: 'not-begun', items };
  if (items.length > 0) return { is: 'missing', items };
  return { is: 'waits', items: itemsOf(unmet.filter(({ kind }) => isStep(kind))) };
}

const isMinutes = (kind: string): boolean => kind === 'area-minutes' || kind === 'total-minutes';
/** Steps that the office records; nothing that the person could still attend. */
const isStep = (kind: string): boolean => kind === 'milestone' || kind === 'course-finished';

/** All missing hours in one item: in the one area that lacks them, or together. */
function minuteItems({ booked }: StandingView, unmet: readonly FindingAnswer[]): readonly Missing[] {
  if (booked.missing === 0) return [];
  const findings = unmet.filter(({ kind }) => isMinutes(kind));
  const areas = findings.filter(({ kind }) => kind === 'area-minutes');
  const [only] = areas;
  const area = areas.length === 1 && only?.missing === booked.missing ? only.subject : null;
  const dates = findings.flatMap(({ dueBy }) => dueBy ?? []).sort();
  return [{ what: 'minutes', minutes: booked.missing, area, by: dates[0] ?? null }];
}

function itemsOf(findings: readonly FindingAnswer[]): readonly Missing[] {
  return findings.flatMap((finding): readonly Missing[] => {
    const { dueBy: by, missing } = finding;
    switch (finding.kind) {
      case 'area-minutes':
        return [{ what: 'minutes', minutes: missing, area: finding.subject, by }];
      case 'total-minutes':
      case 'cycle-minutes':
        return [{ what: 'minutes', minutes: missing, area: null, by }];
      case 'modules':
        return [{ what: 'modules', count: missing, by }];
      case 'milestone':
        return [{ what: 'milestone', code: finding.subject ?? finding.requirement, by }];
      case 'course-finished':
        return [{ what: 'course-finished', by }];
      case 'cases':
      case 'cycle-cases':
        return [caseItem(finding)];
      default:
        return [];
    }
  });
}

function caseItem({ aspect, missing, dueBy: by }: FindingAnswer): Missing {
  switch (aspect) {
    case 'count':
      return { what: 'cases', count: missing, by };
    case 'minutes':
      return { what: 'case-minutes', minutes: missing, by };
    case 'agreement':
      return { what: 'agreements', count: missing, by };
  }
}
