import type { Mark } from '@mittler/contract';
import { isUnreachable } from '../../shell/device/connection';
import { ProblemError } from '../../shell/problem/problem-error';

/** A refusal that no repetition changes; an ended session or a busy server may pass, so the marks wait. */
export function isFinal(problem: unknown): problem is ProblemError {
  if (!(problem instanceof ProblemError) || isUnreachable(problem.status)) return false;
  return problem.status >= 400 && problem.status < 500 && ![401, 408, 429].includes(problem.status);
}

/** Where single marks are named, the others of the request are sent again without them. */
export function refusedIds(problem: ProblemError, marks: readonly Mark[]): ReadonlySet<string> {
  const named = problem.fields.flatMap(
    ({ pointer }) => marks[Number(/^\/marks\/(\d+)/.exec(pointer)?.[1] ?? -1)] ?? [],
  );
  return new Set((named.length > 0 ? named : marks).map(({ id }) => id));
}
