import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router } from '@angular/router';
import type { CatalogueEntry, CatalogueFacets, CatalogueQuery } from '@mittler/contract';
import { isIsoDate, modalities, type Modality } from '@mittler/domain';
import { Announcer } from '../../shell/announcer';
import { format } from '../../shell/format';
import { keepHeadingFocus } from '../../shell/heading-focus';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SignedIn } from '../../shell/signed-in';
import { EmptyState } from '../../ui/notices/empty-state';
import { Waiting } from '../../ui/notices/waiting';
import { PrintButton } from '../../ui/print-button';
import { GrowingList } from '../../ui/tables/growing-list';
import { MoreButton } from '../../ui/tables/more-button';
import { CatalogueClient } from './catalogue-client';
import { CatalogueFilters, type CatalogueFilter, type FilterChange } from './catalogue-filters';
import { CatalogueWelcome } from './catalogue-welcome';
import { rangeOf } from './content';
import { CourseLine } from './course-line';
import { catalogueTexts } from './texts';

const isModality = (value: string | undefined): value is Modality => modalities.some((each) => each === value);

/** All announced courses, for anybody. The filters stand in the address, so that a selection can be passed on. */
@Component({
  selector: 'm-catalogue-page',
  imports: [
    CatalogueWelcome,
    CatalogueFilters,
    CourseLine,
    EmptyState,
    MoreButton,
    PrintButton,
    ProblemNotice,
    Waiting,
  ],
  template: `@if (isGuest()) {
      <m-catalogue-welcome />
    }
    <div class="m-page">
      <div class="m-page-head">
        <div>
          @if (isGuest()) {
            <h2 class="m-catalogue-title">{{ sentence() }}</h2>
          } @else {
            <h1>{{ sentence() }}</h1>
            <p class="m-muted m-no-print">{{ texts().lead }}</p>
          }
          <p class="m-meta m-print-only">{{ texts().printed(address(), format.date(today)) }}</p>
        </div>
        <div class="m-acts m-no-print"><m-print-button /></div>
      </div>
      <m-catalogue-filters [filter]="filter()" [facets]="facets.value() ?? null" (changed)="change($event)" />
      <m-problem-notice [problem]="list.problem()" [again]="true" (retry)="list.begin()" />
      @if (list.rows().length > 0) {
        @if (!isGuest()) {
          <h2 class="m-unseen">{{ texts().title }}</h2>
        }
        <ul class="m-courses">
          @for (course of list.rows(); track course.id) {
            <li><m-course-line [course]="course" [all]="range(course.scheme)" [today]="today" /></li>
          }
        </ul>
        <m-more-button
          [more]="list.hasMore()"
          [shown]="list.rows().length"
          [total]="list.total()"
          [busy]="list.busy()"
          (wanted)="list.more()"
        />
      } @else if (list.ready()) {
        <m-empty-state [text]="narrowed() ? texts().noneFound : texts().none">
          @if (narrowed()) {
            <button type="button" class="m-button m-button--quiet" (click)="clear()">{{ texts().clear }}</button>
          }
        </m-empty-state>
      } @else {
        <m-waiting />
      }
    </div>`,
})
export class CataloguePage {
  readonly suche = input<string>();
  readonly programm = input<string>();
  readonly ort = input<string>();
  readonly bereich = input<string>();
  readonly form = input<string>();
  readonly ab = input<string>();
  readonly frei = input<string>();
  private readonly client = inject(CatalogueClient);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  private readonly signedIn = inject(SignedIn);
  protected readonly texts = spoken(catalogueTexts);
  protected readonly format = format;
  protected readonly today = format.berlinDay(new Date().toISOString());
  protected readonly isGuest = computed(() => this.signedIn.me() === null);
  protected readonly facets = httpResource<CatalogueFacets>(() => '/api/catalogue/facets');

  protected readonly filter = computed<CatalogueFilter>(() => ({
    suche: this.suche(),
    programm: this.programm(),
    ort: this.ort(),
    bereich: this.bereich(),
    form: this.form(),
    ab: this.ab(),
    frei: this.frei(),
  }));
  protected readonly narrowed = computed(() => Object.values(this.filter()).some((each) => each !== undefined));

  /** The address may hold anything: what is no filter is left aside. */
  private readonly query = computed<CatalogueQuery>(() => {
    const { suche, programm, ort, bereich, form, ab, frei } = this.filter();
    return {
      limit: 20,
      ...(suche ? { q: suche } : {}),
      ...(programm ? { programme: programm } : {}),
      ...(ort ? { town: ort } : {}),
      ...(bereich ? { area: bereich } : {}),
      ...(isModality(form) ? { modality: form } : {}),
      ...(isIsoDate(ab ?? '') && ab ? { from: ab } : {}),
      ...(frei === 'ja' ? { free: true } : {}),
    };
  });

  protected readonly list = new GrowingList<CatalogueEntry>(async (after) => {
    const page = await this.client.courses({ ...this.query(), ...(after === null ? {} : { after }) });
    return { rows: page.courses, next: page.next };
  });

  protected readonly sentence = computed(() => {
    const rows = this.list.rows();
    const first = rows.find((each) => each.startsOn >= this.today) ?? rows[0];
    if (!this.list.ready()) return this.texts().title;
    if (first === undefined) return this.narrowed() ? this.texts().noneFound : this.texts().none;
    const next = format.longDate(first.startsOn);
    if (this.list.hasMore()) return this.texts().sentenceMore(next);
    return this.texts().sentence(rows.length, rows.filter((each) => each.state === 'open').length, next);
  });

  constructor() {
    effect(() => {
      this.query();
      untracked(() => void this.ask());
    });
    keepHeadingFocus(() => this.list.ready());
  }

  /** The address on paper, by which the page is found again. */
  protected address(): string {
    return window.location.href;
  }

  protected range(scheme: string): readonly string[] {
    const facets = this.facets.value()?.areas ?? [];
    return rangeOf(facets.filter((each) => each.scheme === scheme).map(({ area }) => area));
  }

  protected change(queryParams: FilterChange): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected clear(): void {
    void this.router.navigate([], { queryParams: {}, replaceUrl: true });
  }

  private async ask(): Promise<void> {
    await this.list.begin();
    if (this.list.problem() === null && this.narrowed()) this.announcer.say(this.sentence());
  }
}
