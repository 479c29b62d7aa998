import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { PersonAnswer, RoleAnswer } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SignedIn } from '../../shell/signed-in';
import { shellTexts } from '../../shell/texts';
import { Badge } from '../../ui/badge';
import { ConfirmDialog } from '../../ui/notices/confirm-dialog';
import { StatusMessages } from '../../ui/notices/status-messages';
import { TableRegion } from '../../ui/tables/table-region';
import { PeopleClient } from '../people-client';
import { personTexts } from '../person/texts';
import { GrantForm } from './grant-form';

/** What a person may do, from–to. The office reads it, the administrator grants and ends it. */
@Component({
  selector: 'm-role-section',
  host: { class: 'm-part' },
  imports: [TableRegion, Badge, GrantForm, ConfirmDialog, ProblemNotice],
  template: `<section>
    <h2>{{ texts().roles.title }}</h2>
    @if (roles().length === 0) {
      <p class="m-muted">{{ texts().roles.none }}</p>
    } @else {
      <m-table-region [label]="texts().roles.title">
        <table class="m-table m-table--list">
          <thead>
            <tr>
              <th scope="col">{{ texts().roles.role }}</th>
              <th scope="col">{{ texts().memberships.period }}</th>
              @if (mayGrant()) {
                <th scope="col">
                  <span class="m-unseen">{{ texts().memberships.acts }}</span>
                </th>
              }
            </tr>
          </thead>
          <tbody>
            @for (role of roles(); track role.id) {
              <tr>
                <th scope="row">
                  {{ names()[role.role] }}
                  @if (reach(role); as words) {
                    <div class="m-meta">{{ words }}</div>
                  }
                </th>
                <td>
                  {{ texts().memberships.span(format.date(role.from), role.until ? format.date(role.until) : null) }}
                  @if (isOver(role)) {
                    <m-badge tone="draft">{{ texts().roles.over }}</m-badge>
                  }
                </td>
                @if (mayGrant()) {
                  <td>
                    @if (!isOver(role)) {
                      <button
                        type="button"
                        class="m-button m-button--quiet m-button--small"
                        (click)="ending.set(role); dialog.open()"
                      >
                        {{ texts().roles.end }}<span class="m-unseen">: {{ names()[role.role] }}</span>
                      </button>
                    }
                  </td>
                }
              </tr>
            }
          </tbody>
        </table>
      </m-table-region>
    }
    @if (mayGrant() && person().deactivatedAt === null) {
      @if (granting()) {
        <m-grant-form
          [person]="person().id"
          (done)="granting.set(false); changed.emit()"
          (given)="granting.set(false)"
        />
      } @else {
        <div class="m-acts">
          <button type="button" class="m-button m-button--quiet" (click)="granting.set(true)">
            {{ texts().roles.grant }}
          </button>
        </div>
      }
    }
    <m-confirm-dialog
      #dialog
      [title]="texts().roles.endQuestion"
      [act]="texts().roles.end"
      [danger]="true"
      [busy]="busy()"
      (confirmed)="end(dialog)"
    >
      <m-problem-notice [problem]="problem()" />
      @if (ending(); as role) {
        <p>{{ texts().roles.endMore(names()[role.role], format.fullName(person())) }}</p>
      }
    </m-confirm-dialog>
  </section>`,
})
export class RoleSection {
  readonly person = input.required<PersonAnswer>();
  readonly changed = output();
  private readonly client = inject(PeopleClient);
  private readonly signedIn = inject(SignedIn);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(personTexts);
  private readonly shell = spoken(shellTexts);
  protected readonly format = format;
  protected readonly granting = signal(false);
  protected readonly ending = signal<RoleAnswer | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly names = computed(() => this.shell().roles);
  protected readonly roles = computed(() => this.person().roles ?? []);
  /** Nobody grants herself a role. */
  protected readonly mayGrant = computed(
    () => this.signedIn.has('administrator') && this.signedIn.me()?.person.id !== this.person().id,
  );

  protected reach(role: RoleAnswer): string {
    return [role.municipalityName, role.departmentName].filter((part) => part !== null).join(', ');
  }

  protected isOver(role: RoleAnswer): boolean {
    return role.until !== null && role.until < format.berlinDay(new Date().toISOString());
  }

  protected async end(dialog: ConfirmDialog): Promise<void> {
    const role = this.ending();
    if (role === null) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.client.endRole(this.person().id, role);
      dialog.close();
      this.messages.say(this.texts().roles.ended);
      this.changed.emit();
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
