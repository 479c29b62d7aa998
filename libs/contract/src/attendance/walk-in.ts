import { attendances, modalities, rollChecks, type Attendance, type Modality, type RollCheck } from '@mittler/domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  ValidateNested,
} from 'class-validator';
import { Id, InstantField, Line, Minutes, PersonName } from '../field';

/** A mark of somebody of whom only the name is known. */
export class WalkInMark {
  /** Made on the device; becomes the mark's own id once she is matched. */
  @Id() readonly id!: string;
  @Id() readonly blockId!: string;
  @IsIn(attendances) readonly attendance!: Attendance;
  @Minutes() readonly minutes!: number;
  @IsIn(modalities) readonly modality!: Modality;
  @IsIn(rollChecks) readonly check!: RollCheck;
  @IsBoolean() readonly interactionEnsured!: boolean;
  @IsOptional() @InstantField() readonly recordedAt?: string | null;
}

/** Somebody who came and is not on the roll: her name as she gave it, to be matched later. Counts for nobody until then. */
export class RecordWalkIn {
  /** Made on the device: sent twice it is one walk-in. */
  @Id() readonly id!: string;
  @Line() readonly name!: string;
  @IsOptional() @Line(100) readonly town?: string | null;
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique((mark: WalkInMark) => mark.blockId)
  @ValidateNested({ each: true })
  @Type(() => WalkInMark)
  readonly marks!: readonly WalkInMark[];
}

export const walkInStates = ['open', 'matched', 'dismissed'] as const;
export type WalkInState = (typeof walkInStates)[number];

export class WalkIn {
  @Id() readonly id!: string;
  @Id() readonly sessionId!: string;
  @Line() readonly name!: string;
  @IsOptional() @IsString() readonly town!: string | null;
  @IsIn(walkInStates) readonly state!: WalkInState;
  @InstantField() readonly receivedAt!: string;
  @IsOptional() @IsString() readonly recordedBy!: string | null;
  /** Who she turned out to be. */
  @IsOptional() @Id() readonly enrolmentId!: string | null;
  /** Who matched or dismissed, and when. */
  @IsOptional() @IsString() readonly settledBy!: string | null;
  @IsOptional() @InstantField() readonly settledAt!: string | null;
  @IsOptional() @IsString() readonly reason!: string | null;
  @IsArray() @ValidateNested({ each: true }) @Type(() => WalkInMark) readonly marks!: readonly WalkInMark[];
}

/** She is this person of the course, or a guest on this roll: her marks go through the same door as all others. */
export class MatchWalkIn {
  @Id() readonly enrolmentId!: string;
}

export class DismissWalkIn {
  @Line(500) readonly reason!: string;
}

/** A person of another course of the same programme who makes up a session here. Her marks are marks of her own course. */
export class AddGuest {
  @Id() readonly enrolmentId!: string;
}

/** Whom to look for. A trainer needs the whole family name; the office its beginning. */
export class FindGuests {
  @Line(100) readonly name!: string;
}

export class GuestCandidate {
  @Id() readonly enrolmentId!: string;
  @PersonName() readonly givenName!: string;
  @PersonName() readonly familyName!: string;
  @Line() readonly municipality!: string;
  @Line() readonly courseName!: string;
}
