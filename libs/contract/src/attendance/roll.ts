import {
  attendances,
  checks,
  excuses,
  modalities,
  rowStates,
  type Attendance,
  type Check,
  type Excuse,
  type Modality,
  type RowState,
} from '@mittler/domain';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { CivilDate, Id, InstantField, Line, PersonName } from '../field';
import { BlockPlan, NamedAnswer } from '../training';
import { WalkIn } from './walk-in';

/** What stood there before a correction. */
export class EarlierMark {
  @IsIn(attendances) readonly attendance!: Attendance;
  @IsInt() readonly minutes!: number;
  @IsIn(modalities) readonly modality!: Modality;
}

/** A mark (Anwesenheitsvermerk) that holds. */
export class RollMark {
  @Id() readonly id!: string;
  @Id() readonly enrolmentId!: string;
  @Id() readonly blockId!: string;
  @IsIn(attendances) readonly attendance!: Attendance;
  @IsInt() readonly minutes!: number;
  @IsIn(modalities) readonly modality!: Modality;
  @IsIn(checks) readonly check!: Check;
  @IsBoolean() readonly interactionEnsured!: boolean;
  @IsOptional() @IsIn(excuses) readonly excuse!: Excuse | null;
  @IsOptional() @IsString() readonly excuseNote!: string | null;
  /** When the server received it, and from whom; null: from an import. */
  @InstantField() readonly receivedAt!: string;
  @IsOptional() @IsString() readonly recordedBy!: string | null;
  /** The mark that this one corrected; null: it is the first. */
  @IsOptional() @ValidateNested() @Type(() => EarlierMark) readonly earlier!: EarlierMark | null;
}

export class RollBlock extends BlockPlan {
  @Id() readonly id!: string;
  @IsInt() readonly position!: number;
}

const notices = ['enrolled-later', 'dropped-out'] as const;

/** A person on the roll. No birth date, no history: name and town for the day. */
export class RollRow {
  @Id() readonly enrolmentId!: string;
  @PersonName() readonly givenName!: string;
  @PersonName() readonly familyName!: string;
  @Line() readonly municipality!: string;
  @IsIn(rowStates) readonly state!: RowState;
  /** "dropped-out": had left before this day, no mark is taken; "enrolled-later": only a hint. */
  @IsOptional() @IsIn(notices) readonly notice!: (typeof notices)[number] | null;
  /** The course that she belongs to, where she is a guest on this roll (a session made up for); null: this one. */
  @IsOptional() @IsString() readonly guestOf!: string | null;
  /** When she checked in by code; no mark: the trainer confirms it. Null: she has not. */
  @IsOptional() @InstantField() readonly claimedAt!: string | null;
  /** At most one for each block; a block without one is not recorded. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => RollMark) readonly marks!: readonly RollMark[];
}

/** How many rows are in which state; they sum to all rows. */
export class RollCounts {
  @IsInt() readonly present!: number;
  @IsInt() readonly partial!: number;
  @IsInt() readonly excused!: number;
  @IsInt() readonly absent!: number;
  @IsInt() readonly notRecorded!: number;
}

export class AreaMinutesSum {
  @IsOptional() @IsString() readonly area!: string | null;
  /** Minutes of all people together. */
  @IsInt() readonly room!: number;
  @IsInt() readonly virtual!: number;
}

export class RollSummary {
  @ValidateNested() @Type(() => RollCounts) readonly counts!: RollCounts;
  @IsArray() @ValidateNested({ each: true }) @Type(() => AreaMinutesSum) readonly areas!: readonly AreaMinutesSum[];
}

const rollEvents = ['closed', 'reopened', 'corrected'] as const;

/** The roll was closed, signed by name and time, opened again or corrected with a reason. */
export class RollEvent {
  @Id() readonly id!: string;
  @IsIn(rollEvents) readonly kind!: (typeof rollEvents)[number];
  @InstantField() readonly at!: string;
  @IsString() readonly by!: string;
  @IsOptional() @IsString() readonly reason!: string | null;
  /** What was signed; null for a reopening. */
  @IsOptional() @ValidateNested() @Type(() => RollSummary) readonly summary!: RollSummary | null;
}

/** How much of a roll waits for a person. */
export class RollWaiting {
  @IsInt() readonly marks!: number;
  @IsInt() readonly objections!: number;
  @IsInt() readonly corrections!: number;
  /** Walk-ins that are neither matched nor dismissed. */
  @IsInt() readonly walkIns!: number;
}

/** The roll (Anwesenheitsliste) of a session, in the alphabetical order of German names. */
export class Roll {
  @Id() readonly sessionId!: string;
  @ValidateNested() @Type(() => NamedAnswer) readonly course!: NamedAnswer;
  /** Zertifizierungsordnung of the course: its rule sets hold the areas' titles. */
  @Line(60) readonly scheme!: string;
  @Line() readonly title!: string;
  @Line() readonly venue!: string;
  @Line(100) readonly town!: string;
  @InstantField() readonly startsAt!: string;
  @InstantField() readonly endsAt!: string;
  @CivilDate() readonly day!: string;
  /** False before the session's day: no marks yet. */
  @IsBoolean() readonly begun!: boolean;
  @IsOptional() @InstantField() readonly closedAt!: string | null;
  @IsOptional() @IsString() readonly closedBy!: string | null;
  @IsArray() @ValidateNested({ each: true }) @Type(() => RollBlock) readonly blocks!: readonly RollBlock[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => RollRow) readonly rows!: readonly RollRow[];
  @ValidateNested() @Type(() => RollSummary) readonly summary!: RollSummary;
  /** Last day on which one person alone may correct what was signed, or open it again. */
  @CivilDate() readonly correctionUntil!: string;
  @ValidateNested() @Type(() => RollWaiting) readonly waiting!: RollWaiting;
  @IsArray() @ValidateNested({ each: true }) @Type(() => WalkIn) readonly walkIns!: readonly WalkIn[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => RollEvent) readonly events!: readonly RollEvent[];
}

/** Signs the roll as it is. What is not recorded stays so and never counts as present. */
export class CloseRoll {
  /** Made by the client: repeating the request signs once. */
  @Id() readonly id!: string;
}

export class ReopenRoll {
  @Id() readonly id!: string;
  @Line(500) readonly reason!: string;
}
