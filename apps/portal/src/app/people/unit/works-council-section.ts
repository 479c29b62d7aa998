import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { Municipality } from '@mittler/contract';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { CheckBox } from '../../ui/fields/check-box';
import { StatusMessages } from '../../ui/notices/status-messages';
import { unitTexts } from './texts';
import { UnitClient } from './unit-client';

/** Whether a municipality asks its works council before one of its people gets a seat; saved as soon as it is ticked. */
@Component({
  selector: 'm-works-council-section',
  host: { class: 'm-part' },
  imports: [CheckBox, ProblemNotice],
  template: `<section>
    <h2>{{ texts().council }}</h2>
    <m-problem-notice [problem]="problem()" />
    <m-check-box
      [label]="texts().councilAsked"
      [hint]="texts().councilHint"
      [disabled]="busy()"
      [value]="ticked()"
      (valueChange)="turn($event === true)"
    />
  </section>`,
})
export class WorksCouncilSection {
  readonly municipality = input.required<Municipality>();
  readonly changed = output();
  private readonly client = inject(UnitClient);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(unitTexts);
  protected readonly ticked = linkedSignal(() => this.municipality().asksWorksCouncil);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected async turn(asksWorksCouncil: boolean): Promise<void> {
    const { key, name, kind, region, version } = this.municipality();
    this.ticked.set(asksWorksCouncil);
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.client.editMunicipality(key, { name, kind, region, asksWorksCouncil, version });
      this.messages.say(asksWorksCouncil ? this.texts().councilOn : this.texts().councilOff);
    } catch (problem) {
      this.ticked.set(!asksWorksCouncil);
      this.problem.set(problem);
    } finally {
      this.changed.emit();
      this.busy.set(false);
    }
  }
}
