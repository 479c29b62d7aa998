import { said } from '../language';
import { ProblemError } from './problem-error';
import { problemTexts } from './problem-texts';

/** The sentence for anything that went wrong, in the language on screen. */
export function problemText(problem: unknown): string {
  return said(problemTexts)[problem instanceof ProblemError ? problem.code : 'unexpected'];
}
