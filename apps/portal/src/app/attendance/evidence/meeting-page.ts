import { Component, computed, effect, inject, input, resource, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import type { MeetingList, MeetingPerson } from '@mittler/contract';
import { firstValueFrom } from 'rxjs';
import { format } from '../../shell/format';
import { keepHeadingFocus } from '../../shell/heading-focus';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Crumbs } from '../../ui/crumbs';
import { CheckBox } from '../../ui/fields/check-box';
import { FileDrop } from '../../ui/fields/file-drop';
import { StatusMessages } from '../../ui/notices/status-messages';
import { Waiting } from '../../ui/notices/waiting';
import { KeptRolls } from '../device/kept-rolls';
import { RollStore } from '../roll/roll-store';
import { EvidenceClient } from './evidence-client';
import { MeetingTable } from './meeting-table';
import { evidenceTexts } from './texts';

/** A meeting's list of participants, matched to the roll: proposals, which become marks by the trainer's word alone. */
@Component({
  selector: 'm-meeting-page',
  imports: [CheckBox, Crumbs, FileDrop, MeetingTable, ProblemNotice, Waiting],
  providers: [RollStore],
  template: `<div class="m-page m-flow">
    @if (store.roll(); as roll) {
      <m-crumbs [above]="above()" [here]="texts().meeting.here" />
      <h1>{{ list() === null ? texts().meeting.here : texts().meeting.title(chosenCount(), roll.rows.length) }}</h1>
      <p class="m-prose">{{ texts().meeting.lead }}</p>
      <m-problem-notice [problem]="problem()" />
      <m-file-drop
        [label]="texts().meeting.drop"
        [hint]="texts().meeting.hint"
        accept=".csv,text/csv,.txt"
        [busy]="busy()"
        (chosen)="read($event)"
      />
      @if (list(); as found) {
        <p role="status">{{ texts().meeting.read(texts().meeting.programs[found.program], found.people.length) }}</p>
        <m-meeting-table
          [people]="found.people"
          [roll]="roll"
          [rowOf]="rowOf()"
          [chosen]="chosen()"
          (rowChosen)="match($event.index, $event.enrolmentId)"
          (turned)="turn($event)"
        />
        @if (found.missing.length > 0) {
          <p class="m-muted">{{ texts().meeting.missing(missingNames()) }}</p>
        }
        <m-check-box
          [label]="texts().meeting.word"
          [hint]="texts().meeting.wordHint"
          [optional]="false"
          [value]="ensured()"
          (valueChange)="ensured.set($event === true)"
        />
        <div class="m-acts">
          <button
            type="button"
            class="m-button m-button--primary"
            [disabled]="!ensured() || chosenCount() === 0"
            (click)="confirm()"
          >
            {{ texts().meeting.confirm(chosenCount()) }}
          </button>
        </div>
      }
    } @else {
      <h1>{{ texts().meeting.here }}</h1>
      @if (loaded.isLoading()) {
        <m-waiting />
      }
      <m-problem-notice [problem]="loaded.error()" [again]="true" (retry)="loaded.reload()" />
    }
  </div>`,
})
export class MeetingPage {
  readonly session = input.required<string>();
  private readonly client = inject(EvidenceClient);
  private readonly kept = inject(KeptRolls);
  private readonly router = inject(Router);
  private readonly messages = inject(StatusMessages);
  protected readonly store = inject(RollStore);
  protected readonly texts = spoken(evidenceTexts);
  protected readonly loaded = resource({
    params: () => this.session(),
    loader: ({ params }) => this.kept.roll(params),
  });
  protected readonly list = signal<MeetingList | null>(null);
  /** Which row each person of the list is, by her place in it. */
  protected readonly rowOf = signal<ReadonlyMap<number, string>>(new Map());
  protected readonly chosen = signal<ReadonlySet<number>>(new Set());
  protected readonly ensured = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly above = computed(() => [
    { label: this.store.roll()?.title ?? '', path: `/termine/${this.session()}/liste` },
  ]);
  protected readonly chosenCount = computed(() => [...this.chosen()].filter((index) => this.rowOf().has(index)).length);
  protected readonly missingNames = computed(() => {
    const taken = new Set(this.rowOf().values());
    return this.store
      .rows()
      .filter(({ row }) => !taken.has(row.enrolmentId))
      .map(({ row }) => format.listName(row))
      .join('; ');
  });

  constructor() {
    keepHeadingFocus(() => this.store.roll() !== null);
    effect(() => {
      if (!this.loaded.hasValue()) return;
      const { roll } = this.loaded.value().value;
      untracked(() => this.store.show(roll));
    });
  }

  protected async read(file: File): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      const list = await firstValueFrom(this.client.readMeeting(this.session(), file));
      const matched = list.people.flatMap(({ enrolmentId }, index) =>
        enrolmentId === null ? [] : ([[index, enrolmentId]] as const),
      );
      this.rowOf.set(new Map(matched));
      this.chosen.set(new Set(matched.filter(([index]) => stayed(list.people[index])).map(([index]) => index)));
      this.list.set(list);
    } catch (problem) {
      this.list.set(null);
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  protected match(index: number, enrolmentId: string | null): void {
    this.rowOf.update((rows) => {
      const rest = [...rows].filter(([at, row]) => at !== index && row !== enrolmentId);
      return new Map(enrolmentId === null ? rest : [...rest, [index, enrolmentId]]);
    });
    this.chosen.update(
      (chosen) => new Set(enrolmentId === null ? [...chosen].filter((at) => at !== index) : [...chosen, index]),
    );
  }

  protected turn(index: number): void {
    this.chosen.update(
      (chosen) => new Set(chosen.has(index) ? [...chosen].filter((at) => at !== index) : [...chosen, index]),
    );
  }

  /** The trainer's word: what is chosen becomes marks, with the log as their check. */
  protected async confirm(): Promise<void> {
    const list = this.list();
    if (list === null) return;
    const count = this.chosenCount();
    this.store.ensureInteraction(true);
    for (const index of this.chosen()) {
      const person = list.people[index];
      const view = this.store.rows().find(({ row }) => row.enrolmentId === this.rowOf().get(index));
      if (person === undefined || view === undefined) continue;
      this.store.mark(view, (block) => {
        const minutes = person.minutes.find(({ blockId }) => blockId === block.id)?.minutes ?? 0;
        const log = { modality: 'virtual', check: 'meeting-log' } as const;
        return minutes > 0
          ? { attendance: 'present', minutes, ...log }
          : { attendance: 'absent', minutes: 0, modality: 'virtual' };
      });
    }
    this.messages.say(this.texts().meeting.confirmed(count));
    await this.router.navigate(['/termine', this.session(), 'liste']);
  }
}

/** Who was there for no minute of any block is proposed to nobody. */
function stayed(person: MeetingPerson | undefined): boolean {
  return person !== undefined && person.minutes.some(({ minutes }) => minutes > 0);
}
