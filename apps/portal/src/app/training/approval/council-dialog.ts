import { Component, computed, input, output, viewChild } from '@angular/core';
import { type RegistrationAnswer, StateWorksCouncil } from '@mittler/contract';
import { worksCouncilStatuses } from '@mittler/domain';
import { Entered } from '../../shell/form/entered';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ChoiceGroup } from '../../ui/fields/choice-group';
import { TextField } from '../../ui/fields/text-field';
import { ConfirmDialog } from '../../ui/notices/confirm-dialog';
import { approvalTexts } from './texts';

/** What the works council says about one registration; an objection needs its reason. */
@Component({
  selector: 'm-council-dialog',
  imports: [ChoiceGroup, ConfirmDialog, TextField],
  template: `<m-confirm-dialog
    #dialog
    [title]="texts().act.councilTitle(name())"
    [act]="texts().act.save"
    [busy]="busy()"
    (confirmed)="confirm()"
  >
    <m-choice-group [label]="texts().act.councilStatus" [choices]="choices()" [at]="form.at('status')" />
    @if (form.value().status === 'objected') {
      <m-text-field
        [label]="texts().act.reason"
        [hint]="texts().act.reasonHint"
        autocomplete="off"
        [at]="form.at('reason')"
      />
    }
  </m-confirm-dialog>`,
})
export class CouncilDialog {
  readonly registration = input.required<RegistrationAnswer>();
  readonly busy = input(false);
  readonly confirmed = output<StateWorksCouncil>();
  private readonly dialog = viewChild.required(ConfirmDialog);
  protected readonly texts = spoken(approvalTexts);
  protected readonly form = new Entered(StateWorksCouncil, {});
  protected readonly name = computed(() => format.fullName(this.registration().person));
  protected readonly choices = computed(() =>
    worksCouncilStatuses.map((value) => ({ value, label: this.texts().act.councilChoices[value] })),
  );

  open(): void {
    const { version, worksCouncil } = this.registration();
    this.form.begin({ version, status: worksCouncil === 'asked' ? 'agreed' : worksCouncil, reason: '' });
    this.dialog().open();
  }

  close(): void {
    this.dialog().close();
  }

  /** Answers whether the refusal was about a field, which then says so. */
  refused(problem: unknown): boolean {
    return this.form.refused(problem);
  }

  protected confirm(): void {
    const request = this.form.checked();
    if (request !== null) this.confirmed.emit(request);
  }
}
