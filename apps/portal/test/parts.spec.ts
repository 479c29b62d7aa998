import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { DateField } from '../src/app/ui/fields/date-field';
import type { Choice } from '../src/app/ui/fields/choice-group';
import { Segments } from '../src/app/ui/fields/choice-group';
import { ErrorSummary } from '../src/app/ui/fields/error-summary';
import { NumberField } from '../src/app/ui/fields/number-field';
import type { FieldError } from '../src/app/ui/place';
import { SortButton } from '../src/app/ui/tables/sort-button';

@Component({
  selector: 'm-parts',
  imports: [DateField, NumberField, Segments, SortButton, ErrorSummary],
  template: `<m-error-summary [errors]="errors()" />
    <m-date-field label="Geburtsdatum" [(value)]="date" error="Bitte prüfen." hint="Zum Beispiel 24.12.1985" />
    <m-number-field label="Minuten" [(value)]="minutes" />
    <m-segments label="Ahlbrecht, Tjorven" [choices]="choices" [(value)]="mark" />
    <table>
      <thead>
        <tr>
          <th scope="col"><m-sort-button column="name" [(sorting)]="sorting">Name</m-sort-button></th>
        </tr>
      </thead>
    </table>
    <label for="second">Zweites</label><input id="second" /><label for="first">Erstes</label><input id="first" />`,
})
class Parts {
  readonly date = signal<string | null>(null);
  readonly minutes = signal<number | null>(null);
  readonly mark = signal<string | null>(null);
  readonly sorting = signal('name');
  readonly errors = signal<readonly FieldError[]>([]);
  readonly choices: readonly Choice[] = [
    { value: 'present', label: 'anwesend' },
    { value: 'absent', label: 'abwesend' },
  ];
}

async function shown(): Promise<{ page: Parts; root: HTMLElement; settle: () => Promise<void> }> {
  const fixture = TestBed.createComponent(Parts);
  document.body.append(fixture.nativeElement as HTMLElement);
  await fixture.whenStable();
  return {
    page: fixture.componentInstance,
    root: fixture.nativeElement as HTMLElement,
    settle: async () => {
      fixture.detectChanges();
      await fixture.whenStable();
    },
  };
}

function type(field: HTMLInputElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event('input'));
}

const labelled = (root: HTMLElement, name: string): HTMLInputElement => {
  const label = [...root.querySelectorAll('label')].find((each) => each.textContent.trim() === name)!;
  return root.querySelector<HTMLInputElement>(`#${label.htmlFor}`)!;
};

describe('The parts', () => {
  it('name a field by its label and describe it by hint and error', async () => {
    const { root } = await shown();
    const field = labelled(root, 'Geburtsdatum');
    const described = field.getAttribute('aria-describedby')!.split(' ');
    expect(described.map((id) => root.querySelector(`#${id}`)!.textContent)).toEqual([
      'Zum Beispiel 24.12.1985',
      'Bitte prüfen.',
    ]);
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  it('take a date as it is typed and show it as it is written', async () => {
    const { page, root, settle } = await shown();
    const field = labelled(root, 'Geburtsdatum');
    type(field, '241285');
    expect(page.date()).toBe('1985-12-24');
    field.dispatchEvent(new Event('blur'));
    await settle();
    expect(field.value).toBe('24.12.1985');
  });

  it('take whole numbers and never guess at others', async () => {
    const { page, root } = await shown();
    const field = labelled(root, 'Minuten');
    type(field, ' 90 ');
    expect(page.minutes()).toBe(90);
    type(field, '9o');
    expect(page.minutes()).toBeNaN();
    type(field, '');
    expect(page.minutes()).toBeNull();
  });

  it('leave segments truly unset until one is chosen', async () => {
    const { page, root } = await shown();
    const radios = [...root.querySelectorAll<HTMLInputElement>('input[type=radio]')];
    expect(radios.some((radio) => radio.checked)).toBe(false);
    expect(root.querySelector('fieldset legend')!.textContent).toBe('Ahlbrecht, Tjorven');
    radios[1]!.click();
    expect(page.mark()).toBe('absent');
  });

  it('tell the heading of a column how it is sorted', async () => {
    const { page, root, settle } = await shown();
    const heading = root.querySelector('th')!;
    expect(heading.getAttribute('aria-sort')).toBe('ascending');
    heading.querySelector('button')!.click();
    await settle();
    expect(page.sorting()).toBe('-name');
    expect(heading.getAttribute('aria-sort')).toBe('descending');
  });

  it('list errors in the order of the page, take the focus and lead to the field', async () => {
    const { page, root, settle } = await shown();
    page.errors.set([
      { id: 'first', text: 'fehlt.' },
      { id: 'second', text: 'fehlt auch.' },
    ]);
    await settle();
    const links = [...root.querySelectorAll<HTMLButtonElement>('m-error-summary li button')];
    expect(links.map((link) => link.textContent.trim())).toEqual(['Zweites: fehlt auch.', 'Erstes: fehlt.']);
    expect(document.activeElement).toBe(root.querySelector('m-error-summary [role=alert]'));
    links[0]!.click();
    expect(document.activeElement?.id).toBe('second');
  });
});
