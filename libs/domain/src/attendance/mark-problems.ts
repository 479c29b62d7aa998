import type { Attendance, Modality } from '../ledger';
import type { Excuse } from './roll';

export interface MarkClaim {
  readonly attendance: Attendance;
  readonly minutes: number;
  readonly modality: Modality;
  readonly interactionEnsured: boolean;
  readonly excuse?: Excuse | null;
  readonly excuseNote?: string | null;
}

/** What contradicts itself in a mark: the field and the rule that it breaks. */
export interface MarkProblem {
  readonly field: 'minutes' | 'interactionEnsured' | 'excuse' | 'excuseNote';
  readonly rule: 'minutesOfPresent' | 'noMinutes' | 'virtualAlone' | 'reasonNeeded' | 'excusedAlone';
}

/** Minutes belong to those present, an excuse to those excused, ensured interaction to those who were there virtually. */
export function markProblems(mark: MarkClaim): readonly MarkProblem[] {
  const problems: MarkProblem[] = [];
  const isPresent = mark.attendance === 'present';
  const isExcused = mark.attendance === 'excused';
  if (isPresent && mark.minutes === 0) problems.push({ field: 'minutes', rule: 'minutesOfPresent' });
  if (!isPresent && mark.minutes > 0) problems.push({ field: 'minutes', rule: 'noMinutes' });
  if (mark.interactionEnsured && !(isPresent && mark.modality === 'virtual'))
    problems.push({ field: 'interactionEnsured', rule: 'virtualAlone' });
  if (isExcused && !mark.excuse) problems.push({ field: 'excuse', rule: 'reasonNeeded' });
  if (!isExcused && mark.excuse) problems.push({ field: 'excuse', rule: 'excusedAlone' });
  if (!isExcused && mark.excuseNote) problems.push({ field: 'excuseNote', rule: 'excusedAlone' });
  return problems;
}
