import { modalities, type Modality } from '@mittler/domain';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { CivilDate, Id, InstantField, Line, MunicipalityKey, Version } from '../field';
import { ChosenColumn, type HourUnit, hourUnits, ImportColumn } from './import-column';
import { ImportAnswer, ImportOutcomes } from './import-line';

/** In a form all values are text. */
const asBoolean = ({ value }: Readonly<{ value: unknown }>): unknown =>
  value === 'true' ? true : value === 'false' ? false : value;

/** What holds for every line of the file that does not say it itself. Also the form fields beside the file. */
export class ImportDefaults {
  /** Enrols the people in this course; hours, cases and certificates need one. */
  @IsOptional() @Id() readonly courseId?: string | null;
  @IsOptional() @MunicipalityKey() readonly municipality?: string | null;
  /** Name of the department. */
  @IsOptional() @Line() readonly department?: string | null;
  /** What hours are where neither column nor header says it. Hours without either are refused. */
  @IsOptional() @IsIn(modalities) readonly modality?: Modality | null;
  /** The unit of hours where neither column nor header says it, default hours of 60 minutes. */
  @IsOptional() @IsIn(hourUnits) readonly unit?: HourUnit | null;
  /** The day to which past hours are dated, default: the course's end, at the latest today. */
  @IsOptional() @CivilDate() readonly hoursOn?: string | null;
  /** The rule set under which the certificates of the file were issued; default: the one open on the day of issue. */
  @IsOptional() @Id() readonly ruleSetId?: string | null;
  /**
   * The office has seen that attendance at the virtual hours was checked and personal interaction ensured (§ 2 Abs. 4
   * Satz 3 ZMediatAusbV). Without it they are recorded and do not count.
   */
  @IsOptional() @Transform(asBoolean) @IsBoolean() readonly virtualChecked?: boolean;
  /** The courses that the file calls finished had practical exercises and role plays (§ 2 Abs. 3 ZMediatAusbV). */
  @IsOptional() @Transform(asBoolean) @IsBoolean() readonly exercisesIncluded?: boolean;
}

export const importStates = ['previewed', 'applied', 'undone', 'discarded'] as const;
export type ImportState = (typeof importStates)[number];

export class ImportSummary {
  @Id() readonly id!: string;
  @IsString() readonly fileName!: string;
  @IsIn(importStates) readonly state!: ImportState;
  @InstantField() readonly createdAt!: string;
  @Id() readonly createdBy!: string;
  @IsString() readonly createdByName!: string;
  @IsOptional() @InstantField() readonly appliedAt!: string | null;
  @IsOptional() @InstantField() readonly undoneAt!: string | null;
  @IsOptional() @Id() readonly courseId!: string | null;
  @IsOptional() @IsString() readonly courseName!: string | null;
  /** Lines by outcome. */
  @ValidateNested() @Type(() => ImportOutcomes) readonly lines!: ImportOutcomes;
  @IsInt() readonly version!: number;
}

export class ImportAdditions {
  @IsInt() readonly people!: number;
  @IsInt() readonly changedPeople!: number;
  @IsInt() readonly departments!: number;
  @IsInt() readonly memberships!: number;
  @IsInt() readonly enrolments!: number;
  /** Minutes of past hours, all areas together. */
  @IsInt() readonly minutes!: number;
  @IsInt() readonly cases!: number;
  @IsInt() readonly finishedCourses!: number;
  @IsInt() readonly certificates!: number;
}

/** What the file says and what it would change (or has changed); the lines are read page by page. */
export class ImportPreview extends ImportSummary {
  @IsArray() @ValidateNested({ each: true }) @Type(() => ImportColumn) readonly columns!: readonly ImportColumn[];
  @ValidateNested() @Type(() => ImportDefaults) readonly defaults!: ImportDefaults;
  @ValidateNested() @Type(() => ImportAdditions) readonly adds!: ImportAdditions;
  /** Names of the departments that would be created, with the municipality before. */
  @IsString({ each: true }) readonly newDepartments!: readonly string[];
}

export class Imports {
  @IsArray() @ValidateNested({ each: true }) @Type(() => ImportSummary) readonly imports!: readonly ImportSummary[];
  @IsOptional() @Id() readonly next!: string | null;
}

export class ImportsQuery {
  @IsOptional() @IsIn(importStates) readonly state?: ImportState;
  @IsOptional() @Id() readonly after?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) readonly limit?: number;
}

/** Corrects what the columns mean and what holds for all lines; the dry run is made again, answers are kept. */
export class ChooseColumns {
  @Version() readonly version!: number;
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => ChosenColumn)
  readonly columns!: readonly ChosenColumn[];
  /** Missing: stay as they are. */
  @IsOptional() @ValidateNested() @Type(() => ImportDefaults) readonly defaults?: ImportDefaults;
}

export class AnswerImport {
  @Version() readonly version!: number;
  @IsArray()
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => ImportAnswer)
  readonly answers!: readonly ImportAnswer[];
}

/** Applies, undoes or discards the import as it was seen. */
export class ImportStep {
  @Version() readonly version!: number;
}

export const importReferenceKinds = [
  'facts',
  'enrolments',
  'memberships',
  'roles',
  'account',
  'certificates',
  'revocations',
  'cases',
  'sessions',
  'registrations',
  'person-changed',
  'other',
] as const;
export type ImportReferenceKind = (typeof importReferenceKinds)[number];

/** Why an import can't be undone: what refers to its rows by now. In the facts of `import-referenced`, as `references`. */
export class ImportReference {
  @IsIn(importReferenceKinds) readonly kind!: ImportReferenceKind;
  @IsInt() readonly count!: number;
  /** The first lines of the file concerned. */
  @IsInt({ each: true }) readonly lines!: readonly number[];
}
