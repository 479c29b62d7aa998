import type { IsoDate } from '@mittler/domain';

const smallNumbers = [
  'null',
  'eine',
  'zwei',
  'drei',
  'vier',
  'fünf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zehn',
  'elf',
  'zwölf',
];

/** '2026-11-24' as 24.11.2026. */
export function printedDate(date: IsoDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${day}.${month}.${year}`;
}

/** Minutes as Zeitstunden of 60 minutes: '18', and '18:30' where they are not whole. Never rounded. */
export function printedHours(minutes: number): string {
  const hours = String(Math.floor(minutes / 60)).replace(/\B(?=(\d{3})+$)/g, '.');
  const rest = minutes % 60;
  return rest === 0 ? hours : `${hours}:${String(rest).padStart(2, '0')}`;
}

/** A count in words up to twelve, in figures beyond; feminine, as in „fünf Mediationen“. */
export function printedCount(count: number): string {
  return smallNumbers[count] ?? String(count);
}

/** „A“, „B“ … „Z“, „AA“ … for the zero-based place in a list. */
export function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}
