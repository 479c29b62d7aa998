import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CourseSeats, RegistrationAnswer } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { CheckBox } from '../../ui/fields/check-box';
import { Alert } from '../../ui/notices/alert';
import { LongWork } from '../../ui/notices/long-work';
import { StatusMessages } from '../../ui/notices/status-messages';
import { TableRegion } from '../../ui/tables/table-region';
import { RegistrationActs } from '../approval/registration-acts';
import { RegistrationBadge } from '../registration/registration-badge';
import { RegistrationClient } from '../registration/registration-client';
import { OneByOne } from './one-by-one';
import type { SeatGroup } from './seat-groups';
import { waitingReason } from './seat-groups';
import { seatTexts } from './texts';

type Bulk = 'approval' | 'works-council' | 'admission';

/** What can be done for many of a group at once. Declining is not among it: everybody gets her own reason. */
const bulks: Readonly<Partial<Record<SeatGroup, Bulk>>> = {
  department: 'approval',
  council: 'works-council',
  office: 'admission',
};

/** Registrations that wait for the same, with the acts for each and for many of them. */
@Component({
  selector: 'm-registration-group',
  host: { class: 'm-part' },
  imports: [RouterLink, CheckBox, Alert, LongWork, TableRegion, RegistrationBadge, RegistrationActs],
  template: `<m-table-region [label]="texts().groups[group()].title(rows().length)">
      <table class="m-table m-table--list m-seats">
        <thead>
          <tr>
            @if (selectable().length > 0) {
              <th scope="col" class="m-pick">
                <m-check-box
                  [label]="texts().all"
                  [bare]="true"
                  [value]="picked().length === selectable().length"
                  (valueChange)="pickAll($event === true)"
                />
              </th>
            }
            @if (group() === 'waiting') {
              <th scope="col" class="m-number">{{ texts().line }}</th>
            }
            <th scope="col">{{ texts().name }}</th>
            <th scope="col">{{ texts().department }}</th>
            <th scope="col">{{ texts().state }}</th>
            @if (hasActs()) {
              <th scope="col">
                <span class="m-unseen">{{ texts().acts }}</span>
              </th>
            }
          </tr>
        </thead>
        <tbody>
          @for (each of rows(); track each.id) {
            <tr [class.m-selected]="chosen().has(each.id)" [class.m-opened]="opened() === each.id">
              @if (selectable().length > 0) {
                <td class="m-pick">
                  @if (selectable().includes(each)) {
                    <m-check-box
                      [label]="texts().take(format.fullName(each.person))"
                      [bare]="true"
                      [value]="chosen().has(each.id)"
                      (valueChange)="pick(each.id, $event === true)"
                    />
                  }
                </td>
              }
              @if (group() === 'waiting') {
                <td class="m-number" [attr.data-label]="texts().line">{{ each.line }}</td>
              }
              <th scope="row">
                <a [routerLink]="['/anmeldungen', each.id]">{{ format.listName(each.person) }}</a>
                @if (each.substituteFor !== null || each.nominated) {
                  <div class="m-meta">{{ each.substituteFor === null ? texts().nominated : texts().substitute }}</div>
                }
              </th>
              <td>
                {{ each.municipality.name }}<span class="m-muted">, {{ each.department.name }}</span>
              </td>
              <td>
                @if (group() !== 'waiting') {
                  <m-registration-badge [state]="each.state" [worksCouncil]="each.worksCouncil" />
                }
                <div class="m-meta">{{ about(each) }}</div>
              </td>
              @if (hasActs()) {
                <td>
                  @if (each.may.length > 0) {
                    <button
                      type="button"
                      class="m-link"
                      [attr.aria-expanded]="opened() === each.id"
                      (click)="opened.set(opened() === each.id ? null : each.id)"
                    >
                      {{ texts().steps }}<span class="m-unseen">: {{ format.fullName(each.person) }}</span>
                    </button>
                  }
                </td>
              }
            </tr>
            @if (opened() === each.id) {
              <tr class="m-inside">
                <td [attr.colspan]="width()">
                  <m-registration-acts [registration]="each" (changed)="stepped($event !== null)" />
                </td>
              </tr>
            }
          }
        </tbody>
      </table>
    </m-table-region>
    @if (bulk.refused().length > 0) {
      <m-alert tone="soon" [title]="texts().bulkLeft(bulk.refused().length)">
        <ul>
          @for (each of bulk.refused(); track each.of.id) {
            <li>{{ format.fullName(each.of.person) }}: {{ each.text }}</li>
          }
        </ul>
      </m-alert>
    }
    @if (bulk.of() > 0) {
      <m-long-work [label]="texts().bulkWork" [done]="bulk.done()" [of]="bulk.of()" />
    } @else if (picked().length > 0 && kind() !== undefined) {
      <div class="m-acts">
        <button type="button" class="m-button" (click)="run()">{{ texts().bulk[kind()!](picked().length) }}</button>
      </div>
    }`,
})
export class RegistrationGroup {
  readonly group = input.required<SeatGroup>();
  readonly rows = input.required<readonly RegistrationAnswer[]>();
  readonly seats = input.required<CourseSeats>();
  readonly changed = output();
  private readonly client = inject(RegistrationClient);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(seatTexts);
  protected readonly format = format;
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  /** The row whose steps are open. */
  protected readonly opened = signal<string | null>(null);
  protected readonly hasActs = computed(() => this.rows().some((each) => each.may.length > 0));
  protected readonly width = computed(
    () => 4 + Number(this.selectable().length > 0) + Number(this.group() === 'waiting'),
  );
  protected readonly bulk = new OneByOne<RegistrationAnswer>();
  protected readonly kind = computed(() => bulks[this.group()]);
  protected readonly selectable = computed(() => {
    const deed = { approval: 'approve', 'works-council': 'works-council', admission: 'admit' } as const;
    const kind = this.kind();
    return kind === undefined ? [] : this.rows().filter((each) => each.may.includes(deed[kind]));
  });
  protected readonly picked = computed(() => this.selectable().filter((each) => this.chosen().has(each.id)));

