import { modalities, type Modality } from '@mittler/domain';
import { IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { Line } from '../field';

export const importFields = [
  'person-id',
  'family-name',
  'given-names',
  'full-name',
  'birth-date',
  'email',
  'municipality',
  'municipality-key',
  'department',
  'department-code',
  'course',
  'started-on',
  'finished-on',
  'certificate-number',
  'certificate-issued-on',
  'area-hours',
  'case-mediated-on',
  'case-supervised-on',
  'case-supervisor',
  'case-place',
] as const;
/**
 * What a column says. `full-name` is "Name, Vorname"; `area-hours` needs the area; columns of cases without a number may
 * hold several dates.
 */
export type ImportField = (typeof importFields)[number];

export const hourUnits = ['hours', 'units', 'minutes'] as const;
/** `hours`: of 60 minutes, 1,5 or 1:30; `units`: UE of 45 minutes. */
export type HourUnit = (typeof hourUnits)[number];

export const columnDoubts = ['several-meanings', 'same-as-another', 'total-or-room'] as const;
/** Why nothing was chosen for a column: somebody has to. */
export type ColumnDoubt = (typeof columnDoubts)[number];

/** One column of the file and what Mittler reads from it. */
export class ImportColumn {
  /** Position in the file, from 0. */
  @IsInt() @Min(0) @Max(500) readonly index!: number;
  /** The header as the file has it. */
  @IsString() readonly header!: string;
  /** Null: the column is not read. */
  @IsOptional() @IsIn(importFields) readonly field!: ImportField | null;
  /** For hours: code of the area in the rule set, e.g. "1". */
  @IsOptional() @IsString() readonly area!: string | null;
  /** For hours: null where the header does not say; the default of the import holds then. */
  @IsOptional() @IsIn(modalities) readonly modality!: Modality | null;
  @IsOptional() @IsIn(hourUnits) readonly unit!: HourUnit | null;
  /** For cases: the number in the header; null where one column holds all. */
  @IsOptional() @IsInt() readonly number!: number | null;
  @IsOptional() @IsIn(columnDoubts) readonly doubt!: ColumnDoubt | null;
  /** What a doubtful header may mean. */
  @IsIn(importFields, { each: true }) readonly couldBe!: readonly ImportField[];
}

/** What a column means, as somebody has corrected it. Columns that are not named stay as they are. */
export class ChosenColumn {
  @IsInt() @Min(0) @Max(500) readonly index!: number;
  /** Null: don't read the column. */
  @IsOptional() @IsIn(importFields) readonly field!: ImportField | null;
  @IsOptional() @Line(20) readonly area?: string | null;
  @IsOptional() @IsIn(modalities) readonly modality?: Modality | null;
  @IsOptional() @IsIn(hourUnits) readonly unit?: HourUnit | null;
  @IsOptional() @IsInt() @Min(1) @Max(99) readonly number?: number | null;
}
