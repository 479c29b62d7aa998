import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CourseSessions, SessionAnswer, SessionRemark } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Badge } from '../../ui/badge';
import { Icon } from '../../ui/icon';
import { EmptyState } from '../../ui/notices/empty-state';
import { StatusMessages } from '../../ui/notices/status-messages';
import { Waiting } from '../../ui/notices/waiting';
import { TableRegion } from '../../ui/tables/table-region';
import { PlanningClient } from '../planning-client';
import { ClashNotice } from '../remark/clash-notice';
import { RemarkList } from '../remark/remark-list';
import { remarksOfAll, without } from '../remark/remark-words';
import { trainingTexts } from '../texts';
import { CancelDialog } from './cancel-dialog';
import { sessionTexts } from './texts';

/** The sessions of a course in the order of time, with their blocks and the state of the roll. */
@Component({
  selector: 'm-session-section',
  host: { class: 'm-part' },
  imports: [
    RouterLink,
    Badge,
    Icon,
    EmptyState,
    Waiting,
    TableRegion,
    ProblemNotice,
    RemarkList,
    ClashNotice,
    CancelDialog,
  ],
  template: `<section>
    <div class="m-split m-split--middle">
      <h2>{{ heading() }}</h2>
      @if (keeps()) {
        <div class="m-acts">
          <a class="m-button m-button--quiet" [routerLink]="['/lehrgaenge', course(), 'termine', 'neu']"
            ><m-icon name="plus" />{{ texts().sessions.create }}</a
          >
          <a class="m-button m-button--quiet" [routerLink]="['/lehrgaenge', course(), 'termine', 'reihe']"
            ><m-icon name="calendar" />{{ words().series }}</a
          >
        </div>
      }
    </div>
    <m-clash-notice [problem]="problem()" />
    <m-problem-notice [problem]="list.error()" [again]="true" (retry)="list.reload()" />
    @if (list.hasValue()) {
      @if (sessions().length === 0) {
        <m-empty-state [text]="texts().sessions.none" />
      } @else {
        @if (common().length > 0) {
          <div>
            <p class="m-meta">{{ words().forAll }}</p>
            <m-remark-list [remarks]="common()" />
          </div>
        }
        <m-table-region [label]="texts().sessions.title">
          <table class="m-table m-table--list">
            <thead>
              <tr>
                <th scope="col">{{ texts().sessions.session }}</th>
                <th scope="col">{{ texts().sessions.when }}</th>
                <th scope="col">{{ texts().sessions.blocks }}</th>
                <th scope="col">{{ texts().sessions.trainers }}</th>
                <th scope="col">{{ texts().sessions.roll }}</th>
                @if (keeps()) {
                  <th scope="col">
                    <span class="m-unseen">{{ texts().people.acts }}</span>
                  </th>
                }
              </tr>
            </thead>
            <tbody>
              @for (each of sessions(); track each.id) {
                <tr [class.m-cancelled]="each.cancelledAt !== null">
                  <th scope="row">
                    @if (each.cancelledAt !== null) {
                      <s>{{ each.title }}</s>
                      <div>{{ words().cancelledWhy(each.cancelReason ?? '') }}</div>
                    } @else {
                      {{ each.title }}
                    }
                    <div class="m-meta">{{ place(each) }}</div>
                    @if (each.day >= today && each.cancelledAt === null) {
                      <m-remark-list [remarks]="notSaid(each)" />
                    }
                  </th>
                  <td>
                    @if (each.cancelledAt !== null) {
                      <s class="m-nowrap">{{ format.shortWeekdayDate(each.day) }}</s>
                    } @else {
                      <span class="m-nowrap">{{ format.shortWeekdayDate(each.day) }}</span>
                    }
                    <div class="m-meta">{{ format.span(each.startsAt, each.endsAt) }}</div>
                  </td>
                  <td>
                    @for (block of each.blocks; track block.id) {
                      <div>
                        {{ texts().sessions.block(block.area ?? block.module ?? null) }}
                        <span class="m-muted"
                          >{{ format.minutes(block.plannedMinutes) }}, {{ texts().modalities[block.modality] }}</span
                        >
                      </div>
                    }
                  </td>
                  <td>{{ names(each) }}</td>
                  <td>
                    @if (each.cancelledAt !== null) {
                      <m-badge tone="draft" icon="minus-circle">{{ words().cancelled }}</m-badge>
                    } @else if (each.rollClosedAt !== null) {
                      <m-badge tone="good" icon="lock">{{ texts().sessions.closed }}</m-badge>
                    } @else if (each.day < today) {
                      <m-badge tone="soon" icon="warning">{{ texts().sessions.overdue }}</m-badge>
                    } @else {
                      <m-badge>{{ texts().sessions.open }}</m-badge>
                    }
                    @if (keeps() && each.cancelledAt === null) {
                      <div>
                        <a [routerLink]="['/termine', each.id, 'liste']"
                          >{{ texts().sessions.toRoll }}<span class="m-unseen">: {{ each.title }}</span></a
                        >
                      </div>
                    }
                  </td>
                  @if (keeps()) {
                    <td>
                      <div class="m-acts">
                        @if (each.cancelledAt === null) {
                          <a [routerLink]="['/lehrgaenge', course(), 'termine', each.id]"
                            >{{ texts().sessions.edit }}<span class="m-unseen">: {{ spoken(each) }}</span></a
                          >
                          @if (each.rollClosedAt === null && each.day >= today) {
                            <a [routerLink]="['/lehrgaenge', course(), 'termine', each.id, 'verschieben']"
                              >{{ words().move }}<span class="m-unseen">: {{ spoken(each) }}</span></a
                            >
                            <button type="button" class="m-link" (click)="dialog.open(each)">
                              {{ words().cancel }}<span class="m-unseen">: {{ spoken(each) }}</span>
                            </button>
                          }
                        } @else if (each.day >= today) {
                          <button type="button" class="m-link" [disabled]="busy()" (click)="restore(each)">
                            {{ words().restore }}<span class="m-unseen">: {{ spoken(each) }}</span>
                          </button>
                        }
                      </div>
                    </td>
                  }
                </tr>
              }
            </tbody>
          </table>
        </m-table-region>
      }
    } @else if (list.isLoading()) {
      <m-waiting />
    }
    <m-cancel-dialog #dialog [people]="people()" (done)="changed()" />
  </section>`,
})
export class SessionSection {
  readonly course = input.required<string>();
  readonly keeps = input.required<boolean>();
  /** People who have a seat in the course: they hear of a cancellation. */
  readonly people = input(0);
  private readonly client = inject(PlanningClient);
  private readonly messages = inject(StatusMessages);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly today = format.berlinDay(new Date().toISOString());
  protected readonly texts = spoken(trainingTexts);
  protected readonly words = spoken(sessionTexts);
  protected readonly format = format;
  protected readonly list = httpResource<CourseSessions>(() => `/api/courses/${this.course()}/sessions`);
  protected readonly sessions = computed(() => (this.list.hasValue() ? this.list.value().sessions : []));
  protected readonly heading = computed(() => {
    const open = this.sessions().filter(
      (each) => each.cancelledAt === null && each.rollClosedAt === null && each.day < this.today,
    ).length;
    return this.texts().sessions.heading(this.sessions().filter((each) => each.cancelledAt === null).length, open);
  });

  /** What is true of every session to come is said once, above the table. */
  protected readonly common = computed(() => remarksOfAll(this.coming().map((each) => each.remarks)));
  private readonly coming = computed(() =>
    this.sessions().filter((each) => each.cancelledAt === null && each.day >= this.today),
  );

  protected notSaid({ remarks }: SessionAnswer): readonly SessionRemark[] {
    return without(remarks, this.common());
  }

  protected names(session: SessionAnswer): string {
    return session.trainers.map((each) => format.fullName(each)).join(', ') || '–';
  }

  protected place({ venue, room, town }: SessionAnswer): string {
    return [venue, room?.name, town].filter((part) => part !== undefined).join(', ');
  }

  /** Sessions of a series bear the same title: a name for screen readers needs the day. */
  protected spoken(session: SessionAnswer): string {
    return `${session.title}, ${format.date(session.day)}`;
  }

  protected changed(): void {
    this.problem.set(null);
    this.list.reload();
  }

  protected async restore(session: SessionAnswer): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.client.restore(session);
      this.messages.say(this.words().restored);
      this.changed();
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
