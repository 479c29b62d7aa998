import { attendances, checks, modalities, type Attendance, type Check, type Modality } from '@mittler/domain';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { CivilDate, Id } from '../field';
import { AssessmentAnswer } from './assessment';

/** A recorded fact as her own page shows it: what the entries of the findings name by id. */
export class FactAnswer {
  @Id() readonly id!: string;
  @IsString() readonly kind!: string;
  @CivilDate() readonly on!: string;
  /** The part of a session that it is about; the session's title comes with GET /me/courses. */
  @IsOptional() @Id() readonly block!: string | null;
  @IsOptional() @IsString() readonly area!: string | null;
  @IsOptional() @IsIn(modalities) readonly modality!: Modality | null;
  @IsOptional() @IsInt() readonly minutes!: number | null;
  @IsOptional() @IsIn(attendances) readonly attendance!: Attendance | null;
  @IsOptional() @IsIn(checks) readonly check!: Check | null;
  /** What it replaces, if it is a correction. */
  @IsOptional() @Id() readonly replaces!: string | null;
  /** A newer fact has taken its place. */
  @IsBoolean() readonly replaced!: boolean;
}

/** The standing by one rule set that is open to the person. */
export class StandingAnswer {
  @Id() readonly ruleSet!: string;
  /** The one by which the page's first sentence and the reports speak. */
  @IsBoolean() readonly leads!: boolean;
  @ValidateNested() @Type(() => AssessmentAnswer) readonly assessment!: AssessmentAnswer;
}

/** One enrolment with all standings and the facts they rest on. */
export class EnrolmentProgress {
  @Id() readonly enrolment!: string;
  @Id() readonly person!: string;
  @Id() readonly course!: string;
  @Id() readonly department!: string;
  @IsString() readonly scheme!: string;
  @CivilDate() readonly enrolledOn!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => StandingAnswer) readonly standings!: readonly StandingAnswer[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => FactAnswer) readonly facts!: readonly FactAnswer[];
}

/** What is done and what is missing, with reasons: one entry for each course, the newest first. */
export class Progress {
  @CivilDate() readonly on!: string;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => EnrolmentProgress)
  readonly enrolments!: readonly EnrolmentProgress[];
}
