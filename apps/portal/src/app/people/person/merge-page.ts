import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { PersonAnswer, PersonInList } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { PersonSearch } from '../../shell/person-search/person-search';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Crumbs } from '../../ui/crumbs';
import { Alert } from '../../ui/notices/alert';
import { ConfirmDialog } from '../../ui/notices/confirm-dialog';
import { StatusMessages } from '../../ui/notices/status-messages';
import { Waiting } from '../../ui/notices/waiting';
import { TableRegion } from '../../ui/tables/table-region';
import { PeopleClient } from '../people-client';
import { personTexts } from './texts';

interface Line {
  readonly name: string;
  readonly stays: string;
  readonly goes: string;
}

/** Two entries for one human being become one: both are shown side by side before anything is done. */
@Component({
  selector: 'm-merge-page',
  imports: [RouterLink, Crumbs, Alert, ConfirmDialog, PersonSearch, ProblemNotice, TableRegion, Waiting],
  template: `<div class="m-page m-sections">
    @if (person.hasValue()) {
      @let one = person.value();
      <div>
        <m-crumbs
          [above]="[
            { label: texts().list.title, path: '/personen' },
            { label: format.fullName(one), path: '/personen/' + one.id },
          ]"
          [here]="texts().acts.merge"
        />
        <h1>{{ texts().merge.title(format.fullName(one)) }}</h1>
        <p class="m-lead">{{ texts().merge.lead }}</p>
      </div>
      @if (duplicate(); as two) {
        <m-table-region [label]="texts().merge.compare">
          <table class="m-table">
            <caption>
              <b>{{ texts().merge.compare }}</b>
            </caption>
            <thead>
              <tr>
                <th scope="col">
                  <span class="m-unseen">{{ texts().merge.field }}</span>
                </th>
                <th scope="col">{{ texts().merge.stays }}</th>
                <th scope="col">{{ texts().merge.goes }}</th>
              </tr>
            </thead>
            <tbody>
              @for (line of lines(); track line.name) {
                <tr [class.m-selected]="line.stays !== line.goes">
                  <th scope="row">{{ line.name }}</th>
                  <td>{{ line.stays }}</td>
                  <td>
                    {{ line.goes }}
                    @if (line.stays !== line.goes) {
                      <span class="m-meta">({{ texts().merge.differs }})</span>
                    }
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </m-table-region>
        <m-alert tone="soon" [title]="texts().merge.final">{{ texts().merge.finalMore }}</m-alert>
        <m-problem-notice [problem]="problem()" />
        <div class="m-acts">
          <button type="button" class="m-button m-button--primary" (click)="dialog.open()">
            {{ texts().merge.act }}
          </button>
          <button type="button" class="m-button m-button--quiet" (click)="duplicate.set(null)">
            {{ texts().merge.other }}
          </button>
          <a class="m-button m-button--plain" [routerLink]="['/personen', one.id]">{{ texts().cancel }}</a>
        </div>
        <m-confirm-dialog
          #dialog
          [title]="texts().merge.question"
          [act]="texts().merge.act"
          [danger]="true"
          [busy]="busy()"
          (confirmed)="merge(one, two, dialog)"
        >
          <p>{{ texts().merge.questionMore(format.fullName(two), format.fullName(one)) }}</p>
        </m-confirm-dialog>
      } @else {
        <div class="m-form">
          <m-problem-notice [problem]="problem()" />
          <m-person-search [label]="texts().merge.search" [taken]="[one.id]" (chosen)="choose($event)" />
        </div>
      }
    } @else {
      <h1>{{ texts().acts.merge }}</h1>
      <m-problem-notice [problem]="person.error()" />
      @if (person.isLoading()) {
        <m-waiting />
      }
    }
  </div>`,
})
export class MergePage {
  readonly id = input.required<string>();
  private readonly client = inject(PeopleClient);
  private readonly router = inject(Router);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(personTexts);
  protected readonly format = format;
  protected readonly person = httpResource<PersonAnswer>(() => `/api/people/${this.id()}`);
  protected readonly duplicate = signal<PersonAnswer | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected readonly lines = computed<readonly Line[]>(() => {
    const goes = this.duplicate();
    if (!this.person.hasValue() || goes === null) return [];
    const stays = this.person.value();
    const texts = this.texts();
    const line = (name: string, read: (person: PersonAnswer) => string): Line => ({
      name,
      stays: read(stays),
      goes: read(goes),
    });
    return [
      line(texts.name, (each) => format.fullName(each)),
      line(texts.email, (each) => each.email ?? '–'),
      line(texts.birthDate, (each) => (each.birthDate ? format.date(each.birthDate) : '–')),
      line(texts.externalId, (each) => each.externalId ?? '–'),
      line(texts.memberships.title, (each) => each.memberships.map((one) => one.departmentName).join(', ') || '–'),
      line(texts.list.account, (each) => (each.hasAccount ? texts.list.hasAccount : texts.list.noAccount)),
    ];
  });

  protected async choose(found: PersonInList): Promise<void> {
    this.problem.set(null);
    try {
      this.duplicate.set(await this.client.one(found.id));
    } catch (problem) {
      this.problem.set(problem);
    }
  }

  protected async merge(stays: PersonAnswer, goes: PersonAnswer, dialog: ConfirmDialog): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.client.merge(stays.id, {
        duplicate: goes.id,
        version: stays.version,
        duplicateVersion: goes.version,
      });
      this.messages.say(this.texts().merge.done);
      await this.router.navigate(['/personen', stays.id]);
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      dialog.close();
      this.busy.set(false);
    }
  }
}
