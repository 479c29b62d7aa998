import { computed, signal } from '@angular/core';
import type { RowState } from '@mittler/domain';
import { format } from '../../shell/format';
import type { RowView } from './row-view';

/** What is shown: all, one state, or what is not with the server yet. */
export type Shown = RowState | 'unsent';

const folded = (text: string): string =>
  text
    .toLocaleLowerCase('de')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '');

/**
 * Which rows are shown. A filter holds the people who fitted when it was set: a row does not vanish under the finger that
 * marks it.
 */
export class RollFilter {
  private readonly people = signal<ReadonlySet<string> | null>(null);
  readonly shown = signal<Shown | null>(null);
  readonly name = signal('');
  readonly rows;

  constructor(private readonly all: () => readonly RowView[]) {
    this.rows = computed(() => {
      const people = this.people();
      const words = folded(this.name())
        .split(/[\s,]+/)
        .filter(Boolean);
      return this.all().filter(({ row }) => {
        if (people !== null && !people.has(row.enrolmentId)) return false;
        const name = folded(`${format.fullName(row)} ${row.municipality}`);
        return words.every((word) => name.includes(word));
      });
    });
  }

  set(shown: Shown | null): void {
    this.shown.set(shown);
    const fits = ({ shown: state, sending }: RowView): boolean =>
      shown === 'unsent' ? sending !== 'sent' && sending !== 'none' : state === shown;
    this.people.set(
      shown === null
        ? null
        : new Set(
            this.all()
              .filter(fits)
              .map(({ row }) => row.enrolmentId),
          ),
    );
  }

  /** The same again shows all. */
  turn(shown: Shown): void {
    this.set(this.shown() === shown ? null : shown);
  }
}
