import type { ChosenColumn, ImportColumn, ImportField } from '@mittler/contract';
import { Refusal } from '../../../http/refusal';
import type {
  CasePart,
  ColumnMeaning,
  ColumnReport,
  PersonField,
  RecognisedColumn,
} from '../../file/columns/column-meaning';

const caseField: Readonly<Record<CasePart, ImportField>> = {
  'mediated-on': 'case-mediated-on',
  'supervised-on': 'case-supervised-on',
  supervisor: 'case-supervisor',
  place: 'case-place',
};

const casePart = new Map(Object.entries(caseField).map(([part, field]) => [field, part as CasePart]));

const unread = { field: null, area: null, modality: null, unit: null, number: null, doubt: null, couldBe: [] } as const;

/** What was recognised, in the order of the file; a column in doubt is not read until somebody has chosen. */
export function toColumns(header: readonly string[], report: ColumnReport): readonly ImportColumn[] {
  const recognised = report.recognised.map(({ index, meaning }): ImportColumn => ({
    ...unread,
    index,
    header: labelAt(header, index),
    ...fieldOf(meaning),
  }));
  const doubtful = report.ambiguous.map(({ index, reason, candidates }): ImportColumn => ({
    ...unread,
    index,
    header: labelAt(header, index),
    ...detailOf(candidates),
    doubt: reason,
    couldBe: [...new Set(candidates.map((meaning) => fieldOf(meaning).field))],
  }));
  const unknown = report.unknown.map(({ index }): ImportColumn => ({
    ...unread,
    index,
    header: labelAt(header, index),
  }));
  return [...recognised, ...doubtful, ...unknown].sort((a, b) => a.index - b.index);
}

function labelAt(header: readonly string[], index: number): string {
  return (header[index] ?? '').replace(/\s+/g, ' ').slice(0, 200);
}

function fieldOf(
  meaning: ColumnMeaning,
): Pick<ImportColumn, 'area' | 'modality' | 'unit' | 'number'> & { readonly field: ImportField } {
  const plain = { area: null, modality: null, unit: null, number: null };
  switch (meaning.kind) {
    case 'person':
      return { ...plain, field: meaning.field };
    case 'area-hours':
      return { ...plain, field: 'area-hours', area: meaning.area, modality: meaning.modality, unit: meaning.unit };
    case 'case':
      return { ...plain, field: caseField[meaning.part], number: meaning.number };
  }
}

/** What is sure of a column in doubt, so that choosing the field is enough. */
function detailOf([only, ...others]: readonly ColumnMeaning[]): Partial<ImportColumn> {
  if (only === undefined || others.length > 0) return {};
  const { area, modality, unit, number } = fieldOf(only);
  return { area, modality, unit, number };
}

/** The columns as the reader of lines wants them. */
export function toRecognised(columns: readonly ImportColumn[]): readonly RecognisedColumn[] {
  return columns.flatMap((column) => {
    const meaning = meaningOf(column);
    return meaning === null ? [] : [{ index: column.index, label: column.header, meaning }];
  });
}

function meaningOf({ field, area, modality, unit, number }: ImportColumn): ColumnMeaning | null {
  if (field === null) return null;
  if (field === 'area-hours') return area === null ? null : { kind: 'area-hours', area, modality, unit };
  const part = casePart.get(field);
  return part === undefined ? { kind: 'person', field: field as PersonField } : { kind: 'case', part, number };
}

/**
 * @throws Refusal invalid when a choice names no column of the file, hours without an area, or a meaning that another
 *   column has
 */
export function chooseColumns(
  columns: readonly ImportColumn[],
  chosen: readonly ChosenColumn[],
): readonly ImportColumn[] {
  const choices = new Map(chosen.map((choice, position) => [choice.index, { choice, position }]));
  const refuse = (position: number, field: string, rule: string): never => {
    throw new Refusal('invalid', { fields: [{ pointer: `/columns/${position}/${field}`, rule }] });
  };
  chosen.forEach(({ index, field, area }, position) => {
    if (!columns.some((column) => column.index === index)) refuse(position, 'index', 'isColumn');
    if (field === 'area-hours' && (area ?? null) === null) refuse(position, 'area', 'isDefined');
  });
  const result = columns.map((column): ImportColumn => {
    const choice = choices.get(column.index)?.choice;
    if (choice === undefined) return column;
    const { index, header } = column;
    const { field, area, modality, unit, number } = choice;
    return {
      ...unread,
      index,
      header,
      field,
      area: area ?? null,
      modality: modality ?? null,
      unit: unit ?? null,
      number: number ?? null,
    };
  });
  const taken = new Set<string>();
  for (const { index, field, area, modality, number } of result) {
    if (field === null) continue;
    const meaning = JSON.stringify([field, area, modality, number]);
    if (taken.has(meaning)) refuse(choices.get(index)?.position ?? 0, 'field', 'chosenTwice');
    taken.add(meaning);
  }
  return result;
}

/** The fields without which no line can be read. */
export function missingFields(columns: readonly ImportColumn[]): readonly ImportField[] {
  const fields = new Set(columns.map(({ field }) => field));
  return fields.has('full-name') ? [] : (['family-name', 'given-names'] as const).filter((field) => !fields.has(field));
}
