import type { ElementRef } from '@angular/core';
import { afterNextRender, Component, computed, effect, inject, Injector, input, viewChild } from '@angular/core';
import { spoken } from '../../shell/language';
import { Icon } from '../icon';
import type { FieldError } from '../place';

const inOrder = (a: FieldError, b: FieldError): number => {
  const [first, second] = [document.getElementById(a.id), document.getElementById(b.id)];
  if (first === null || second === null) return Number(first === null) - Number(second === null);
  return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
};

/**
 * Stands on top of a form: everything that does not fit, in the order of the page, each leading to its field.
 * It takes the focus when it appears, so that nobody misses it.
 */
@Component({
  selector: 'm-error-summary',
  imports: [Icon],
  template: `@if (errors().length > 0) {
    <div #box class="m-alert m-alert--bad" role="alert" tabindex="-1">
      <m-icon name="warning" [size]="24" />
      <div>
        <b>{{ texts().title(errors().length) }}</b>
        <ul>
          @for (error of sorted(); track error.id) {
            <li>
              <button type="button" class="m-link" (click)="lead(error.id)">{{ error.text }}</button>
            </li>
          }
        </ul>
      </div>
    </div>
  }`,
})
export class ErrorSummary {
  readonly errors = input.required<readonly FieldError[]>();
  private readonly box = viewChild<ElementRef<HTMLElement>>('box');
  private readonly injector = inject(Injector);
  private shownBefore = 0;
  protected readonly sorted = computed(() =>
    this.errors()
      .map((error) => ({ id: error.id, text: this.named(error) }))
      .sort(inOrder),
  );
  protected readonly texts = spoken({
    de: {
      title: (count: number) =>
        count === 1 ? 'Eine Angabe passt noch nicht.' : `${String(count)} Angaben passen noch nicht.`,
    },
    en: {
      title: (count: number) =>
        count === 1 ? 'One entry does not fit yet.' : `${String(count)} entries do not fit yet.`,
    },
  });

  constructor() {
    effect(() => {
      const count = this.errors().length;
      const grown = count > this.shownBefore;
      this.shownBefore = count;
      // Fixing one field must not pull the focus back up.
      if (grown) afterNextRender(() => this.box()?.nativeElement.focus(), { injector: this.injector });
    });
  }

  protected lead(id: string): void {
    document.getElementById(id)?.focus();
  }

  private named(error: FieldError): string {
    const field = document.getElementById(error.id);
    const legend = field?.closest('fieldset')?.querySelector('legend');
    const label = document.querySelector(`label[for="${error.id}"]`) ?? legend;
    const name = label?.textContent.replace(/\(.*\)/, '').trim();
    return name === undefined || name === '' ? error.text : `${name}: ${error.text}`;
  }
}
