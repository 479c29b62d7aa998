import type { RegistrationAnswer } from '@mittler/contract';
import { format } from '../../shell/format';
import { problemText } from '../../shell/problem/problem-text';
import type { RegistrationClient } from '../registration/registration-client';

/** A registration that could not be approved, and why. */
export interface NotApproved {
  readonly name: string;
  readonly why: string;
}

/** One after the other: each is a decision of its own, and one that is refused hinders no other. */
export async function approveEach(
  client: RegistrationClient,
  chosen: readonly RegistrationAnswer[],
  tell: (done: number) => void,
): Promise<readonly NotApproved[]> {
  const failed: NotApproved[] = [];
  for (const [index, one] of chosen.entries()) {
    tell(index);
    try {
      await client.step(one.id, 'approval', { version: one.version, approved: true });
    } catch (problem) {
      failed.push({ name: format.fullName(one.person), why: problemText(problem) });
    }
  }
  return failed;
}
