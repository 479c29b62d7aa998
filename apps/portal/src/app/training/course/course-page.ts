import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CourseAnswer } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { PageTitle } from '../../shell/page-title';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SignedIn } from '../../shell/signed-in';
import { Crumbs } from '../../ui/crumbs';
import { Icon } from '../../ui/icon';
import { Waiting } from '../../ui/notices/waiting';
import { ParticipantSection } from '../participant/participant-section';
import { TandemSection } from '../participant/tandem-section';
import { SessionSection } from '../session/session-section';
import { trainingTexts } from '../texts';
import { AnnouncementSection } from './announcement-section';
import { CourseFigures } from './course-figures';

/** One course: who takes part with which standing, and its sessions. */
@Component({
  selector: 'm-course-page',
  imports: [
    RouterLink,
    Crumbs,
    Icon,
    Waiting,
    ProblemNotice,
    CourseFigures,
    AnnouncementSection,
    ParticipantSection,
    SessionSection,
    TandemSection,
  ],
  template: `<div class="m-page">
    <m-crumbs [above]="[{ label: texts().courses.title, path: '/lehrgaenge' }]" [here]="name()" />
    @if (course.hasValue()) {
      @let one = course.value();
      <div class="m-page-head">
        <div>
          <h1>{{ one.name }}</h1>
          <p class="m-muted">
            {{ one.programme.name }} · {{ format.date(one.startsOn) }}–{{ format.date(one.endsOn) }} · {{ one.venue }},
            {{ one.town }}
          </p>
        </div>
        @if (keeps()) {
          <div class="m-acts">
            <a class="m-button m-button--quiet" [routerLink]="['/lehrgaenge', one.id, 'bearbeiten']"
              ><m-icon name="edit" />{{ texts().course.edit }}</a
            >
            <a class="m-button m-button--primary" [routerLink]="['/lehrgaenge', one.id, 'aufnehmen']"
              ><m-icon name="person-add" />{{ texts().course.enrol }}</a
            >
          </div>
        }
      </div>
      <div class="m-sections">
        @if (seesPeople()) {
          <m-course-figures [course]="one" [keeps]="keeps()" />
        }
        @if (keeps()) {
          <m-announcement-section [course]="one" (changed)="course.reload()" />
        }
        @if (seesPeople()) {
          <m-participant-section [course]="one.id" [keeps]="keeps()" />
          <m-tandem-section [course]="one.id" />
        }
        @if (seesPeople()) {
          <m-session-section [course]="one.id" [keeps]="keeps()" [people]="one.enrolled" />
        } @else {
          <p>
            {{ texts().course.trainer }} <a routerLink="/heute">{{ texts().course.toToday }}</a>
          </p>
        }
        <section>
          <h2>{{ texts().course.about }}</h2>
          <dl class="m-facts">
            <div>
              <dt>{{ texts().form.institution }}</dt>
              <dd>{{ one.institution.name }}</dd>
            </div>
            <div>
              <dt>{{ texts().form.place }}</dt>
              <dd>{{ address() }}</dd>
            </div>
            @if (one.host; as host) {
              <div>
                <dt>{{ texts().form.host }}</dt>
                <dd>{{ host.name }}</dd>
              </div>
            }
          </dl>
        </section>
      </div>
    } @else {
      <h1>{{ texts().courses.course }}</h1>
      <m-problem-notice [problem]="course.error()" [again]="true" (retry)="course.reload()" />
      @if (course.isLoading()) {
        <m-waiting />
      }
    }
  </div>`,
})
export class CoursePage {
  readonly id = input.required<string>();
  private readonly signedIn = inject(SignedIn);
  private readonly title = inject(PageTitle);
  protected readonly texts = spoken(trainingTexts);
  protected readonly format = format;
  protected readonly course = httpResource<CourseAnswer>(() => `/api/courses/${this.id()}`);
  protected readonly name = computed(() =>
    this.course.hasValue() ? this.course.value().name : this.texts().courses.course,
  );
  protected readonly address = computed(() => {
    if (!this.course.hasValue()) return '';
    const { venue, street, postcode, town } = this.course.value();
    return [venue, street, [postcode, town].filter((part) => part !== null).join(' ')]
      .filter((part) => part !== null && part !== '')
      .join(', ');
  });
  protected readonly keeps = computed(() => this.signedIn.has('coordination-office'));
  protected readonly seesPeople = computed(() => this.signedIn.has('coordination-office', 'municipal-coordinator'));

  constructor() {
    effect(() => this.title.say(this.name()));
  }
}