  protected about(one: RegistrationAnswer): string {
    const texts = this.texts();
    if (one.state === 'admitted' && one.acceptUntil !== null) return texts.acceptBy(format.dateTime(one.acceptUntil));
    if (one.state !== 'waiting') return texts.since(format.date(format.berlinDay(one.stateSince)));
    const reason = waitingReason(one, this.seats());
    return reason.kind === 'quota' ? texts.why.quota(reason.name, reason.taken, reason.seats) : texts.why[reason.kind];
  }

  /** After a refusal the steps stay open with its reason, above the state as it is now. */
  protected stepped(done: boolean): void {
    if (done) this.opened.set(null);
    this.changed.emit();
  }

  protected pick(id: string, wanted: boolean): void {
    this.chosen.update((chosen) => {
      const next = new Set(chosen);
      if (wanted) next.add(id);
      else next.delete(id);
      return next;
    });
  }

  protected pickAll(wanted: boolean): void {
    this.chosen.set(new Set(wanted ? this.selectable().map((each) => each.id) : []));
  }

  protected async run(): Promise<void> {
    const kind = this.kind();
    if (kind === undefined) return;
    const done = await this.bulk.run(this.picked(), ({ id, version }) => this.step(kind, id, version));
    this.chosen.set(new Set());
    if (done > 0) this.messages.say(this.texts().bulkDone[kind](done));
    this.changed.emit();
  }

  private step(kind: Bulk, id: string, version: number): Promise<unknown> {
    switch (kind) {
      case 'approval':
        return this.client.step(id, 'approval', { approved: true, version });
      case 'works-council':
        return this.client.step(id, 'works-council', { status: 'agreed', version });
      case 'admission':
        return this.client.step(id, 'admission', { version });
    }
  }
}
