import { reasonCodes, states, warningCodes, type ReasonCode, type State, type WarningCode } from '@mittler/domain';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { CivilDate } from '../field';

/** What a finding says of one fact; `recorded` and `counted` in the finding's unit. */
export class EntryAnswer {
  @IsString() readonly fact!: string;
  @CivilDate() readonly on!: string;
  @IsInt() readonly recorded!: number;
  @IsInt() readonly counted!: number;
  @IsOptional() @IsIn(reasonCodes) readonly reason!: ReasonCode | null;
}

const units = ['minutes', 'cases', 'modules', 'step'] as const;
const stages = ['certificate', 'title', 'renewal'] as const;
const aspects = ['count', 'minutes', 'agreement'] as const;
const dueKinds = ['law', 'plan'] as const;

/** One requirement: what is needed, what counts, which entries count, which do not and why. */
export class FindingAnswer {
  @IsString() readonly requirement!: string;
  @IsIn(aspects) readonly aspect!: (typeof aspects)[number];
  @IsIn(stages) readonly stage!: (typeof stages)[number];
  @IsString() readonly kind!: string;
  /** Paragraph of the law. */
  @IsString() readonly law!: string;
  /** Code of the area or milestone. */
  @IsOptional() @IsString() readonly subject!: string | null;
  @IsIn(units) readonly unit!: (typeof units)[number];
  @IsInt() readonly needed!: number;
  @IsInt() readonly counted!: number;
  @IsInt() readonly missing!: number;
  @IsBoolean() readonly met!: boolean;
  @IsOptional() @CivilDate() readonly metOn!: string | null;
  @IsOptional() @CivilDate() readonly dueBy!: string | null;
  @IsOptional() @IsIn(dueKinds) readonly dueIs!: (typeof dueKinds)[number] | null;
  @IsInt() readonly suspendedDays!: number;
  @IsBoolean() readonly missed!: boolean;
  @IsArray() @ValidateNested({ each: true }) @Type(() => EntryAnswer) readonly entries!: readonly EntryAnswer[];
}

export class StageAnswer {
  @IsBoolean() readonly met!: boolean;
  @IsArray() @ValidateNested({ each: true }) @Type(() => FindingAnswer) readonly findings!: readonly FindingAnswer[];
}

const confirmations = ['given', 'missing', 'not-asked'] as const;

export class ConfirmationAnswer {
  @IsIn(confirmations) readonly is!: (typeof confirmations)[number];
  @IsOptional() @CivilDate() readonly on?: string;
}

/** One Fortbildungszeitraum. */
export class CycleAnswer {
  @IsInt() readonly number!: number;
  @CivilDate() readonly from!: string;
  @CivilDate() readonly until!: string;
  @IsInt() readonly suspendedDays!: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => FindingAnswer) readonly findings!: readonly FindingAnswer[];
  @IsBoolean() readonly kept!: boolean;
  @ValidateNested() @Type(() => ConfirmationAnswer) readonly confirmation!: ConfirmationAnswer;
  @IsBoolean() readonly canLapse!: boolean;
}

const rights = ['none', 'pending', 'held', 'lapsed'] as const;

export class TitleAnswer {
  @IsIn(rights) readonly is!: (typeof rights)[number];
  @IsOptional() @CivilDate() readonly from!: string | null;
  @IsOptional() @CivilDate() readonly until!: string | null;
}

/** Minutes validly attended, surplus included: what the certificate prints. */
export class AttendedAnswer {
  @IsOptional() @IsString() readonly area!: string | null;
  @IsInt() readonly room!: number;
  @IsInt() readonly virtual!: number;
}

export class RuleSetKeyAnswer {
  @IsString() readonly scheme!: string;
  @IsString() readonly version!: string;
}

export class NextDateAnswer {
  @CivilDate() readonly on!: string;
  @IsString() readonly requirement!: string;
  @IsIn(dueKinds) readonly is!: (typeof dueKinds)[number];
}

export class StandingDatesAnswer {
  @IsOptional() @CivilDate() readonly beganOn!: string | null;
  @IsOptional() @CivilDate() readonly courseEndedOn!: string | null;
  @IsOptional() @CivilDate() readonly readyFrom!: string | null;
  @IsOptional() @CivilDate() readonly readyUntil!: string | null;
  @IsOptional() @CivilDate() readonly certifiedOn!: string | null;
  @IsOptional() @IsString() readonly certificate!: string | null;
  @IsOptional() @CivilDate() readonly titleFrom!: string | null;
  @IsOptional() @CivilDate() readonly titleUntil!: string | null;
  @IsOptional() @CivilDate() readonly droppedOutOn!: string | null;
}

/** The decision, with all its reasons. */
export class AssessmentAnswer {
  @ValidateNested() @Type(() => RuleSetKeyAnswer) readonly ruleSet!: RuleSetKeyAnswer;
  /** A day from which on this answer holds until something is recorded or a date passes. */
  @CivilDate() readonly on!: string;
  @IsIn(states) readonly state!: State;
  @IsOptional() @CivilDate() readonly beganOn!: string | null;
  @IsOptional() @CivilDate() readonly courseEndedOn!: string | null;
  @ValidateNested() @Type(() => StageAnswer) readonly certificate!: StageAnswer;
  @ValidateNested() @Type(() => StageAnswer) readonly titleStage!: StageAnswer;
  @ValidateNested() @Type(() => TitleAnswer) readonly title!: TitleAnswer;
  @IsArray() @ValidateNested({ each: true }) @Type(() => CycleAnswer) readonly cycles!: readonly CycleAnswer[];
  @IsOptional() @ValidateNested() @Type(() => NextDateAnswer) readonly nextDate!: NextDateAnswer | null;
  @IsArray() @IsIn(warningCodes, { each: true }) readonly warnings!: readonly WarningCode[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => AttendedAnswer) readonly attended!: readonly AttendedAnswer[];
  @ValidateNested() @Type(() => StandingDatesAnswer) readonly dates!: StandingDatesAnswer;
}
