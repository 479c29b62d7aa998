import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, output, signal } from '@angular/core';
import { type DepartmentKind, departmentKinds, type NeededKinds } from '@mittler/contract';
import { firstValueFrom } from 'rxjs';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { CheckBox } from '../../ui/fields/check-box';
import { Fold } from '../../ui/fold';
import { StatusMessages } from '../../ui/notices/status-messages';
import { participationTexts } from './texts';

const address = '/api/participation/needed-kinds';

/** The kinds of departments without which a municipality has no system; for the office. */
@Component({
  selector: 'm-needed-kinds-form',
  host: { class: 'm-no-print' },
  imports: [CheckBox, Fold, ProblemNotice],
  template: `<m-fold [label]="texts().neededTitle">
    <form class="m-form" novalidate (submit)="$event.preventDefault(); save()">
      <m-problem-notice [problem]="problem() ?? setting.error()" [again]="true" (retry)="again()" />
      @if (setting.hasValue()) {
        <fieldset class="m-group">
          <legend class="m-muted">{{ texts().neededLead }}</legend>
          @for (kind of kinds; track kind) {
            <m-check-box
              [label]="texts().neededKinds[kind]"
              [value]="chosen().has(kind)"
              (valueChange)="take(kind, $event === true)"
            />
          }
        </fieldset>
        <div class="m-acts">
          <button class="m-button m-button--primary" [disabled]="busy() || !unsaved()">{{ texts().save }}</button>
        </div>
      }
    </form>
  </m-fold>`,
})
export class NeededKindsForm {
  readonly changed = output();
  private readonly http = inject(HttpClient);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(participationTexts);
  protected readonly kinds = departmentKinds;
  protected readonly setting = httpResource<NeededKinds>(() => address);
  protected readonly chosen = linkedSignal<ReadonlySet<DepartmentKind>>(
    () => new Set(this.setting.hasValue() ? this.setting.value().kinds : []),
  );
  private readonly isChanged = computed(() => {
    if (!this.setting.hasValue()) return false;
    const { kinds } = this.setting.value();
    return kinds.length !== this.chosen().size || kinds.some((kind) => !this.chosen().has(kind));
  });
  readonly unsaved = (): boolean => this.isChanged();
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected take(kind: DepartmentKind, wanted: boolean): void {
    this.chosen.update(
      (chosen) => new Set(kinds(wanted ? [...chosen, kind] : [...chosen].filter((one) => one !== kind))),
    );
  }

  protected again(): void {
    this.problem.set(null);
    this.setting.reload();
  }

  protected async save(): Promise<void> {
    if (!this.setting.hasValue() || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const { version } = this.setting.value();
      const wish = { kinds: kinds([...this.chosen()]), version };
      this.setting.set(await firstValueFrom(this.http.put<NeededKinds>(address, wish)));
      this.messages.say(this.texts().saved);
      this.changed.emit();
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}

/** Each once, in the order in which they are named everywhere. */
function kinds(wanted: readonly DepartmentKind[]): readonly DepartmentKind[] {
  return departmentKinds.filter((kind) => wanted.includes(kind));
}
