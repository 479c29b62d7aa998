import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CourseAnswer, CourseSessions } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Badge } from '../../ui/badge';
import { Icon } from '../../ui/icon';
import { ConfirmDialog } from '../../ui/notices/confirm-dialog';
import { StatusMessages } from '../../ui/notices/status-messages';
import { TrainingClient } from '../training-client';
import { courseTexts } from './texts';

/** Whether the course stands in the catalogue, what people would still miss there, and the step in or out. */
@Component({
  selector: 'm-announcement-section',
  host: { class: 'm-part' },
  imports: [RouterLink, Badge, Icon, ConfirmDialog, ProblemNotice],
  template: `<section>
    <div class="m-split m-split--middle">
      <h2>{{ texts().announceTitle }}</h2>
      @if (course().announcedAt === null) {
        <m-badge tone="draft" icon="eye-off">{{ texts().notInCatalogue }}</m-badge>
      } @else {
        <m-badge tone="good" icon="globe">{{ texts().inCatalogue }}</m-badge>
      }
    </div>
    <m-problem-notice [problem]="problem()" />
    @if (course().announcedAt; as since) {
      <p>{{ texts().since(format.dateTime(since)) }}. {{ texts().announced }}</p>
    } @else {
      <p>{{ texts().notAnnounced }}</p>
    }
    @if (missing().length > 0) {
      <p>
        <m-icon class="m-soon" name="warning" [size]="16" /> {{ texts().missing }} {{ missing().join(', ') }}.
        @if (course().announcedAt === null) {
          {{ texts().missingMay }}
        }
      </p>
    } @else if (sessions.hasValue()) {
      <p><m-icon class="m-good" name="check-circle" [size]="16" /> {{ texts().complete }}</p>
    }
    <div class="m-acts">
      @if (course().announcedAt === null) {
        <button type="button" class="m-button" [disabled]="busy()" (click)="announce()">
          <m-icon name="globe" />{{ texts().announce }}
        </button>
      } @else {
        <a class="m-button m-button--quiet" [routerLink]="['/katalog', course().id]"
          ><m-icon name="eye" />{{ texts().look }}</a
        >
        <button type="button" class="m-button m-button--quiet" (click)="dialog.open()">
          <m-icon name="eye-off" />{{ texts().take }}
        </button>
      }
    </div>
    <m-confirm-dialog
      #dialog
      [title]="texts().takeQuestion"
      [act]="texts().take"
      [busy]="busy()"
      (confirmed)="withdraw(dialog)"
    >
      <p>{{ texts().takeMore }}</p>
    </m-confirm-dialog>
  </section>`,
})
export class AnnouncementSection {
  readonly course = input.required<CourseAnswer>();
  readonly changed = output();
  private readonly client = inject(TrainingClient);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(courseTexts);
  protected readonly format = format;
  protected readonly sessions = httpResource<CourseSessions>(() => `/api/courses/${this.course().id}/sessions`);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected readonly missing = computed(() => {
    if (!this.sessions.hasValue()) return [];
    const { summary, targetGroup, registerUntil, capacity } = this.course();
    const sessions = this.sessions.value().sessions.filter((each) => each.cancelledAt === null);
    const names = this.texts().missingOf;
    return [
      ...(sessions.length === 0 ? [names.sessions] : []),
      ...(sessions.some((each) => each.trainers.length > 0) ? [] : [names.trainers]),
      ...(summary === null ? [names.summary] : []),
      ...(targetGroup === null ? [names.targetGroup] : []),
      ...(registerUntil === null ? [names.registerUntil] : []),
      ...(capacity === null ? [names.capacity] : []),
    ];
  });

  protected announce(): Promise<void> {
    return this.working(async () => {
      await this.client.announce(this.course());
      this.messages.say(this.texts().nowIn);
    });
  }

  protected withdraw(dialog: ConfirmDialog): Promise<void> {
    dialog.close();
    return this.working(async () => {
      await this.client.takeFromCatalogue(this.course());
      this.messages.say(this.texts().nowOut);
    });
  }

  private async working(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work();
      this.changed.emit();
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
