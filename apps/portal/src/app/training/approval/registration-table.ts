import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RegistrationAnswer } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { CheckBox } from '../../ui/fields/check-box';
import { TableRegion } from '../../ui/tables/table-region';
import { RegistrationBadge } from '../registration/registration-badge';
import { registrationTexts } from '../registration/texts';
import { approvalTexts } from './texts';

/** Registrations with a box where approving is safe to do together, and the two decisions in each row. */
@Component({
  selector: 'm-registration-table',
  imports: [RouterLink, CheckBox, RegistrationBadge, TableRegion],
  template: `<m-table-region [label]="texts().list.title">
    <table class="m-table m-table--list">
      <thead>
        <tr>
          @if (approvable().length > 0) {
            <th scope="col" class="m-pick">
              <m-check-box
                [label]="texts().list.takeAll"
                [bare]="true"
                [optional]="true"
                [value]="chosen().size === approvable().length"
                (valueChange)="takeAll()"
              />
            </th>
          }
          <th scope="col">{{ texts().list.person }}</th>
          <th scope="col">{{ texts().list.course }}</th>
          <th scope="col">{{ texts().list.department }}</th>
          <th scope="col">{{ texts().list.state }}</th>
          @if (approvable().length > 0) {
            <th scope="col">
              <span class="m-unseen">{{ texts().list.acts }}</span>
            </th>
          }
        </tr>
      </thead>
      <tbody>
        @for (one of registrations(); track one.id) {
          <tr [class.m-selected]="chosen().has(one.id)">
            @if (approvable().length > 0) {
              <td class="m-pick">
                @if (may(one)) {
                  <m-check-box
                    [label]="texts().list.take(format.fullName(one.person))"
                    [bare]="true"
                    [optional]="true"
                    [value]="chosen().has(one.id)"
                    [disabled]="busy()"
                    (valueChange)="take(one.id)"
                  />
                }
              </td>
            }
            <th scope="row">
              <a [routerLink]="['/anmeldungen', one.id]">{{ format.listName(one.person) }}</a>
            </th>
            <td>
              {{ one.course.name }}
              <div class="m-meta">{{ one.course.town }}, {{ texts().list.from(format.date(one.course.startsOn)) }}</div>
            </td>
            <td class="m-wide-only">
              {{ one.department.name }}
              <div class="m-meta">{{ one.municipality.name }}</div>
            </td>
            <td>
              <m-registration-badge [state]="one.state" [worksCouncil]="one.worksCouncil" />
              <div class="m-meta">{{ remark(one) }}</div>
            </td>
            @if (approvable().length > 0) {
              <td>
                @if (may(one)) {
                  <div class="m-acts">
                    <button
                      type="button"
                      class="m-button m-button--small"
                      [disabled]="busy()"
                      (click)="approved.emit(one)"
                    >
                      {{ texts().act.approve }}<span class="m-unseen">: {{ format.fullName(one.person) }}</span>
                    </button>
                    <button
                      type="button"
                      class="m-button m-button--quiet m-button--small"
                      [disabled]="busy()"
                      (click)="declined.emit(one)"
                    >
                      {{ texts().act.decline }}<span class="m-unseen">: {{ format.fullName(one.person) }}</span>
                    </button>
                  </div>
                }
              </td>
            }
          </tr>
        }
      </tbody>
    </table>
  </m-table-region>`,
})
export class RegistrationTable {
  readonly registrations = input.required<readonly RegistrationAnswer[]>();
  readonly chosen = input.required<ReadonlySet<string>>();
  readonly busy = input(false);
  readonly chosenChange = output<ReadonlySet<string>>();
  readonly approved = output<RegistrationAnswer>();
  readonly declined = output<RegistrationAnswer>();
  private readonly today = format.berlinDay(new Date().toISOString());
  protected readonly texts = spoken(approvalTexts);
  private readonly words = spoken(registrationTexts);
  protected readonly format = format;
  protected readonly approvable = computed(() => this.registrations().filter((one) => this.may(one)));

  protected may(one: RegistrationAnswer): boolean {
    return one.may.includes('approve');
  }

  /** What matters beside the state: the deadline, the place in the line, or since when. */
  protected remark(one: RegistrationAnswer): string {
    const until = one.course.approveUntil;
    if (one.state === 'registered' && until !== null) {
      const { until: open, late } = this.texts().list;
      return until < this.today ? late(format.date(until)) : open(format.date(until));
    }
    if (one.line !== null) return this.words().waitingLine(one.line);
    if (one.acceptUntil !== null) return this.words().acceptBy(format.dateTime(one.acceptUntil));
    return this.texts().list.sinceDay(format.date(format.berlinDay(one.stateSince)));
  }

  protected take(id: string): void {
    const next = new Set(this.chosen());
    if (!next.delete(id)) next.add(id);
    this.chosenChange.emit(next);
  }

  protected takeAll(): void {
    const all = this.approvable().map(({ id }) => id);
    this.chosenChange.emit(new Set(this.chosen().size === all.length ? [] : all));
  }
}
