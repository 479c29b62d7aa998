import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Imports, ImportState, ImportSummary } from '@mittler/contract';
import { importStates } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import type { Tone } from '../../ui/badge';
import { Badge } from '../../ui/badge';
import { SelectField } from '../../ui/fields/select-field';
import { Icon } from '../../ui/icon';
import { EmptyState } from '../../ui/notices/empty-state';
import { Waiting } from '../../ui/notices/waiting';
import { GrowingList } from '../../ui/tables/growing-list';
import { MoreButton } from '../../ui/tables/more-button';
import { TableRegion } from '../../ui/tables/table-region';
import { ImportClient } from './import-client';
import { importTexts } from './texts';

const tones: Readonly<Record<ImportState, Tone | 'draft' | null>> = {
  previewed: 'soon',
  applied: 'good',
  undone: null,
  discarded: 'draft',
};

/** All imports, the latest first. */
@Component({
  selector: 'm-imports-page',
  imports: [Badge, EmptyState, Icon, MoreButton, ProblemNotice, RouterLink, SelectField, TableRegion, Waiting],
  template: `<div class="m-page">
    <div class="m-page-head">
      <div>
        <h1>{{ headline() }}</h1>
        <p class="m-muted">{{ texts().list.lead }}</p>
      </div>
      <div class="m-acts">
        <a class="m-button m-button--primary" routerLink="/import/neu">
          <m-icon name="upload" />{{ texts().list.act }}
        </a>
      </div>
    </div>
    <m-problem-notice [problem]="list.problem()" [again]="true" (retry)="list.begin()" />
    @if (list.rows().length > 0 || state() !== null) {
      <div class="m-filters">
        <m-select-field
          [label]="texts().list.state"
          [options]="states()"
          [empty]="texts().list.all"
          [value]="state()"
          (valueChange)="choose($event)"
        />
      </div>
    }
    @if (!list.ready()) {
      @if (list.busy()) {
        <m-waiting />
      }
    } @else if (list.rows().length === 0) {
      <m-empty-state [text]="state() === null ? texts().list.none : texts().list.noneInState">
        <a class="m-button" routerLink="/import/neu">{{ texts().list.act }}</a>
      </m-empty-state>
    } @else {
      <m-table-region [label]="texts().imports">
        <table class="m-table m-table--list">
          <thead>
            <tr>
              <th scope="col">{{ texts().list.file }}</th>
              <th scope="col">{{ texts().list.state }}</th>
              <th scope="col">{{ texts().list.course }}</th>
              <th scope="col">{{ texts().list.lines }}</th>
              <th scope="col">{{ texts().list.when }}</th>
            </tr>
          </thead>
          <tbody>
            @for (each of list.rows(); track each.id) {
              <tr [class.m-urgent]="each.state === 'previewed' && each.lines.ask > 0">
                <th scope="row" class="m-break">
                  <a [routerLink]="['/import', each.id]">{{ each.fileName }}</a>
                </th>
                <td>
                  <m-badge [tone]="tones[each.state]">{{ texts().states[each.state] }}</m-badge>
                </td>
                <td>{{ each.courseName ?? texts().list.noCourse }}</td>
                <td>{{ linesOf(each) }}</td>
                <td>{{ texts().list.by(format.dateTime(each.createdAt), each.createdByName) }}</td>
              </tr>
            }
          </tbody>
        </table>
      </m-table-region>
      <m-more-button [more]="list.hasMore()" [shown]="list.rows().length" [busy]="list.busy()" (wanted)="list.more()" />
    }
  </div>`,
})
export class ImportsPage {
  /** State of the imports wanted (query parameter). */
  readonly stand = input<string>();
  private readonly client = inject(ImportClient);
  private readonly router = inject(Router);
  protected readonly texts = spoken(importTexts);
  protected readonly format = format;
  protected readonly tones = tones;
  protected readonly state = computed(() => importStates.find((each) => each === this.stand()) ?? null);
  protected readonly states = computed(() =>
    importStates.map((value) => ({ value, label: this.texts().states[value] })),
  );
  protected readonly list = new GrowingList<ImportSummary>(async (after) => {
    const { imports, next } = await this.client.list(this.state(), after);
    return { rows: imports, next };
  });
  private readonly waiting = httpResource<Imports>(() => ({
    url: '/api/imports',
    params: { state: 'previewed', limit: 200 },
  }));
  protected readonly headline = computed(() =>
    this.waiting.hasValue() ? this.texts().list.headline(this.waiting.value().imports.length) : this.texts().imports,
  );

  constructor() {
    effect(() => {
      this.state();
      void this.list.begin();
    });
  }

  protected choose(stand: string | null): void {
    void this.router.navigate(['/import'], { queryParams: stand === null ? {} : { stand }, replaceUrl: true });
  }

  protected linesOf({ lines }: ImportSummary): string {
    const { add, change, same, ask, refuse, skip } = lines;
    return this.texts().list.sum(add + change + same + ask + refuse + skip, ask, refuse);
  }
}
