import { HttpClient } from '@angular/common/http';
import { Component, inject, input, output, signal } from '@angular/core';
import type { PeoplePage, PersonInList } from '@mittler/contract';
import { firstValueFrom } from 'rxjs';
import { TextField } from '../../ui/fields/text-field';
import { Icon } from '../../ui/icon';
import { format } from '../format';
import { spoken } from '../language';
import { ProblemNotice } from '../problem/problem-notice';

const shownAtMost = 20;

/** Finds a person by name and hands her over; what is searched for never stands in an address. */
@Component({
  selector: 'm-person-search',
  imports: [TextField, Icon, ProblemNotice],
  template: `<div class="m-search">
    <div class="m-search__line">
      <m-text-field
        type="search"
        autocomplete="off"
        [label]="label()"
        [hint]="hint()"
        [(value)]="words"
        (keydown.enter)="$event.preventDefault(); search()"
      />
      <button type="button" class="m-button" [disabled]="busy()" (click)="search()">
        <m-icon name="search" />{{ texts().search }}
      </button>
    </div>
    <m-problem-notice [problem]="problem()" />
    <p class="m-meta" role="status">
      {{ found() === null ? '' : texts().found(found()!.length, more()) }}
    </p>
    <ul class="m-rows">
      @for (person of found() ?? []; track person.id) {
        <li class="m-split m-split--middle">
          <div>
            <b>{{ format.listName(person) }}</b>
            <div class="m-meta">{{ place(person) }}</div>
          </div>
          @if (taken().includes(person.id)) {
            <span class="m-meta">{{ texts().taken }}</span>
          } @else {
            <button type="button" class="m-button m-button--small" (click)="chosen.emit(person)">
              {{ act() ?? texts().choose }}<span class="m-unseen">: {{ format.fullName(person) }}</span>
            </button>
          }
        </li>
      }
    </ul>
  </div>`,
})
export class PersonSearch {
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly act = input<string | null>(null);
  /** Ids that were chosen already. */
  readonly taken = input<readonly string[]>([]);
  readonly chosen = output<PersonInList>();
  private readonly http = inject(HttpClient);
  protected readonly format = format;
  protected readonly words = signal<string | null>(null);
  protected readonly found = signal<readonly PersonInList[] | null>(null);
  protected readonly more = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly texts = spoken({
    de: {
      search: 'Suchen',
      choose: 'Auswählen',
      taken: 'ausgewählt',
      noDepartment: 'ohne Dienststelle',
      found: (count: number, more: boolean) => {
        if (count === 0) return 'Niemand gefunden. Prüfen Sie die Schreibweise.';
        const people = count === 1 ? '1 Person gefunden.' : `${String(count)} Personen gefunden.`;
        return more ? `${people} Es gibt noch mehr: Suchen Sie genauer.` : people;
      },
    },
    en: {
      search: 'Search',
      choose: 'Choose',
      taken: 'chosen',
      noDepartment: 'without a department',
      found: (count: number, more: boolean) => {
        if (count === 0) return 'Nobody found. Please check the spelling.';
        const people = count === 1 ? '1 person found.' : `${String(count)} people found.`;
        return more ? `${people} There are more: search more exactly.` : people;
      },
    },
  });

  protected place(person: PersonInList): string {
    const places = person.memberships.map((each) => `${each.municipalityName}, ${each.departmentName}`);
    return places.length === 0 ? this.texts().noDepartment : places.join(' · ');
  }

  protected async search(): Promise<void> {
    const words = (this.words() ?? '').trim();
    if (words === '' || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const page = await firstValueFrom(
        this.http.post<PeoplePage>('/api/people/search', { words, limit: shownAtMost }),
      );
      this.found.set(page.people);
      this.more.set(page.next !== null);
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
