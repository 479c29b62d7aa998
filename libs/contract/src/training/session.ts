import { holidayCodes, modalities, purposes, type HolidayCode, type Modality, type Purpose } from '@mittler/domain';
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
import { RoomName } from './room';

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
  /** The room that it takes; null: none. Absent in an edit: it stays. */
  @IsOptional() @Id() readonly roomId?: string | null;
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
  /** Marks that hold in this block; for a municipal coordinator those of her own people. */
  @IsInt() readonly marks!: number;
}

export class TrainerName {
  @Id() readonly id!: string;
  @PersonName() readonly givenName!: string;
  @PersonName() readonly familyName!: string;
}

export const bookingRoles = ['trainer', 'participant', 'room'] as const;
export type BookingRole = (typeof bookingRoles)[number];

/** Somebody or some room that is taken at the time already, and by what. */
export class DoubleBooking {
  @IsIn(bookingRoles) readonly role!: BookingRole;
  /** Null where it is the room. */
  @IsOptional() @ValidateNested() @Type(() => TrainerName) readonly person!: TrainerName | null;
  @IsOptional() @ValidateNested() @Type(() => RoomName) readonly room!: RoomName | null;
  /** The session that is there already; null where it is one of the same request. */
  @IsOptional() @Id() readonly sessionId!: string | null;
  @Line() readonly title!: string;
  @Line() readonly course!: string;
  @InstantField() readonly startsAt!: string;
  @InstantField() readonly endsAt!: string;
}

export const remarkKinds = [
  'holiday',
  'outside-course',
  'trainer-not-qualified',
  'room-too-small',
  'trainer-double-booked',
  'person-double-booked',
  'room-double-booked',
] as const;
export type RemarkKind = (typeof remarkKinds)[number];

/** What somebody who plans should know and may nevertheless want. Only what belongs to the kind is set. */
export class SessionRemark {
  @IsIn(remarkKinds) readonly kind!: RemarkKind;
  /** "holiday": which; 24 and 31 December are half days. */
  @IsOptional() @IsIn(holidayCodes) readonly holiday?: HolidayCode;
  @IsOptional() @IsBoolean() readonly isHalfDay?: boolean;
  /** "trainer-not-qualified" (§ 5 ZMediatAusbV): who, and in which areas of the session. */
  @IsOptional() @ValidateNested() @Type(() => TrainerName) readonly trainer?: TrainerName;
  @IsOptional() @IsArray() @Matches(code, { each: true }) readonly areas?: readonly string[];
  /** "room-too-small": seats of the room, and people who have a seat in the course. */
  @IsOptional() @IsInt() readonly seats?: number;
  @IsOptional() @IsInt() readonly people?: number;
  /** The three double bookings: in a preview, and of sessions that were planned before such were refused. */
  @IsOptional() @ValidateNested() @Type(() => DoubleBooking) readonly clash?: DoubleBooking;
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
  @IsOptional() @ValidateNested() @Type(() => RoomName) readonly room!: RoomName | null;
  /** The series (Terminreihe) of which it is one; null: none. */
  @IsOptional() @Id() readonly seriesId!: string | null;
  /** It does not take place; null: it does. */
  @IsOptional() @InstantField() readonly cancelledAt!: string | null;
  @IsOptional() @Line(300) readonly cancelReason!: string | null;
  /** For the office alone; empty for everybody else. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => SessionRemark) readonly remarks!: readonly SessionRemark[];
  @Version() readonly version!: number;
}

/** It does not take place; everybody in it is told the reason. */
export class CancelSession {
  @Line(300) readonly reason!: string;
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
  /** It does not take place: no roll. */
  @IsBoolean() readonly isCancelled!: boolean;
  /** Marks, objections and corrections that wait for a decision, and walk-ins without a match. */
  @IsInt() readonly waiting!: number;
  /** Days since the roll should have been signed; null: it is, or there is time left. */
  @IsOptional() @IsInt() readonly overdueDays!: number | null;
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
