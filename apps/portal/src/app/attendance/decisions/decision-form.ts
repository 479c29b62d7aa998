import { Component, input, output, signal } from '@angular/core';
import { Decision } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { TextArea } from '../../ui/fields/text-area';
import { evidenceTexts } from '../evidence/texts';

const empty = { accepted: true, reason: null };

/** Yes or no to one thing that waits. No needs a reason, and so does a yes that changes what was signed. */
@Component({
  selector: 'm-decision-form',
  imports: [ProblemNotice, TextArea],
  template: `<form class="m-decision" novalidate (submit)="$event.preventDefault()">
    @if (isDeclining() || needsReason()) {
      <m-text-area [label]="texts().decision.reason" [at]="form.at('reason')" [rows]="2" />
    }
    @if (missing()) {
      <p class="m-bad" role="alert">{{ texts().decision.reasonMissing }}</p>
    }
    <m-problem-notice [problem]="problem()" />
    <div class="m-acts">
      @if (!isDeclining()) {
        <button type="button" class="m-button" [disabled]="busy() || !mayAccept()" (click)="decide(true)">
          {{ accept() ?? texts().decision.accept }}<span class="m-unseen">: {{ of() }}</span>
        </button>
      }
      <button type="button" class="m-button m-button--quiet" [disabled]="busy()" (click)="decide(false)">
        {{ texts().decision.decline }}<span class="m-unseen">: {{ of() }}</span>
      </button>
      @if (isDeclining()) {
        <button type="button" class="m-button m-button--plain" (click)="isDeclining.set(false); missing.set(false)">
          {{ texts().cancel }}
        </button>
      }
    </div>
  </form>`,
})
export class DecisionForm {
  /** Whom or what it is about, for screen readers. */
  readonly of = input.required<string>();
  readonly accept = input<string | null>(null);
  readonly mayAccept = input(true);
  readonly needsReason = input(false);
  readonly busy = input(false);
  readonly problem = input<unknown>(null);
  readonly decided = output<Decision>();
  protected readonly texts = spoken(evidenceTexts);
  protected readonly form = new Entered(Decision, empty);
  protected readonly isDeclining = signal(false);
  protected readonly missing = signal(false);

  protected decide(accepted: boolean): void {
    const needs = !accepted || this.needsReason();
    if (!accepted && !this.isDeclining()) {
      this.isDeclining.set(true);
      return;
    }
    const reason = String(this.form.value().reason ?? '').trim();
    this.missing.set(needs && reason === '');
    if (this.missing()) return;
    this.decided.emit({ accepted, reason: reason === '' ? null : reason });
  }
}
