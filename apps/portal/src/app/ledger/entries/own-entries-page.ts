import { Component, computed, inject, signal } from '@angular/core';
import type { OwnEntry } from '@mittler/contract';
import { format } from '../../shell/format';
import { keepHeadingFocus } from '../../shell/heading-focus';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Badge } from '../../ui/badge';
import { Crumbs } from '../../ui/crumbs';
import { Icon } from '../../ui/icon';
import { Waiting } from '../../ui/notices/waiting';
import { GrowingList } from '../../ui/tables/growing-list';
import { MoreButton } from '../../ui/tables/more-button';
import { TableRegion } from '../../ui/tables/table-region';
import { EntryClient } from './entry-client';
import { ObjectionDialog } from './objection-dialog';
import { entryTexts } from './texts';

interface CourseEntries {
  readonly enrolment: string;
  readonly course: string;
  readonly entries: readonly OwnEntry[];
}

/** Everything that is recorded about one's attendance, course by course, and the objection to an entry that is wrong. */
@Component({
  selector: 'm-own-entries-page',
  imports: [Badge, Crumbs, Icon, MoreButton, ObjectionDialog, ProblemNotice, TableRegion, Waiting],
  template: `<div class="m-page m-flow">
    <m-crumbs [above]="[{ label: texts().toStanding, path: '/mein-stand' }]" [here]="texts().here" />
    <h1>{{ list.ready() ? texts().title(list.rows().length, list.hasMore()) : texts().here }}</h1>
    <p class="m-prose m-muted">{{ texts().lead }}</p>
    <m-problem-notice [problem]="list.problem()" [again]="true" (retry)="list.begin()" />
    @for (course of courses(); track course.enrolment) {
      <section>
        <div class="m-split m-split--middle">
          <h2>{{ course.course }}</h2>
          <a [href]="'/api/me/attendance-certificate.pdf?enrolment=' + course.enrolment" download>
            <m-icon name="download" [size]="16" /> {{ texts().certificate
            }}<span class="m-unseen">: {{ course.course }}</span>
          </a>
        </div>
        <m-table-region [label]="texts().table(course.course)">
          <table class="m-table m-table--list">
            <caption class="m-unseen">
              {{
                texts().table(course.course)
              }}
            </caption>
            <thead>
              <tr>
                <th scope="col">{{ texts().day }}</th>
                <th scope="col">{{ texts().session }}</th>
                <th scope="col">{{ texts().entry }}</th>
                <th scope="col">{{ texts().state }}</th>
              </tr>
            </thead>
            <tbody>
              @for (entry of course.entries; track entry.markId) {
                <tr>
                  <td class="m-nowrap">{{ format.shortWeekdayDate(entry.day) }}</td>
                  <th scope="row">
                    {{ entry.sessionTitle }}
                    @if (entry.area) {
                      <span class="m-meta m-below">{{ texts().area(entry.area) }}</span>
                    }
                  </th>
                  <td>
                    {{ texts().attendance[entry.attendance] }}
                    @if (entry.attendance === 'present') {
                      , {{ texts().ofPlanned(format.minutes(entry.minutes), format.minutes(entry.plannedMinutes)) }},
                      {{ texts().form[entry.modality] }}
                    }
                    @if (!entry.holds) {
                      <span class="m-meta m-below">{{ texts().replaced }}</span>
                    }
                  </td>
                  <td>
                    @if (entry.objection; as objection) {
                      <m-badge
                        [tone]="tones[objection.state]"
                        [icon]="objection.state === 'pending' ? 'hourglass' : 'check-circle'"
                        >{{ texts().states[objection.state] }}</m-badge
                      >
                      <span class="m-meta m-below">„{{ objection.words }}“</span>
                      @if (objection.reason) {
                        <span class="m-meta m-below">{{ texts().reason(objection.reason) }}</span>
                      }
                    } @else if (entry.mayObject) {
                      <button type="button" class="m-link" (click)="dialog.ask(entry)">
                        {{ texts().object
                        }}<span class="m-unseen">: {{ entry.sessionTitle }}, {{ format.date(entry.day) }}</span>
                      </button>
                      <span class="m-meta m-below">{{ texts().until(format.date(entry.objectUntil)) }}</span>
                    } @else {
                      <span class="m-muted">–</span>
                    }
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </m-table-region>
      </section>
    }
    @if (list.rows().length > 0) {
      <m-more-button [more]="list.hasMore()" [shown]="list.rows().length" [busy]="list.busy()" (wanted)="list.more()" />
    } @else if (list.busy()) {
      <m-waiting />
    }
    <m-objection-dialog #dialog (raised)="raised($event)" />
  </div>`,
})
export class OwnEntriesPage {
  private readonly client = inject(EntryClient);
  protected readonly texts = spoken(entryTexts);
  protected readonly format = format;
  protected readonly tones = { pending: 'wait', accepted: 'good', declined: 'bad' } as const;
  protected readonly list = new GrowingList<OwnEntry>(async (after) => {
    const { entries, next } = await this.client.entries(after);
    return { rows: entries, next };
  });
  /** Entries as the server says them after an objection, by the mark that they are about. */
  private readonly fresh = signal<ReadonlyMap<string, OwnEntry>>(new Map());
  protected readonly courses = computed<readonly CourseEntries[]>(() => {
    const entries = this.list.rows().map((entry) => this.fresh().get(entry.markId) ?? entry);
    const enrolments = [...new Set(entries.map(({ enrolmentId }) => enrolmentId))];
    return enrolments.map((enrolment) => {
      const own = entries.filter(({ enrolmentId }) => enrolmentId === enrolment);
      return { enrolment, course: own[0]?.courseName ?? '', entries: own };
    });
  });

  constructor() {
    keepHeadingFocus(() => this.list.ready());
    void this.list.begin();
  }

  protected raised(entry: OwnEntry): void {
    this.fresh.update((fresh) => new Map(fresh).set(entry.markId, entry));
  }
}
