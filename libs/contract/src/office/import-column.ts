import { modalities, type Modality } from '@mittler/domain';
import { IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { Line } from '../field';

export const importFields = [
  'external-id',
  'family-name',
  'given-name',
  'full-name',
  'birth-date',
  'email',
  'municipality',
  'department',
  'department-code',
  'course',
  'starts-on',
  'ends-on',
  'hours',
  'case-dates',
  'certificate-number',
  'certificate-date',
] as const;
/**
 * What a column says. `full-name` is "Name, Vorname"; `municipality` is a name or an official key; `hours` needs the
 * area, the modality and the unit; `case-dates` may hold several dates.
 */
export type ImportField = (typeof importFields)[number];

export const hourUnits = ['hours', 'units', 'minutes'] as const;
/** `hours`: of 60 minutes, 1,5 or 1:30; `units`: UE of 45 minutes. */
export type HourUnit = (typeof hourUnits)[number];

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
  @IsOptional() @IsIn(modalities) readonly modality!: Modality | null;
  @IsOptional() @IsIn(hourUnits) readonly unit!: HourUnit | null;
  /** Other fields that the header could mean as well: nothing was chosen, somebody has to. */
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
}
