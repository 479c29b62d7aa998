import { Component, computed, input } from '@angular/core';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { NumberField } from '../../ui/fields/number-field';
import { SelectField } from '../../ui/fields/select-field';
import { TextField } from '../../ui/fields/text-field';
import { Icon } from '../../ui/icon';
import type { Option } from '../../ui/fields/select-field';
import { trainingTexts } from '../texts';
import type { SessionDraft } from './session-draft';

/** The blocks of a session: what, how, how many minutes, from when. */
@Component({
  selector: 'm-block-fields',
  imports: [SelectField, NumberField, TextField, Icon],
  template: `<section class="m-stacked">
    <h2>{{ texts().sessions.blocks }}</h2>
    <p class="m-meta">{{ texts().sessions.blocksLead }}</p>
    @for (at of positions(); track at) {
      <fieldset class="m-panel m-blocks">
        <legend class="m-unseen">{{ texts().sessions.blockOf(at + 1) }}</legend>
        <m-select-field
          [label]="texts().sessions.subject"
          [options]="subjects()"
          [empty]="texts().sessions.noSubject"
          [value]="draft().subject(at)"
          (valueChange)="draft().setSubject(at, $event)"
        />
        <m-select-field
          [label]="texts().sessions.modality"
          [options]="modalities()"
          [at]="draft().form.within('/blocks/' + at + '/modality')"
        />
        <m-text-field
          inputmode="numeric"
          [label]="texts().sessions.begins"
          [at]="draft().clock('/blocks/' + at + '/startsAt')"
        />
        <m-number-field
          [label]="texts().sessions.minutes"
          [at]="draft().form.within('/blocks/' + at + '/plannedMinutes')"
        />
        <m-select-field
          [label]="texts().sessions.purpose"
          [options]="purposes()"
          [at]="draft().form.within('/blocks/' + at + '/purpose')"
        />
        @if (draft().count() > 1) {
          <button type="button" class="m-button m-button--quiet" (click)="draft().dropBlock(at)">
            <m-icon name="delete" />{{ texts().enrol.drop
            }}<span class="m-unseen">: {{ texts().sessions.blockOf(at + 1) }}</span>
          </button>
        }
      </fieldset>
    }
    <div class="m-split m-split--middle">
      <button type="button" class="m-button m-button--quiet" (click)="draft().addBlock()">
        <m-icon name="plus" />{{ texts().sessions.addBlock }}
      </button>
      <p>{{ texts().sessions.total(format.hours(total())) }}</p>
    </div>
  </section>`,
})
export class BlockFields {
  readonly draft = input.required<SessionDraft>();
  readonly subjects = input.required<readonly Option[]>();
  protected readonly texts = spoken(trainingTexts);
  protected readonly format = format;
  protected readonly positions = computed(() => Array.from({ length: this.draft().count() }, (_, at) => at));
  protected readonly total = computed(() =>
    this.positions().reduce((sum, at) => {
      const minutes = this.draft()
        .form.within<number>(`/blocks/${String(at)}/plannedMinutes`)
        .value();
      return sum + (typeof minutes === 'number' && Number.isFinite(minutes) ? minutes : 0);
    }, 0),
  );
  protected readonly modalities = computed(() => [
    { value: 'room', label: this.texts().modalities.room },
    { value: 'virtual', label: this.texts().modalities.virtual },
  ]);
  protected readonly purposes = computed(() => [
    { value: 'training', label: this.texts().purposes.training },
    { value: 'renewal', label: this.texts().purposes.renewal },
  ]);
}
