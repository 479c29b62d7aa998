import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CatalogueEntry } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { AreaStrip } from './area-strip';
import { planned, trained } from './content';
import { SeatsLeft } from './seats-left';
import { catalogueTexts } from './texts';

/** One course of the catalogue; printed it is one line. */
@Component({
  selector: 'm-course-line',
  imports: [RouterLink, AreaStrip, SeatsLeft],
  template: `<article class="m-course">
    <p class="m-course__day">
      @if (began()) {
        <span class="m-meta">{{ texts().began }}</span>
      }
      <b>{{ format.dayOfMonth(course().startsOn) }}<span class="m-print-only">.&nbsp;</span></b>
      <span class="m-meta">{{ format.shortMonth(course().startsOn) }}</span>
    </p>
    <div class="m-course__what">
      <h3>
        <a [routerLink]="['/katalog', course().id]">{{ course().name }}</a>
      </h3>
      <p class="m-meta m-no-print">{{ course().programme.name }} · {{ sessions() }}</p>
    </div>
    <div class="m-course__areas">
      @if (areas().length > 0) {
        <p class="m-meta" aria-hidden="true">{{ texts().areas }}</p>
        <m-area-strip [areas]="areas()" [all]="all()" />
      }
    </div>
    <div class="m-course__where">
      <b>{{ course().town }}</b>
      <p class="m-meta">{{ length() }}</p>
    </div>
    <div class="m-course__seats">
      <m-seats-left [course]="course()" />
    </div>
  </article>`,
})
export class CourseLine {
  readonly course = input.required<CatalogueEntry>();
  /** Codes of all areas of its scheme. */
  readonly all = input.required<readonly string[]>();
  readonly today = input.required<string>();
  protected readonly texts = spoken(catalogueTexts);
  protected readonly format = format;
  protected readonly areas = computed(() => trained(this.course()));
  protected readonly began = computed(() => this.course().startsOn < this.today());
  protected readonly sessions = computed(() =>
    this.texts().sessions(this.course().sessions, format.date(this.course().endsOn)),
  );
  protected readonly length = computed(() => {
    const { room, virtual } = planned(this.course().content);
    return this.texts().form(room, virtual, format.hours);
  });
}
