import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type { RollScan } from '@mittler/contract';
import { firstValueFrom } from 'rxjs';
import { format } from '../../shell/format';
import { keepHeadingFocus } from '../../shell/heading-focus';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SignedIn } from '../../shell/signed-in';
import { Crumbs } from '../../ui/crumbs';
import { FileDrop } from '../../ui/fields/file-drop';
import { Icon } from '../../ui/icon';
import { ConfirmDialog } from '../../ui/notices/confirm-dialog';
import { StatusMessages } from '../../ui/notices/status-messages';
import { Waiting } from '../../ui/notices/waiting';
import { KeptRolls } from '../device/kept-rolls';
import { EvidenceClient } from './evidence-client';
import { evidenceTexts } from './texts';

/** Paper as evidence: the sheet to sign, and its scans. */
@Component({
  selector: 'm-scans-page',
  imports: [ConfirmDialog, Crumbs, FileDrop, Icon, ProblemNotice, Waiting],
  template: `<div class="m-page m-flow">
    <m-crumbs [above]="above()" [here]="texts().scans.here" />
    @if (scans.hasValue()) {
      <h1>{{ texts().scans.title(scans.value().length) }}</h1>
      <div class="m-two">
        <div class="m-sections">
          <section>
            <h2>{{ texts().scans.attached }}</h2>
            <m-problem-notice [problem]="problem()" />
            <ul class="m-rows">
              @for (scan of scans.value(); track scan.id) {
                <li class="m-split m-split--middle">
                  <span>
                    <a [href]="'/api/scans/' + scan.id" download>{{ scan.fileName }}</a><br />
                    <span class="m-meta">
                      {{ texts().scans.by(scan.uploadedBy ?? '–', format.dateTime(scan.uploadedAt), sizeOf(scan)) }}
                    </span>
                  </span>
                  @if (mayRemove()) {
                    <button
                      type="button"
                      class="m-button m-button--plain m-button--small"
                      (click)="asked.set(scan); removing.open()"
                    >
                      {{ texts().scans.remove }}<span class="m-unseen">: {{ scan.fileName }}</span>
                    </button>
                  }
                </li>
              } @empty {
                <li class="m-muted">{{ texts().scans.none }}</li>
              }
            </ul>
            <m-file-drop
              [label]="texts().scans.drop"
              [hint]="texts().scans.hint"
              accept=".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"
              [busy]="busy()"
              (chosen)="attach($event)"
            />
          </section>
        </div>
        <aside>
          <section>
            <h2>{{ texts().scans.sheet }}</h2>
            <p>{{ texts().scans.sheetMore }}</p>
            <a class="m-button m-button--quiet" [href]="'/api/sessions/' + session() + '/sign-in-sheet.pdf'" download>
              <m-icon name="download" />{{ texts().acts.sheet }}
            </a>
          </section>
        </aside>
      </div>
    } @else {
      <h1>{{ texts().scans.here }}</h1>
      @if (scans.isLoading()) {
        <m-waiting />
      }
      <m-problem-notice [problem]="scans.error()" [again]="true" (retry)="scans.reload()" />
    }
    <m-confirm-dialog
      #removing
      [title]="texts().scans.removeAsk"
      [act]="texts().scans.remove"
      [danger]="true"
      [busy]="busy()"
      (confirmed)="remove(); removing.close()"
    >
      <p>{{ asked()?.fileName }}</p>
    </m-confirm-dialog>
  </div>`,
})
export class ScansPage {
  readonly session = input.required<string>();
  private readonly client = inject(EvidenceClient);
  private readonly kept = inject(KeptRolls);
  private readonly messages = inject(StatusMessages);
  private readonly signedIn = inject(SignedIn);
  protected readonly texts = spoken(evidenceTexts);
  protected readonly format = format;
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly asked = signal<RollScan | null>(null);
  protected readonly mayRemove = computed(() => this.signedIn.has('coordination-office'));
  private readonly roll = resource({ params: () => this.session(), loader: ({ params }) => this.kept.roll(params) });
  protected readonly scans = rxResource({
    params: () => this.session(),
    stream: ({ params }) => this.client.scans(params),
  });
  protected readonly above = computed(() => [
    {
      label: this.roll.hasValue() ? this.roll.value().value.roll.title : this.texts().toRoll,
      path: `/termine/${this.session()}/liste`,
    },
  ]);

  constructor() {
    keepHeadingFocus(() => this.scans.hasValue());
  }

  protected sizeOf({ bytes }: RollScan): string {
    return bytes < 1_048_576
      ? `${format.number(Math.max(1, Math.round(bytes / 1024)))} kB`
      : `${format.number(Math.round(bytes / 104_857.6) / 10)} MB`;
  }

  protected attach(file: File): Promise<void> {
    return this.act(async () => {
      await firstValueFrom(this.client.attach(this.session(), file));
      this.messages.say(this.texts().scans.saved);
    });
  }

  protected remove(): Promise<void> {
    return this.act(async () => {
      const scan = this.asked();
      if (scan !== null) await firstValueFrom(this.client.removeScan(scan.id));
    });
  }

  private async act(deed: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await deed();
      this.scans.reload();
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
