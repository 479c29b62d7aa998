import { Component, effect, inject, input, output, signal, untracked } from '@angular/core';
import type { Member } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { TextField } from '../../ui/fields/text-field';
import { Icon } from '../../ui/icon';
import { RegistrationClient } from '../registration/registration-client';
import { approvalTexts } from './texts';

const shownAtMost = 20;

/** Finds somebody among the people of a department and hands her over. */
@Component({
  selector: 'm-member-search',
  imports: [TextField, Icon, ProblemNotice],
  template: `<div class="m-search">
    <div class="m-search__line">
      <m-text-field
        type="search"
        autocomplete="off"
        [label]="texts().search.label"
        [hint]="texts().search.hint"
        [(value)]="words"
        (keydown.enter)="$event.preventDefault(); search()"
      />
      <button type="button" class="m-button" [disabled]="busy()" (click)="search()">
        <m-icon name="search" />{{ texts().search.act }}
      </button>
    </div>
    <m-problem-notice [problem]="problem()" />
    <p class="m-meta" role="status">{{ told() }}</p>
    <ul class="m-rows">
      @for (person of found() ?? []; track person.id) {
        <li class="m-split m-split--middle">
          <b>{{ format.listName(person) }}</b>
          @if (taken().includes(person.id)) {
            <span class="m-meta">{{ texts().search.taken }}</span>
          } @else {
            <button type="button" class="m-button m-button--small" (click)="chosen.emit(person)">
              {{ act() ?? texts().search.choose }}<span class="m-unseen">: {{ format.fullName(person) }}</span>
            </button>
          }
        </li>
      }
    </ul>
  </div>`,
})
export class MemberSearch {
  /** Id of the department. */
  readonly department = input.required<string>();
  readonly act = input<string | null>(null);
  /** Ids that were chosen already, or must not be. */
  readonly taken = input<readonly string[]>([]);
  readonly chosen = output<Member>();
  private readonly client = inject(RegistrationClient);
  protected readonly texts = spoken(approvalTexts);
  protected readonly format = format;
  protected readonly words = signal<string | null>(null);
  protected readonly found = signal<readonly Member[] | null>(null);
  protected readonly more = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  constructor() {
    effect(() => {
      this.department();
      untracked(() => void this.search());
    });
  }

  protected told(): string {
    const found = this.found();
    if (found === null) return '';
    return found.length === 0 ? this.texts().search.none : this.texts().search.found(found.length, this.more());
  }

  protected async search(): Promise<void> {
    const department = this.department();
    const words = (this.words() ?? '').trim();
    this.busy.set(true);
    this.problem.set(null);
    try {
      const page = await this.client.members(department, { limit: shownAtMost, ...(words === '' ? {} : { words }) });
      if (department !== this.department()) return;
      this.found.set(page.people);
      this.more.set(page.next !== null);
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
