import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { CivilDate, Id, InstantField, Line, PersonName } from '../field';

export class OpenCheckIn {
  /** Made by the client: opening twice opens once. */
  @Id() readonly id!: string;
}

/** Somebody who typed or scanned the code. A claim is no mark: the trainer confirms it. */
export class CheckInClaim {
  @Id() readonly enrolmentId!: string;
  @PersonName() readonly givenName!: string;
  @PersonName() readonly familyName!: string;
  @InstantField() readonly claimedAt!: string;
}

/** The check-in of a session as the trainer's screen shows it; ask again when `secondsLeft` is over. */
export class CheckInState {
  @Id() readonly sessionId!: string;
  @IsBoolean() readonly isOpen!: boolean;
  @IsOptional() @InstantField() readonly openedAt!: string | null;
  /** Eight characters, valid for a minute and accepted for one more; null while it is not open. */
  @IsOptional() @IsString() readonly code!: string | null;
  /** Public address that the QR code holds, with the code behind the #; null while it is not open. */
  @IsOptional() @IsString() readonly address!: string | null;
  @IsInt() readonly secondsLeft!: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => CheckInClaim) readonly claims!: readonly CheckInClaim[];
}

export class CheckIn {
  /** As typed: capital or not, with or without spaces and hyphens. */
  @Line(40) readonly code!: string;
}

/** Said only after it is stored. */
export class CheckedIn {
  @Id() readonly sessionId!: string;
  @Line() readonly title!: string;
  @Line() readonly courseName!: string;
  @CivilDate() readonly day!: string;
  @InstantField() readonly startsAt!: string;
  /** When she checked in first. */
  @InstantField() readonly claimedAt!: string;
}
