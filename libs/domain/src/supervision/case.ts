import type { IsoDate } from '../calendar';

/** Fields of conflict (§ 2 Abs. 6 Nr. 7 ZMediatAusbV asks for anonymised cases): a closed list, so that none can name a party. */
export const conflictFields = [
  'neighbourhood',
  'housing',
  'school',
  'family',
  'workplace',
  'administration',
  'public-space',
  'association',
  'intercultural',
  'other',
] as const;
export type ConflictField = (typeof conflictFields)[number];

/** How many parties, in classes. */
export const partyClasses = ['2', '3-4', '5-10', 'more'] as const;
export type PartyClass = (typeof partyClasses)[number];

export interface CaseDates {
  readonly mediatedOn: IsoDate;
  readonly supervisedOn: IsoDate;
  readonly confirmedOn: IsoDate;
}

export interface CaseProblem {
  readonly field: keyof CaseDates;
  readonly rule: 'notInFuture' | 'notBeforeMediation' | 'notBeforeSupervision';
}

/** A case is supervised after it was mediated (§ 2 Abs. 5 ZMediatAusbV), confirmed after that, and none of it in the future. */
export function caseProblems(
  { mediatedOn, supervisedOn, confirmedOn }: CaseDates,
  today: IsoDate,
): readonly CaseProblem[] {
  const problems: CaseProblem[] = [];
  if (mediatedOn > today) problems.push({ field: 'mediatedOn', rule: 'notInFuture' });
  if (supervisedOn > today) problems.push({ field: 'supervisedOn', rule: 'notInFuture' });
  if (confirmedOn > today) problems.push({ field: 'confirmedOn', rule: 'notInFuture' });
  if (supervisedOn < mediatedOn) problems.push({ field: 'supervisedOn', rule: 'notBeforeMediation' });
  if (confirmedOn < supervisedOn) problems.push({ field: 'confirmedOn', rule: 'notBeforeSupervision' });
  return problems;
}
