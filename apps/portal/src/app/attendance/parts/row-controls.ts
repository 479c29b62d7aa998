import { computed, Directive, inject, input } from '@angular/core';
import type { RollBlock } from '@mittler/contract';
import { excuses, type Modality, type RollCheck } from '@mittler/domain';
import { format } from '../../shell/format';
import { said, spoken } from '../../shell/language';
import type { Choice } from '../../ui/fields/choice-group';
import type { RowWish } from '../roll/row-deeds';
import { confirmClaims, say, sayCheck, sayForm, sayMinutes } from '../roll/row-deeds';
import { readMinutes } from '../roll/read-minutes';
import { RollStore } from '../roll/roll-store';
import type { RowView } from '../roll/row-view';
import { attendanceTexts, reasonTexts } from '../texts';
import { blockName } from './block-strip';

const wishes: readonly RowWish[] = ['present', 'partial', 'excused', 'absent'];
const roomChecks: readonly RollCheck[] = ['roll-call', 'code', 'signed-paper', 'self-report'];
const virtualChecks: readonly RollCheck[] = ['meeting-log', 'code', 'self-report'];

/** What a row offers, however wide it is drawn. */
@Directive()
export abstract class RowControls {
  readonly view = input.required<RowView>();
  readonly blocks = input.required<readonly RollBlock[]>();
  protected readonly store = inject(RollStore);
  protected readonly texts = spoken(attendanceTexts);
  protected readonly format = format;

  protected readonly name = computed(() => format.fullName(this.view().row));
  protected readonly states = computed<readonly Choice[]>(() => {
    const { state } = this.texts();
    return [
      { value: 'present', label: state.present, icon: 'check', tone: 'good' },
      { value: 'partial', label: state.partial, icon: 'clock', tone: 'soon' },
      { value: 'excused', label: state.excused, icon: 'excused', tone: 'wait' },
      { value: 'absent', label: state.absent, icon: 'cross', tone: 'bad' },
    ];
  });
  protected readonly forms = computed<readonly Choice[]>(() => [
    { value: 'room', label: this.texts().form.room, icon: 'door' },
    { value: 'virtual', label: this.texts().form.virtual, icon: 'video' },
  ]);
  protected readonly excuseOptions = computed(() =>
    excuses.map((value) => ({ value, label: this.texts().excuse[value] })),
  );
  protected readonly checkOptions = computed(() => {
    const { check, modality } = this.view();
    const usual = modality === 'virtual' ? virtualChecks : roomChecks;
    const shown = check === null || usual.some((each) => each === check) ? usual : [...usual, check];
    return shown.map((value) => ({ value, label: this.texts().check[value] }));
  });
  /** Null while it cannot be marked or nothing is said. */
  protected readonly shownState = computed(() => (this.view().shown === 'not-recorded' ? null : this.view().shown));
  protected readonly isThere = computed(() => this.view().shown === 'present' || this.view().shown === 'partial');
  protected readonly why = computed(() => {
    const { code } = this.view();
    if (code === null) return null;
    return said(reasonTexts)[code] ?? this.texts().sending.refused;
  });
  protected readonly earlier = computed(() => {
    const { earlier } = this.view();
    if (earlier === null) return null;
    const word =
      earlier.attendance === 'present' ? format.minutes(earlier.minutes) : this.texts().state[earlier.attendance];
    return this.texts().earlier(word);
  });

  /** She typed the code and is not recorded yet: a proposal, which a tap confirms. */
  protected readonly claimedText = computed(() => {
    const { row, shown, canMark } = this.view();
    return row.claimedAt === null || shown !== 'not-recorded' || !canMark
      ? null
      : this.texts().claimed(format.time(row.claimedAt));
  });

  protected confirmClaim(): void {
    confirmClaims(this.store, [this.view()]);
  }

  protected blockName(index: number): string {
    const block = this.blocks()[index];
    return block === undefined ? '' : blockName(block, index, this.texts());
  }

  /** Minutes as the field shows them: what is recorded, and the plan where a part is about to be said. */
  protected minutesAt(index: number): string {
    const mark = this.view().marks[index];
    if (mark !== null && mark !== undefined) return String(mark.minutes);
    return this.view().shown === 'partial' ? String(this.blocks()[index]?.plannedMinutes ?? '') : '';
  }

  protected choose(value: string | null): void {
    const wish = wishes.find((each) => each === value);
    if (wish !== undefined && wish !== this.view().shown) say(this.store, this.view(), wish);
  }

  protected chooseForm(value: string | null): void {
    const modality: Modality | null = value === 'room' || value === 'virtual' ? value : null;
    if (modality !== null && modality !== this.view().modality) sayForm(this.store, this.view(), modality);
  }

  protected chooseCheck(value: string): void {
    const check = [...roomChecks, ...virtualChecks].find((each) => each === value);
    if (check !== undefined) sayCheck(this.store, this.view(), check);
  }

  protected enterMinutes(field: HTMLInputElement, block: RollBlock): void {
    const minutes = readMinutes(field.value);
    const isFitting = minutes !== null && minutes <= block.plannedMinutes;
    field.setCustomValidity(isFitting ? '' : this.texts().minutesWrong(block.plannedMinutes));
    field.ariaInvalid = isFitting ? null : 'true';
    if (isFitting) sayMinutes(this.store, this.view(), block.id, minutes);
    else field.reportValidity();
  }

  protected textOf(event: Event): string {
    return event.target instanceof HTMLSelectElement ? event.target.value : '';
  }

  protected fieldOf(event: Event): HTMLInputElement | null {
    return event.target instanceof HTMLInputElement ? event.target : null;
  }
}
