import { pendingReasons, type PendingReason } from '@mittler/domain';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Id, InstantField, Line, PersonName } from '../field';
import { DeviceEvidence, Mark } from './mark';
import { RollMark } from './roll';

/** Yes or no to what waits. */
export class Decision {
  @IsBoolean() readonly accepted!: boolean;
  /** Needed to decline, and to change what was signed. */
  @IsOptional() @Line(500) readonly reason?: string | null;
}

export const decisionStates = ['pending', 'accepted', 'declined'] as const;
export type DecisionState = (typeof decisionStates)[number];

/** Name and town of somebody on a roll. */
export class RollPerson {
  @PersonName() readonly givenName!: string;
  @PersonName() readonly familyName!: string;
  @Line() readonly municipality!: string;
}

/** A mark that waits for a person. It does not count until she has accepted it. */
export class PendingMark {
  @Id() readonly id!: string;
  @Id() readonly sessionId!: string;
  /** Null where nobody is enrolled under the id that it names. */
  @IsOptional() @Id() readonly enrolmentId!: string | null;
  /** Null where the session has no such block any more. */
  @IsOptional() @Id() readonly blockId!: string | null;
  /** Null where she is not on this roll and the reader is not the office. */
  @IsOptional() @ValidateNested() @Type(() => RollPerson) readonly person!: RollPerson | null;
  @ValidateNested() @Type(() => Mark) readonly mark!: Mark;
  @IsIn(pendingReasons) readonly why!: PendingReason;
  @InstantField() readonly receivedAt!: string;
  @IsOptional() @IsString() readonly sentBy!: string | null;
  /** The device's clock when the mark was made: evidence. */
  @IsOptional() @InstantField() readonly deviceTime!: string | null;
  @IsOptional() @ValidateNested() @Type(() => DeviceEvidence) readonly device!: DeviceEvidence | null;
  @IsIn(decisionStates) readonly state!: DecisionState;
  /** What holds there now; null: nothing. */
  @IsOptional() @ValidateNested() @Type(() => RollMark) readonly present!: RollMark | null;
  /** Whether the reader may accept it: persons and days that do not fit are the office's; what is long signed needs a second person. */
  @IsBoolean() readonly mayAccept!: boolean;
  @IsOptional() @IsString() readonly decidedBy!: string | null;
  @IsOptional() @InstantField() readonly decidedAt!: string | null;
  @IsOptional() @IsString() readonly decisionReason!: string | null;
}

export class PendingMarks {
  /** Those that wait, the oldest first, then those decided, the newest first. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => PendingMark) readonly marks!: readonly PendingMark[];
}
