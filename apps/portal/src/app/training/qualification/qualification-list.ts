import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { CivilDate, type QualificationAnswer } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Badge } from '../../ui/badge';
import { DateField } from '../../ui/fields/date-field';
import { ConfirmDialog } from '../../ui/notices/confirm-dialog';
import { StatusMessages } from '../../ui/notices/status-messages';
import { TableRegion } from '../../ui/tables/table-region';
import { PlanningClient } from '../planning-client';
import { qualificationTexts } from './texts';

class LastDay {
  @CivilDate() readonly on!: string;
}

/** Every entry with its dates and evidence; one is ended on a day, or deleted where it was a mistake. */
@Component({
  selector: 'm-qualification-list',
  host: { class: 'm-part' },
  imports: [Badge, DateField, ConfirmDialog, TableRegion, ProblemNotice],
  template: `<h2>{{ texts().entries }}</h2>
    <m-problem-notice [problem]="problem()" />
    <m-table-region [label]="texts().entries">
      <table class="m-table m-table--list">
        <thead>
          <tr>
            <th scope="col">{{ texts().trainer }}</th>
            <th scope="col">{{ texts().area }}</th>
            <th scope="col">{{ texts().period }}</th>
            <th scope="col">{{ texts().evidence }}</th>
            <th scope="col">
              <span class="m-unseen">{{ texts().acts }}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          @for (each of qualifications(); track each.id) {
            <tr [class.m-cancelled]="isOver(each)">
              <th scope="row">{{ format.listName(each.person) }}</th>
              <td>{{ each.area === null ? texts().allAreas : texts().areaOf(each.area) }}</td>
              <td>
                <span class="m-nowrap">{{ period(each) }}</span>
                @if (isOver(each)) {
                  <m-badge tone="draft" icon="minus-circle">{{ texts().over }}</m-badge>
                } @else if (each.validFrom > today()) {
                  <m-badge tone="wait" icon="hourglass">{{ texts().coming }}</m-badge>
                }
              </td>
              <td>{{ each.evidence }}</td>
              <td>
                <div class="m-acts">
                  @if (!isOver(each)) {
                    <button type="button" class="m-link" (click)="askEnd(each)">
                      {{ texts().end }}<span class="m-unseen">: {{ name(each) }}</span>
                    </button>
                  }
                  <button type="button" class="m-link" (click)="askErase(each)">
                    {{ texts().erase }}<span class="m-unseen">: {{ name(each) }}</span>
                  </button>
                </div>
              </td>
            </tr>
          }
        </tbody>
      </table>
    </m-table-region>
    <m-confirm-dialog
      #ending
      [title]="texts().endTitle(askedName())"
      [act]="texts().endAct"
      [busy]="busy()"
      (confirmed)="end()"
    >
      <m-date-field [label]="texts().endOn" [at]="form.at('on')" />
    </m-confirm-dialog>
    <m-confirm-dialog
      #erasing
      [title]="texts().eraseQuestion(askedName())"
      [act]="texts().erase"
      [danger]="true"
      [busy]="busy()"
      (confirmed)="erase()"
    >
      <p>{{ texts().eraseMore }}</p>
    </m-confirm-dialog>`,
})
export class QualificationList {
  readonly qualifications = input.required<readonly QualificationAnswer[]>();
  readonly today = input.required<string>();
  readonly changed = output();
  private readonly client = inject(PlanningClient);
  private readonly messages = inject(StatusMessages);
  private readonly ending = viewChild.required<ConfirmDialog>('ending');
  private readonly erasing = viewChild.required<ConfirmDialog>('erasing');
  protected readonly texts = spoken(qualificationTexts);
  protected readonly format = format;
  protected readonly form = new Entered(LastDay, { on: '' });
  protected readonly asked = signal<QualificationAnswer | null>(null);
  protected readonly askedName = computed(() => {
    const asked = this.asked();
    return asked === null ? '' : format.fullName(asked.person);
  });
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected name({ person, area }: QualificationAnswer): string {
    return `${format.fullName(person)}, ${area === null ? this.texts().allAreas : this.texts().areaOf(area)}`;
  }

  protected period({ validFrom, validUntil }: QualificationAnswer): string {
    return validUntil === null
      ? this.texts().since(format.date(validFrom))
      : this.texts().span(format.date(validFrom), format.date(validUntil));
  }

  protected isOver({ validUntil }: QualificationAnswer): boolean {
    return validUntil !== null && validUntil < this.today();
  }

  protected askEnd(one: QualificationAnswer): void {
    this.asked.set(one);
    this.form.begin({ on: this.today() });
    this.ending().open();
  }

  protected askErase(one: QualificationAnswer): void {
    this.asked.set(one);
    this.erasing().open();
  }

  protected async end(): Promise<void> {
    const one = this.asked();
    const day = this.form.checked();
    if (one === null || day === null) return;
    const { scheme, area, validFrom, evidence, version } = one;
    await this.working(this.ending(), async () => {
      await this.client.editQualification(one.id, { scheme, area, validFrom, validUntil: day.on, evidence, version });
      this.messages.say(this.texts().ended);
    });
  }

  protected async erase(): Promise<void> {
    const one = this.asked();
    if (one === null) return;
    await this.working(this.erasing(), async () => {
      await this.client.deleteQualification(one);
      this.messages.say(this.texts().erased);
    });
  }

  private async working(dialog: ConfirmDialog, work: () => Promise<void>): Promise<void> {
    dialog.close();
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
