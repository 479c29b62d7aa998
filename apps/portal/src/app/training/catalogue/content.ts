import type { AreaMinutes, CatalogueEntry } from '@mittler/contract';

/** Planned minutes of a course together. */
export interface Planned {
  readonly room: number;
  readonly virtual: number;
}

export function planned(content: readonly AreaMinutes[]): Planned {
  return content.reduce<Planned>((sum, each) => ({ room: sum.room + each.room, virtual: sum.virtual + each.virtual }), {
    room: 0,
    virtual: 0,
  });
}

/** Codes in the order in which people count: 2 before 10. */
export const byCode = (a: string, b: string): number => a.localeCompare(b, 'de', { numeric: true });

/** The areas that a course trains. */
export const trained = (course: Pick<CatalogueEntry, 'content'>): readonly string[] =>
  course.content.flatMap(({ area }) => (area === null ? [] : [area])).sort(byCode);

/** All areas that are shown beside each other: where they are numbered, the missing numbers as well. */
export function rangeOf(codes: readonly string[]): readonly string[] {
  const numbers = codes.map(Number);
  if (codes.length === 0 || !numbers.every((each) => Number.isInteger(each) && each > 0 && each < 20)) {
    return [...new Set(codes)].sort(byCode);
  }
  return Array.from({ length: Math.max(...numbers) }, (_, index) => String(index + 1));
}
