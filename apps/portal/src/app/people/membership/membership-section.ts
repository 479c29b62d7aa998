import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { MembershipAnswer, PersonAnswer } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { SignedIn } from '../../shell/signed-in';
import { TableRegion } from '../../ui/tables/table-region';
import { personTexts } from '../person/texts';
import { EndMembershipForm } from './end-membership-form';
import { JoinForm } from './join-form';
import { MoveForm } from './move-form';

type Task =
  | { readonly is: 'join' }
  | { readonly is: 'move'; readonly membership: MembershipAnswer }
  | { readonly is: 'end'; readonly membership: MembershipAnswer };

/** Departments to which a person belonged and belongs, from–to; moving keeps the history. */
@Component({
  selector: 'm-membership-section',
  host: { class: 'm-part' },
  imports: [TableRegion, JoinForm, MoveForm, EndMembershipForm],
  template: `<section>
    <h2>{{ texts().memberships.title }}</h2>
    @if (person().memberships.length === 0) {
      <p class="m-muted">{{ texts().memberships.none }}</p>
    } @else {
      <m-table-region [label]="texts().memberships.title">
        <table class="m-table m-table--list">
          <thead>
            <tr>
              <th scope="col">{{ texts().memberships.department }}</th>
              <th scope="col">{{ texts().memberships.period }}</th>
              @if (mayChange()) {
                <th scope="col">
                  <span class="m-unseen">{{ texts().memberships.acts }}</span>
                </th>
              }
            </tr>
          </thead>
          <tbody>
            @for (each of person().memberships; track each.id) {
              <tr>
                <th scope="row">
                  {{ each.departmentName }}
                  <div class="m-meta">{{ each.municipalityName }}</div>
                </th>
                <td>
                  {{ texts().memberships.span(format.date(each.from), each.until ? format.date(each.until) : null) }}
                </td>
                @if (mayChange()) {
                  <td>
                    @if (each.until === null) {
                      <div class="m-acts">
                        <button
                          type="button"
                          class="m-button m-button--quiet m-button--small"
                          (click)="task.set({ is: 'move', membership: each })"
                        >
                          {{ texts().memberships.move }}
                        </button>
                        <button
                          type="button"
                          class="m-button m-button--quiet m-button--small"
                          (click)="task.set({ is: 'end', membership: each })"
                        >
                          {{ texts().memberships.end }}
                        </button>
                      </div>
                    }
                  </td>
                }
              </tr>
            }
          </tbody>
        </table>
      </m-table-region>
    }
    @if (mayChange()) {
      @let now = task();
      @switch (now?.is) {
        @case ('join') {
          <m-join-form [person]="person().id" (done)="finish()" (given)="task.set(null)" />
        }
        @case ('move') {
          <m-move-form [person]="person().id" [membership]="current()!" (done)="finish()" (given)="task.set(null)" />
        }
        @case ('end') {
          <m-end-membership-form
            [person]="person().id"
            [membership]="current()!"
            (done)="finish()"
            (given)="task.set(null)"
          />
        }
        @default {
          <div class="m-acts">
            <button type="button" class="m-button m-button--quiet" (click)="task.set({ is: 'join' })">
              {{ texts().memberships.join }}
            </button>
          </div>
        }
      }
    }
  </section>`,
})
export class MembershipSection {
  readonly person = input.required<PersonAnswer>();
  readonly changed = output();
  private readonly signedIn = inject(SignedIn);
  protected readonly texts = spoken(personTexts);
  protected readonly format = format;
  protected readonly task = signal<Task | null>(null);
  protected readonly current = computed(() => {
    const task = this.task();
    return task === null || task.is === 'join' ? null : task.membership;
  });
  protected readonly mayChange = computed(
    () => this.person().deactivatedAt === null && this.signedIn.has('coordination-office', 'municipal-coordinator'),
  );

  protected finish(): void {
    this.task.set(null);
    this.changed.emit();
  }
}
