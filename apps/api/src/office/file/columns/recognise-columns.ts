import type {
  AmbiguousColumn,
  CasePart,
  ColumnMeaning,
  ColumnReport,
  LabelledColumn,
  PersonField,
  RecognisedColumn,
} from './column-meaning';
import { casePartNames } from './course-column-names';
import { hoursColumn } from './hours-column';
import { ambiguousNames, personFieldNames } from './person-column-names';
import { plainName, plainNames } from './plain-name';

/**
 * Says what the columns of a list mean, in German or English. A column whose name fits no meaning, several, or the meaning of
 * another column is reported for a person to decide. Columns without a name are left out.
 */
export function recogniseColumns(header: readonly string[]): ColumnReport {
  const columns = header.map((label, index) => ({ index, label })).filter(({ label }) => plainName(label) !== '');
  const hasGivenNames = columns.some(({ label }) => personFieldOf(label) === 'given-names');
  const read = columns.map((column) => ({ ...column, candidates: candidatesOf(column.label, hasGivenNames) }));

  const certain = read.flatMap(({ index, label, candidates: [meaning, ...others] }) =>
    meaning === undefined || others.length > 0 ? [] : [{ index, label, meaning }],
  );
  const several = read
    .filter(({ candidates }) => candidates.length > 1)
    .map(({ index, label, candidates }): AmbiguousColumn => ({ index, label, reason: 'several-meanings', candidates }));
  const recognised = certain.filter((column) => doubtOf(column, certain) === null);
  const doubted = certain.flatMap((column): AmbiguousColumn[] => {
    const reason = doubtOf(column, certain);
    return reason === null
      ? []
      : [{ index: column.index, label: column.label, reason, candidates: candidatesInDoubt(column) }];
  });
  return {
    recognised,
    ambiguous: [...several, ...doubted].sort((a, b) => a.index - b.index),
    unknown: read.filter(({ candidates }) => candidates.length === 0).map(({ index, label }) => ({ index, label })),
    unitNotSaid: recognised
      .filter(({ meaning }) => meaning.kind === 'area-hours' && meaning.unit === null)
      .map(labelled),
  };
}

function labelled({ index, label }: RecognisedColumn): LabelledColumn {
  return { index, label };
}

function candidatesOf(label: string, hasGivenNames: boolean): readonly ColumnMeaning[] {
  // „Name“ is the family name where the first names have a column of their own; alone it may be either.
  if (plainNames(label).includes('name'))
    return hasGivenNames ? [person('family-name')] : [person('full-name'), person('family-name')];
  const field = personFieldOf(label);
  if (field !== null) return [person(field)];
  const open = plainNames(label).flatMap((name) => ambiguousNames.get(name) ?? []);
  if (open.length > 0) return [...new Set(open)].map(person);
  const hours = hoursColumn(label);
  if (hours !== null) return [hours];
  const part = caseColumn(label);
  return part === null ? [] : [part];
}

function person(field: PersonField): ColumnMeaning {
  return { kind: 'person', field };
}

function personFieldOf(label: string): PersonField | null {
  const names = plainNames(label);
  const fields = Object.entries(personFieldNames) as [PersonField, readonly string[]][];
  return fields.find(([, known]) => names.some((name) => known.includes(name)))?.[0] ?? null;
}

/** „Supervision 3 am“, „3. Mediation“, „Supervidierte Mediationen“: a part of a case, with its number where it has one. */
function caseColumn(label: string): ColumnMeaning | null {
  for (const name of plainNames(label)) {
    const number = /(?:^| )(\d{1,2})(?: |$)/.exec(name)?.[1];
    const words = name.replace(/(?:^| )\d{1,2}(?= |$)/, '').trim();
    const parts = Object.entries(casePartNames) as [CasePart, readonly string[]][];
    const part = parts.find(([, known]) => known.includes(words))?.[0];
    if (part !== undefined) return { kind: 'case', part, number: number === undefined ? null : Number(number) };
  }
  return null;
}

function doubtOf(
  column: RecognisedColumn,
  all: readonly RecognisedColumn[],
): 'same-as-another' | 'total-or-room' | null {
  const others = all.filter(({ index }) => index !== column.index);
  if (others.some(({ meaning }) => sameMeaning(meaning, column.meaning))) return 'same-as-another';
  const { meaning } = column;
  if (meaning.kind !== 'area-hours' || meaning.modality !== null) return null;
  const besideVirtual = others.some(
    (other) =>
      other.meaning.kind === 'area-hours' && other.meaning.area === meaning.area && other.meaning.modality !== null,
  );
  return besideVirtual ? 'total-or-room' : null;
}

function candidatesInDoubt({ meaning }: RecognisedColumn): readonly ColumnMeaning[] {
  return meaning.kind === 'area-hours' && meaning.modality === null ? [{ ...meaning, modality: 'room' }] : [meaning];
}

/** Whether two columns claim the same place; hours of one area and modality do so in whatever unit. */
function sameMeaning(one: ColumnMeaning, other: ColumnMeaning): boolean {
  switch (one.kind) {
    case 'person':
      return other.kind === 'person' && other.field === one.field;
    case 'area-hours':
      return other.kind === 'area-hours' && other.area === one.area && other.modality === one.modality;
    case 'case':
      return other.kind === 'case' && other.part === one.part && other.number === one.number;
  }
}
