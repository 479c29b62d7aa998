import { computed, inject, Injectable, signal } from '@angular/core';
import type { CorrectionRequest, Objection, PendingMark, Roll } from '@mittler/contract';
import { firstValueFrom, forkJoin, type Observable } from 'rxjs';
import { StatusMessages } from '../../ui/notices/status-messages';
import { said } from '../../shell/language';
import { AttendanceClient } from '../attendance-client';
import { EvidenceClient } from '../evidence/evidence-client';
import { evidenceTexts } from '../evidence/texts';

export interface Undecided {
  readonly roll: Roll;
  readonly marks: readonly PendingMark[];
  readonly corrections: readonly CorrectionRequest[];
  readonly objections: readonly Objection[];
}

/** Everything of one session that waits for a person or was decided, loaded anew after each decision. */
@Injectable()
export class DecisionStore {
  private readonly client = inject(EvidenceClient);
  private readonly rolls = inject(AttendanceClient);
  private readonly messages = inject(StatusMessages);
  private readonly known = signal<Undecided | null>(null);
  private readonly failed = signal<{ readonly id: string; readonly problem: unknown } | null>(null);

  readonly all = this.known.asReadonly();
  /** What is being decided now. */
  readonly busy = signal<string | null>(null);
  /** Why the list could not be loaded. */
  readonly problem = signal<unknown>(null);
  readonly waiting = computed(() => {
    const all = this.known();
    if (all === null) return 0;
    const open = (states: readonly { readonly state: string }[]): number =>
      states.filter(({ state }) => state === 'pending' || state === 'open').length;
    return open(all.marks) + open(all.corrections) + open(all.objections) + open(all.roll.walkIns);
  });

  problemOf(id: string): unknown {
    return this.failed()?.id === id ? this.failed()?.problem : null;
  }

  async load(session: string): Promise<void> {
    try {
      const { roll, marks, corrections, objections } = await firstValueFrom(
        forkJoin({
          roll: this.rolls.roll(session),
          marks: this.client.pending(session),
          corrections: this.client.corrections(session),
          objections: this.client.objections(session),
        }),
      );
      this.known.set({ roll, marks: marks.marks, corrections, objections });
      this.problem.set(null);
    } catch (problem) {
      this.problem.set(problem);
    }
  }

  async decide(id: string, deed: (client: EvidenceClient) => Observable<unknown>): Promise<void> {
    const session = this.known()?.roll.sessionId;
    if (session === undefined || this.busy() !== null) return;
    this.busy.set(id);
    this.failed.set(null);
    try {
      await firstValueFrom(deed(this.client));
      await this.load(session);
      this.messages.say(said(evidenceTexts).decision.done);
    } catch (problem) {
      this.failed.set({ id, problem });
    } finally {
      this.busy.set(null);
    }
  }
}
