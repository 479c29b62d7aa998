import { HttpClient } from '@angular/common/http';
import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import type { AuditEntry, AuditPage } from '@mittler/contract';
import { firstValueFrom } from 'rxjs';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { GrowingList } from '../../ui/tables/growing-list';
import { MoreButton } from '../../ui/tables/more-button';
import { PeopleClient } from '../people-client';
import { personTexts } from './texts';

/** Who changed what about a person, the newest first. */
@Component({
  selector: 'm-history-section',
  host: { class: 'm-part' },
  imports: [ProblemNotice, MoreButton],
  template: `<section>
    <h2>{{ texts().history.title }}</h2>
    <m-problem-notice [problem]="list.problem()" [again]="true" (retry)="list.begin()" />
    @if (list.rows().length > 0) {
      <ol class="m-rows">
        @for (entry of list.rows(); track entry.seq) {
          <li>
            <b>{{ texts().history.deed(entry.deed) }}</b>
            <div class="m-meta">{{ texts().history.by(format.dateTime(entry.at), who(entry)) }}</div>
          </li>
        }
      </ol>
      @if (list.hasMore()) {
        <m-more-button [more]="true" [shown]="list.rows().length" [busy]="list.busy()" (wanted)="list.more()" />
      }
    } @else if (list.ready()) {
      <p class="m-muted">{{ texts().history.none }}</p>
    }
  </section>`,
})
export class HistorySection {
  readonly person = input.required<string>();
  /** Changes with each change of the person, and so asks anew. */
  readonly version = input.required<number>();
  private readonly http = inject(HttpClient);
  private readonly client = inject(PeopleClient);
  protected readonly texts = spoken(personTexts);
  protected readonly format = format;
  private readonly names = signal<ReadonlyMap<string, string>>(new Map());

  protected readonly list = new GrowingList<AuditEntry>(async (after) => {
    const page = await firstValueFrom(
      this.http.get<AuditPage>('/api/audit', {
        params: { subjectKind: 'person', subjectId: this.person(), limit: 10, ...(after === null ? {} : { after }) },
      }),
    );
    await this.name(page.entries);
    return { rows: page.entries, next: page.next };
  });

  constructor() {
    effect(() => {
      this.person();
      this.version();
      untracked(() => void this.list.begin());
    });
  }

  protected who(entry: AuditEntry): string {
    if (entry.actor === null) return this.texts().history.nobody;
    return this.names().get(entry.actor) ?? this.texts().history.somebody;
  }

  private async name(entries: readonly AuditEntry[]): Promise<void> {
    const ids = new Set(entries.flatMap((entry) => (entry.actor === null ? [] : [entry.actor])));
    const unknown = [...ids].filter((id) => !this.names().has(id));
    if (unknown.length === 0) return;
    const { people } = await this.client.names(unknown);
    this.names.update((names) => new Map([...names, ...people.map((each) => [each.id, each.name] as const)]));
  }
}
