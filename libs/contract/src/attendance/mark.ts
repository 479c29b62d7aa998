import {
  attendances,
  excuses,
  modalities,
  rollChecks,
  type Attendance,
  type Excuse,
  type Modality,
  type RollCheck,
} from '@mittler/domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  ValidateNested,
} from 'class-validator';
import { Id, InstantField, Line, Minutes } from '../field';
import { RollMark } from './roll';

/** A mark as recorded on a device: one person in one block. */
export class Mark {
  /** Made on the device: the same mark sent twice is one mark. */
  @Id() readonly id!: string;
  @Id() readonly enrolmentId!: string;
  @Id() readonly blockId!: string;
  @IsIn(attendances) readonly attendance!: Attendance;
  /** 1 to the planned minutes where present, else 0. */
  @Minutes() readonly minutes!: number;
  /** The person's own, which may differ from the block's. */
  @IsIn(modalities) readonly modality!: Modality;
  @IsIn(rollChecks) readonly check!: RollCheck;
  /** The trainer's word that personal interaction was ensured (§ 2 Abs. 4 Satz 3 ZMediatAusbV); false in the room. */
  @IsBoolean() readonly interactionEnsured!: boolean;
  /** The mark that this one corrects; null for the first one of this person and block. */
  @IsOptional() @Id() readonly replaces?: string | null;
  /** Needed where excused, else null. */
  @IsOptional() @IsIn(excuses) readonly excuse?: Excuse | null;
  @IsOptional() @Line() readonly excuseNote?: string | null;
  /** The device's clock: evidence, never the order of the record. */
  @IsOptional() @InstantField() readonly recordedAt?: string | null;
}

export class RecordMarks {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ArrayUnique((mark: Mark) => mark.id)
  @ValidateNested({ each: true })
  @Type(() => Mark)
  readonly marks!: readonly Mark[];
}

/** Why a single mark is refused while the others are recorded. */
export const markRefusals = [
  'not-enrolled',
  'not-found',
  'minutes-over-plan',
  'mark-id-reused',
  'mark-replaced',
  'not-allowed',
] as const;
export type MarkRefusal = (typeof markRefusals)[number];

export class MarkOutcome {
  @Id() readonly id!: string;
  /** "recorded" also where the same mark had been recorded before. */
  @IsIn(['recorded', 'refused']) readonly outcome!: 'recorded' | 'refused';
  /** Null where recorded. */
  @IsOptional() @IsIn(markRefusals) readonly code!: MarkRefusal | null;
  /** The mark that holds for this person and block; null where there is none. */
  @IsOptional() @ValidateNested() @Type(() => RollMark) readonly present!: RollMark | null;
}

export class MarksRecorded {
  @IsArray() @ValidateNested({ each: true }) @Type(() => MarkOutcome) readonly outcomes!: readonly MarkOutcome[];
}
