import { attendances, modalities, type Attendance, type Modality } from '@mittler/domain';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { CivilDate, Id, InstantField, Line } from '../field';
import { Mark } from './mark';
import { type DecisionState, decisionStates, RollPerson } from './pending';
import { RollMark } from './roll';

/** A trainee says that an entry about her is wrong. */
export class RaiseObjection {
  /** Made by the client: raising it twice raises it once. */
  @Id() readonly id!: string;
  /** The mark that it is about. */
  @Id() readonly markId!: string;
  @Line(1000) readonly words!: string;
}

/** Accepting needs the mark that is right: it names the one that holds and replaces it. Declining needs a reason. */
export class DecideObjection {
  @IsBoolean() readonly accepted!: boolean;
  @IsOptional() @Line(500) readonly reason?: string | null;
  @IsOptional() @ValidateNested() @Type(() => Mark) readonly mark?: Mark | null;
}

export class Objection {
  @Id() readonly id!: string;
  @Id() readonly sessionId!: string;
  @Id() readonly enrolmentId!: string;
  @ValidateNested() @Type(() => RollPerson) readonly person!: RollPerson;
  @Line() readonly sessionTitle!: string;
  @CivilDate() readonly day!: string;
  /** The entry that she objects to. */
  @Id() readonly markId!: string;
  /** What holds now; null: nothing. */
  @IsOptional() @ValidateNested() @Type(() => RollMark) readonly present!: RollMark | null;
  @IsString() readonly words!: string;
  @InstantField() readonly raisedAt!: string;
  @IsIn(decisionStates) readonly state!: DecisionState;
  @IsOptional() @IsString() readonly decidedBy!: string | null;
  @IsOptional() @InstantField() readonly decidedAt!: string | null;
  @IsOptional() @IsString() readonly decisionReason!: string | null;
}

/** What became of her own objection. */
export class OwnObjection {
  @Id() readonly id!: string;
  @IsString() readonly words!: string;
  @InstantField() readonly raisedAt!: string;
  @IsIn(decisionStates) readonly state!: DecisionState;
  @IsOptional() @InstantField() readonly decidedAt!: string | null;
  @IsOptional() @IsString() readonly reason!: string | null;
}

/** An entry about oneself: a mark that holds, or one that was objected to. */
export class OwnEntry {
  @Id() readonly markId!: string;
  @Id() readonly sessionId!: string;
  @Id() readonly enrolmentId!: string;
  @Line() readonly courseName!: string;
  @Line() readonly sessionTitle!: string;
  @CivilDate() readonly day!: string;
  @IsOptional() @IsString() readonly area!: string | null;
  @IsIn(attendances) readonly attendance!: Attendance;
  @IsInt() readonly minutes!: number;
  @IsInt() readonly plannedMinutes!: number;
  @IsIn(modalities) readonly modality!: Modality;
  @InstantField() readonly receivedAt!: string;
  /** False where a newer mark has replaced it. */
  @IsBoolean() readonly holds!: boolean;
  /** Last day on which she may object. */
  @CivilDate() readonly objectUntil!: string;
  @IsBoolean() readonly mayObject!: boolean;
  @IsOptional() @ValidateNested() @Type(() => OwnObjection) readonly objection!: OwnObjection | null;
}

export class OwnEntries {
  /** The newest session first, its blocks in their order. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => OwnEntry) readonly entries!: readonly OwnEntry[];
  @IsOptional() @IsString() readonly next!: string | null;
}
