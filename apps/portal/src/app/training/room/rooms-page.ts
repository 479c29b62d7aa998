import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal, viewChild } from '@angular/core';
import type { RoomAnswer, Rooms } from '@mittler/contract';
import { keepUnsavedOnClose } from '../../shell/guards';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Badge } from '../../ui/badge';
import { Icon } from '../../ui/icon';
import { ConfirmDialog } from '../../ui/notices/confirm-dialog';
import { EmptyState } from '../../ui/notices/empty-state';
import { StatusMessages } from '../../ui/notices/status-messages';
import { Waiting } from '../../ui/notices/waiting';
import { TableRegion } from '../../ui/tables/table-region';
import { PlanningClient } from '../planning-client';
import { RoomForm } from './room-form';
import { roomTexts } from './texts';

/** The rooms in which sessions take place. */
@Component({
  selector: 'm-rooms-page',
  imports: [Badge, Icon, ConfirmDialog, EmptyState, Waiting, TableRegion, ProblemNotice, RoomForm],
  template: `<div class="m-page m-sections">
    <div class="m-page-head">
      <div>
        <h1>{{ list.hasValue() ? texts().heading(inUse()) : texts().title }}</h1>
        <p class="m-muted">{{ texts().lead }}</p>
      </div>
      @if (edited() === null) {
        <button type="button" class="m-button m-button--primary" (click)="edited.set('new')">
          <m-icon name="plus" />{{ texts().create }}
        </button>
      }
    </div>
    <m-problem-notice [problem]="problem() ?? list.error()" [again]="problem() === null" (retry)="list.reload()" />
    @if (edited(); as one) {
      <m-room-form [room]="one === 'new' ? null : one" (done)="changed()" (given)="edited.set(null)" />
    }
    @if (list.hasValue()) {
      @if (rooms().length === 0) {
        <m-empty-state [text]="texts().none" />
      } @else {
        <m-table-region [label]="texts().title">
          <table class="m-table m-table--list">
            <thead>
              <tr>
                <th scope="col">{{ texts().room }}</th>
                <th scope="col">{{ texts().address }}</th>
                <th scope="col" class="m-number">{{ texts().seats }}</th>
                <th scope="col" class="m-number">{{ texts().sessions }}</th>
                <th scope="col">
                  <span class="m-unseen">{{ texts().acts }}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              @for (each of rooms(); track each.id) {
                <tr [class.m-cancelled]="each.retiredAt !== null">
                  <th scope="row">
                    {{ each.name }}
                    @if (each.retiredAt !== null) {
                      <m-badge tone="draft" icon="lock">{{ texts().retired }}</m-badge>
                    }
                    <div class="m-meta">{{ each.venue }}</div>
                  </th>
                  <td>{{ address(each) }}</td>
                  <td class="m-number" [attr.data-label]="texts().seats">
                    {{ each.seats === null ? '–' : format.number(each.seats) }}
                  </td>
                  <td class="m-number" [attr.data-label]="texts().sessions">{{ format.number(each.sessions) }}</td>
                  <td>
                    <div class="m-acts">
                      @if (each.retiredAt === null) {
                        <button type="button" class="m-link" (click)="edited.set(each)">
                          {{ texts().edit }}<span class="m-unseen">: {{ each.name }}</span>
                        </button>
                        <button type="button" class="m-link" (click)="ask(each)">
                          {{ each.sessions === 0 ? texts().erase : texts().retire
                          }}<span class="m-unseen">: {{ each.name }}</span>
                        </button>
                      } @else {
                        <button type="button" class="m-link" [disabled]="busy()" (click)="reopen(each)">
                          {{ texts().reopen }}<span class="m-unseen">: {{ each.name }}</span>
                        </button>
                      }
                    </div>
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </m-table-region>
      }
    } @else if (list.isLoading()) {
      <m-waiting />
    }
    <m-confirm-dialog
      #dialog
      [title]="question()"
      [act]="isFresh() ? texts().erase : texts().retire"
      [danger]="isFresh()"
      [busy]="busy()"
      (confirmed)="leave(dialog)"
    >
      <p>{{ isFresh() ? texts().eraseMore : texts().retireMore }}</p>
    </m-confirm-dialog>
  </div>`,
})
export class RoomsPage {
  private readonly client = inject(PlanningClient);
  private readonly messages = inject(StatusMessages);
  private readonly dialog = viewChild.required(ConfirmDialog);
  private readonly roomForm = viewChild(RoomForm);
  protected readonly texts = spoken(roomTexts);
  protected readonly format = format;
  protected readonly list = httpResource<Rooms>(() => '/api/rooms?retired=true');
  // Those in use first; within them the order of the answer.
  protected readonly rooms = computed(() =>
    (this.list.hasValue() ? [...this.list.value().rooms] : []).sort(
      (a, b) => Number(a.retiredAt !== null) - Number(b.retiredAt !== null),
    ),
  );
  protected readonly inUse = computed(() => this.rooms().filter((each) => each.retiredAt === null).length);
  protected readonly edited = signal<RoomAnswer | 'new' | null>(null);
  protected readonly asked = signal<RoomAnswer | null>(null);
  protected readonly isFresh = computed(() => this.asked()?.sessions === 0);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly question = computed(() => {
    const name = this.asked()?.name ?? '';
    return this.isFresh() ? this.texts().eraseQuestion(name) : this.texts().retireQuestion(name);
  });
  readonly unsaved = (): boolean => this.roomForm()?.form.dirty() ?? false;

  constructor() {
    keepUnsavedOnClose(this.unsaved);
  }

  protected address({ street, postcode, town, municipality }: RoomAnswer): string {
    const place = [postcode, town].filter((part) => part !== null).join(' ');
    const owner = municipality === null || municipality.name === town ? null : municipality.name;
    return [street, place, owner].filter((part) => part !== null).join(', ');
  }

  protected changed(): void {
    this.edited.set(null);
    this.list.reload();
  }

  protected ask(room: RoomAnswer): void {
    this.asked.set(room);
    this.dialog().open();
  }

  protected async leave(dialog: ConfirmDialog): Promise<void> {
    dialog.close();
    const room = this.asked();
    if (room === null) return;
    await this.working(async () => {
      if (room.sessions === 0) await this.client.deleteRoom(room);
      else await this.client.retireRoom(room);
      this.messages.say(room.sessions === 0 ? this.texts().erased : this.texts().isRetired);
    });
  }

  protected reopen(room: RoomAnswer): Promise<void> {
    return this.working(async () => {
      await this.client.reopenRoom(room);
      this.messages.say(this.texts().isOpen);
    });
  }

  private async working(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work();
      this.list.reload();
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
