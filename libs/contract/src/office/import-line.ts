import {
  type Contradiction,
  contradictions,
  type MatchReason,
  matchReasons,
  modalities,
  type Modality,
} from '@mittler/domain';
import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsOptional, IsString, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import { CivilDate, Id } from '../field';
import { importFields, type ImportField } from './import-column';

export const lineOutcomes = ['add', 'change', 'same', 'ask', 'refuse', 'skip'] as const;
/** `ask`: somebody has to say who is meant; `refuse`: the line can't be read or would be wrong; `skip`: left out by answer. */
export type LineOutcome = (typeof lineOutcomes)[number];

export class ImportOutcomes {
  @IsInt() readonly add!: number;
  @IsInt() readonly change!: number;
  @IsInt() readonly same!: number;
  @IsInt() readonly ask!: number;
  @IsInt() readonly refuse!: number;
  @IsInt() readonly skip!: number;
}

export const lineProblemCodes = [
  // what stands in the cell
  'missing',
  'not-a-date',
  'impossible-date',
  'ambiguous-date',
  'not-hours',
  'not-whole-minutes',
  'negative-hours',
  'not-an-email',
  'not-a-municipality-key',
  'name-not-split',
  'too-long',
  'control-character',
  'date-in-future',
  // what it means
  'municipality-missing',
  'municipality-unknown',
  'municipality-ambiguous',
  'department-missing',
  'course-missing',
  'course-unknown',
  'area-unknown',
  'modality-missing',
  'hours-too-many',
  'rule-set-missing',
  'certificate-incomplete',
  'certificate-number-taken',
  'already-certified',
  'period-invalid',
  'person-deactivated',
  'email-taken',
  'external-id-taken',
  'line-repeated',
] as const;
/** Why a line is refused. The sentence for it lives in the portal. */
export type LineProblemCode = (typeof lineProblemCodes)[number];

export class LineProblem {
  @IsIn(lineProblemCodes) readonly code!: LineProblemCode;
  /** The column's header; null where the whole line is meant. */
  @IsOptional() @IsString() readonly column!: string | null;
  /** What stands there, or what helps: the line that says the same, the names that were possible. */
  @IsOptional() @IsString() readonly found!: string | null;
}

export const lineNotes = [
  'email-kept',
  'minutes-beside-roll',
  'end-in-future',
  'in-other-department',
  'virtual-not-checked',
  'cases-without-detail',
] as const;
/**
 * What is done otherwise than the file may expect. `email-kept`: she signs in with the address on record;
 * `minutes-beside-roll`: rolls have minutes of the same area, the file's are added; `cases-without-detail`: the cases count, the
 * paper needs what the file does not say of them.
 */
export type LineNote = (typeof lineNotes)[number];

/** Somebody whom the line may mean. */
export class PossiblePerson {
  @Id() readonly personId!: string;
  @IsString() readonly givenName!: string;
  @IsString() readonly familyName!: string;
  @IsOptional() @IsString() readonly municipality!: string | null;
  @IsOptional() @IsString() readonly department!: string | null;
  /** What agrees … */
  @IsIn(matchReasons, { each: true }) readonly agrees!: readonly MatchReason[];
  /** … and what does not. */
  @IsIn(contradictions, { each: true }) readonly differs!: readonly Contradiction[];
}

/** A field of the person that the line changes. */
export class FieldChange {
  @IsIn(importFields) readonly field!: ImportField;
  @IsOptional() @IsString() readonly from!: string | null;
  @IsOptional() @IsString() readonly to!: string | null;
}

export class LineHours {
  @IsString() readonly area!: string;
  @IsIn(modalities) readonly modality!: Modality;
  @IsInt() readonly minutes!: number;
  /** Minutes that an earlier import recorded and this line corrects; null where the line adds. */
  @IsOptional() @IsInt() readonly instead!: number | null;
  @CivilDate() readonly on!: string;
}

/** What the line adds beside the person. */
export class LineAdditions {
  @IsOptional() @IsString() readonly membership!: string | null;
  /** The department does not exist yet. */
  @IsOptional() @IsString() readonly newDepartment!: string | null;
  @IsOptional() @IsString() readonly enrolment!: string | null;
  @IsArray() @ValidateNested({ each: true }) @Type(() => LineHours) readonly hours!: readonly LineHours[];
  /** Civil dates of supervised mediations. */
  @IsString({ each: true }) readonly cases!: readonly string[];
  @IsOptional() @CivilDate() readonly courseFinishedOn!: string | null;
  @IsOptional() @IsString() readonly certificate!: string | null;
}

export const answerKinds = ['person', 'new', 'skip'] as const;
export type AnswerKind = (typeof answerKinds)[number];

/** The answer to a doubtful line: this person, somebody new, or leave the line out. */
export class ImportAnswer {
  @IsInt() @Min(1) @Max(1_048_576) readonly line!: number;
  @IsIn(answerKinds) readonly answer!: AnswerKind;
  /** The person meant; needed with "person". */
  @ValidateIf((given: ImportAnswer) => given.answer === 'person') @Id() readonly personId?: string | null;
}

const matchedBys = [...matchReasons, 'answer'] as const;
/** `answer`: somebody said who is meant. */
export type MatchedBy = (typeof matchedBys)[number];

/** One line of the file and what it would do. */
export class ImportLine {
  /** As the file numbers it, from 1. */
  @IsInt() readonly line!: number;
  @IsIn(lineOutcomes) readonly outcome!: LineOutcome;
  @IsString() readonly givenName!: string;
  @IsString() readonly familyName!: string;
  /** The person on record whom the line means. */
  @IsOptional() @Id() readonly personId!: string | null;
  @IsOptional() @IsIn(matchedBys) readonly matchedBy!: MatchedBy | null;
  @IsArray() @ValidateNested({ each: true }) @Type(() => FieldChange) readonly changes!: readonly FieldChange[];
  @ValidateNested() @Type(() => LineAdditions) readonly adds!: LineAdditions;
  @IsArray() @ValidateNested({ each: true }) @Type(() => PossiblePerson) readonly possible!: readonly PossiblePerson[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => LineProblem) readonly problems!: readonly LineProblem[];
  @IsIn(lineNotes, { each: true }) readonly notes!: readonly LineNote[];
  @IsOptional() @IsIn(answerKinds) readonly answer!: AnswerKind | null;
}

export class ImportLinesQuery {
  @IsOptional() @IsIn(lineOutcomes) readonly outcome?: LineOutcome;
  /** Number of the last line seen. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) readonly after?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) readonly limit?: number;
}

export class ImportLines {
  @IsArray() @ValidateNested({ each: true }) @Type(() => ImportLine) readonly lines!: readonly ImportLine[];
  @IsOptional() @IsInt() readonly next!: number | null;
}
