import {
  attendances,
  excuses,
  markRefusals,
  modalities,
  pendingReasons,
  rollChecks,
  type Attendance,
  type Excuse,
  type MarkRefusal,
  type Modality,
  type PendingReason,
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
  IsInt,
  IsOptional,
  Max,
  Min,
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

/** The device that sends: evidence, never the order of the record. */
export class DeviceEvidence {
  /** Made once for each device and person. */
  @Id() readonly id!: string;
  /** The device's clock when it sent. */
  @InstantField() readonly recordedAt!: string;
  /** How far the device's clock was ahead of the server's when they last spoke, in milliseconds. */
  @IsOptional() @IsInt() @Min(-4_000_000_000) @Max(4_000_000_000) readonly clockSkewMs?: number | null;
}

export class RecordMarks {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ArrayUnique((mark: Mark) => mark.id)
  @ValidateNested({ each: true })
  @Type(() => Mark)
  readonly marks!: readonly Mark[];
  @IsOptional() @ValidateNested() @Type(() => DeviceEvidence) readonly device?: DeviceEvidence | null;
}

export const markCodes = [...pendingReasons, ...markRefusals] as const;
export type MarkCode = PendingReason | MarkRefusal;

export const markOutcomes = ['recorded', 'pending', 'refused'] as const;

/** What became of a mark: said alike, letter for letter, whenever the same mark is sent again. */
export class MarkOutcome {
  @Id() readonly id!: string;
  /** "pending": it waits for a person and does not count. */
  @IsIn(markOutcomes) readonly outcome!: (typeof markOutcomes)[number];
  /** Why it waits or is refused; null where recorded. */
  @IsOptional() @IsIn(markCodes) readonly code!: MarkCode | null;
}

export class MarksRecorded {
  /** In the order of the request. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => MarkOutcome) readonly outcomes!: readonly MarkOutcome[];
  /** The marks that hold now for the people and blocks named, which may be others than at the first sending. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => RollMark) readonly present!: readonly RollMark[];
}
