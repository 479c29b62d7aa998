import { Component, computed, input, output } from '@angular/core';
import type { ImportAnswer, ImportLine, PossiblePerson } from '@mittler/contract';
import { format } from '../../../shell/format';
import { spoken } from '../../../shell/language';
import type { Choice } from '../../../ui/fields/choice-group';
import { ChoiceGroup } from '../../../ui/fields/choice-group';
import { importTexts } from '../texts';
import { lineTexts } from './line-texts';

/** Asks whom a doubtful line means: somebody on record, somebody new, or nobody. */
@Component({
  selector: 'm-line-question',
  imports: [ChoiceGroup],
  template: `<m-choice-group
    [label]="question()"
    [choices]="choices()"
    [disabled]="disabled()"
    [value]="chosen()"
    (valueChange)="answer($event)"
  />`,
})
export class LineQuestion {
  readonly line = input.required<ImportLine>();
  /** The answer given and not saved yet. */
  readonly kept = input<ImportAnswer | null>(null);
  readonly disabled = input(false);
  readonly answered = output<ImportAnswer>();
  private readonly texts = spoken(importTexts);
  private readonly words = spoken(lineTexts);

  protected readonly question = computed(() => {
    const { line, givenName, familyName } = this.line();
    return this.texts().one.who(line, format.fullName({ givenName, familyName }));
  });
  protected readonly choices = computed<readonly Choice[]>(() => {
    const texts = this.texts().one;
    return [
      ...this.line().possible.map((person) => ({
        value: person.personId,
        label: format.fullName(person),
        hint: this.describe(person),
      })),
      { value: 'new', label: texts.newPerson, hint: texts.newPersonHint },
      { value: 'skip', label: texts.skip },
    ];
  });
  protected readonly chosen = computed(() => {
    const kept = this.kept();
    if (kept !== null) return kept.answer === 'person' ? (kept.personId ?? null) : kept.answer;
    const { answer, personId } = this.line();
    return answer === 'person' ? personId : answer;
  });

  protected answer(value: string | null): void {
    const { line } = this.line();
    if (value === null) return;
    this.answered.emit(
      value === 'new' || value === 'skip' ? { line, answer: value } : { line, answer: 'person', personId: value },
    );
  }

  private describe({ municipality, department, agrees, differs }: PossiblePerson): string {
    const words = this.words();
    const place = [municipality, department].filter((part) => part !== null).join(', ');
    const why = [...agrees.map((each) => words.agrees[each]), ...differs.map((each) => words.differs[each])].join(', ');
    return [place, why].filter((part) => part !== '').join(' · ');
  }
}
