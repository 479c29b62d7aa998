import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  ValidateNested,
} from 'class-validator';
import { Id, InstantField, Line } from '../field';
import { Mark } from './mark';
import { type DecisionState, decisionStates, RollPerson } from './pending';
import { Roll } from './roll';

/** Corrects what was signed: newer marks with a reason, each naming the one that holds. All of them, or none. */
export class CorrectRoll {
  /** Made by the client: repeating the request corrects once. */
  @Id() readonly id!: string;
  @Line(500) readonly reason!: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique((mark: Mark) => mark.id)
  @ValidateNested({ each: true })
  @Type(() => Mark)
  readonly marks!: readonly Mark[];
}

/** "requested": it is so long ago that a second person confirms it; nothing has changed yet. */
export class RollCorrected {
  @IsIn(['recorded', 'requested']) readonly state!: 'recorded' | 'requested';
  @ValidateNested() @Type(() => Roll) readonly roll!: Roll;
}

export class RequestedMark {
  @ValidateNested() @Type(() => Mark) readonly mark!: Mark;
  @IsOptional() @ValidateNested() @Type(() => RollPerson) readonly person!: RollPerson | null;
}

/** A correction that a second person decides. */
export class CorrectionRequest {
  @Id() readonly id!: string;
  @Id() readonly sessionId!: string;
  @Line(500) readonly reason!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => RequestedMark) readonly marks!: readonly RequestedMark[];
  @IsOptional() @IsString() readonly requestedBy!: string | null;
  @InstantField() readonly requestedAt!: string;
  @IsIn(decisionStates) readonly state!: DecisionState;
  /** False for whoever asked for it. */
  @IsBoolean() readonly mayDecide!: boolean;
  @IsOptional() @IsString() readonly decidedBy!: string | null;
  @IsOptional() @InstantField() readonly decidedAt!: string | null;
  @IsOptional() @IsString() readonly decisionReason!: string | null;
}
