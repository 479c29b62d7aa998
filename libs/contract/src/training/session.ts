import { modalities, purposes, type Modality, type Purpose } from '@mittler/domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { CivilDate, Id, InstantField, Line, PersonName, Version } from '../field';
import { NamedAnswer } from './institution';

const code = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

/** A part of a session with one content area: what a mark's minutes are for. */
export class BlockPlan {
  /** Code of the area in the rule set; null where the block has none (further training). */
  @IsOptional() @Matches(code) readonly area?: string | null;
  /** Code of the module, where the scheme counts modules. */
  @IsOptional() @Matches(code) readonly module?: string | null;
  /** "training" for the course of § 2, "renewal" for further training (§ 3 ZMediatAusbV). */
  @IsIn(purposes) readonly purpose!: Purpose;
  /** As planned; a person's own may differ. */
  @IsIn(modalities) readonly modality!: Modality;
  /** Whole minutes of training, stated and never reckoned from the clock. */
  @IsInt() @Min(1) @Max(1440) readonly plannedMinutes!: number;
  @InstantField() readonly startsAt!: string;
}

export class EditedBlock extends BlockPlan {
  /** The block that it was; absent: a new one. Blocks that are not named any more are removed, if nobody has a mark there. */
  @IsOptional() @Id() readonly id?: string;
}

class SessionPlan {
  @Line() readonly title!: string;
  @Line() readonly venue!: string;
  @Line(100) readonly town!: string;
  /** Instants, so that both ends of summer time are unambiguous; at most 24 hours. */
  @InstantField() readonly startsAt!: string;
  @InstantField() readonly endsAt!: string;
  @IsArray() @ArrayMaxSize(20) @ArrayUnique() @Id({ each: true }) readonly trainerIds!: readonly string[];
}

/** A date of a course (Termin). */
export class CreateSession extends SessionPlan {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => BlockPlan)
  readonly blocks!: readonly BlockPlan[];
}

/**
 * The session as it shall be. Where a block with marks gets another area, modality, day or fewer minutes, correcting
 * marks are written with it.
 */
export class EditSession extends SessionPlan {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => EditedBlock)
  readonly blocks!: readonly EditedBlock[];
  @Version() readonly version!: number;
}

export class BlockAnswer extends BlockPlan {
  @Id() readonly id!: string;
  @IsInt() readonly position!: number;
  /** Marks that hold in this block. */
  @IsInt() readonly marks!: number;
}

export class TrainerName {
  @Id() readonly id!: string;
  @PersonName() readonly givenName!: string;
  @PersonName() readonly familyName!: string;
}

export class SessionAnswer {
  @Id() readonly id!: string;
  @ValidateNested() @Type(() => NamedAnswer) readonly course!: NamedAnswer;
  @Line() readonly title!: string;
  @Line() readonly venue!: string;
  @Line(100) readonly town!: string;
  @InstantField() readonly startsAt!: string;
  @InstantField() readonly endsAt!: string;
  /** Civil day in Germany on which it begins. */
  @CivilDate() readonly day!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => BlockAnswer) readonly blocks!: readonly BlockAnswer[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => TrainerName) readonly trainers!: readonly TrainerName[];
  /** Null while the roll is open. */
  @IsOptional() @InstantField() readonly rollClosedAt!: string | null;
  @Version() readonly version!: number;
}

/** All sessions of a course in the order of time. */
export class CourseSessions {
  @IsArray() @ValidateNested({ each: true }) @Type(() => SessionAnswer) readonly sessions!: readonly SessionAnswer[];
}

/** A session as a trainer's day shows it. */
export class TrainerSession {
  @Id() readonly id!: string;
  @ValidateNested() @Type(() => NamedAnswer) readonly course!: NamedAnswer;
  @Line() readonly title!: string;
  @Line() readonly venue!: string;
  @Line(100) readonly town!: string;
  @InstantField() readonly startsAt!: string;
  @InstantField() readonly endsAt!: string;
  @CivilDate() readonly day!: string;
  /** People in the course, and how many of them lack a mark in some block. */
  @IsInt() readonly enrolled!: number;
  @IsInt() readonly notRecorded!: number;
  @IsBoolean() readonly rollClosed!: boolean;
}

export class DayQuery {
  /** The day to look from; absent: today in Germany. */
  @IsOptional() @CivilDate() readonly on?: string;
}

/** A trainer's own sessions around a day. */
export class TrainerDay {
  @CivilDate() readonly on!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => TrainerSession) readonly today!: readonly TrainerSession[];
  /** Earlier ones whose roll is still open, the oldest first. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => TrainerSession) readonly open!: readonly TrainerSession[];
  /** The next ones. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => TrainerSession) readonly coming!: readonly TrainerSession[];
  /** The last ones whose roll is closed, the newest first. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => TrainerSession) readonly closed!: readonly TrainerSession[];
}
