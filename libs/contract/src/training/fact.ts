import {
  attendances,
  checks,
  modalities,
  purposes,
  type Attendance,
  type Check,
  type Modality,
  type Purpose,
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
  IsString,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { CivilDate, Id, InstantField, Line } from '../field';
import { TrainerName } from './session';

/** What the office adds to a person's ledger. `id` is made by the client: repeating a request changes nothing. */
class NewFactOf {
  @Id() readonly id!: string;
}

class DatedFact extends NewFactOf {
  /** The civil day that it speaks of, not in the future. */
  @CivilDate() readonly on!: string;
}

export class FinishedPerson {
  /** Id of the new fact. */
  @Id() readonly id!: string;
  @Id() readonly enrolmentId!: string;
}

/** The course is finished for these people on that day (§ 2 ZMediatAusbV): starts the periods that follow it. */
export class FinishCourse {
  @CivilDate() readonly on!: string;
  /** That the course had practical exercises and role plays (§ 2 Abs. 3 ZMediatAusbV). */
  @IsBoolean() readonly exercisesIncluded!: boolean;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique((person: FinishedPerson) => person.enrolmentId)
  @ValidateNested({ each: true })
  @Type(() => FinishedPerson)
  readonly people!: readonly FinishedPerson[];
}

export const finishOutcomes = ['finished', 'already-finished', 'not-enrolled'] as const;
export type FinishOutcome = (typeof finishOutcomes)[number];

export class FinishedOutcome {
  @Id() readonly enrolmentId!: string;
  /** "already-finished": an earlier fact holds; retract it first to state another day. */
  @IsIn(finishOutcomes) readonly outcome!: FinishOutcome;
  /** The fact that holds; null where there is none. */
  @IsOptional() @Id() readonly factId!: string | null;
}

export class CourseFinished {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => FinishedOutcome)
  readonly outcomes!: readonly FinishedOutcome[];
}

/** She left the course on that day. */
export class DropOut extends DatedFact {}

/** She took the course up again. */
export class Resume extends DatedFact {}

/** A step that the scheme names, such as a project or an interview, was reached. */
export class ReachMilestone extends DatedFact {
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/) readonly milestone!: string;
}

/** The institution confirms the further training of a cycle (§ 3 Abs. 4 ZMediatAusbV). */
export class ConfirmRenewal extends DatedFact {}

/** A hindrance without fault (§ 8 ZMediatAusbV), both days included. */
export class Suspend extends NewFactOf {
  @CivilDate() readonly from!: string;
  /** Null while it lasts. */
  @IsOptional() @CivilDate() readonly until?: string | null;
  /** The suspension that this one corrects, e.g. to give it an end. */
  @IsOptional() @Id() readonly replaces?: string | null;
}

/** Minutes from elsewhere that the office accepts, with the proof seen. */
export class AcceptEvidence extends DatedFact {
  @IsIn(purposes) readonly purpose!: Purpose;
  @IsOptional() @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/) readonly area?: string | null;
  @IsOptional() @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/) readonly module?: string | null;
  @IsIn(modalities) readonly modality!: Modality;
  @IsInt() @Min(1) @Max(60_000) readonly minutes!: number;
  /** What was seen: provider, title, kind of proof. */
  @Line() readonly proof!: string;
}

/** Takes a fact back: it was never so. It stays in the ledger with the reason. */
export class RetractFact extends NewFactOf {
  @Line() readonly reason!: string;
}

/** A fact of the ledger as the office sees it, in the order of arrival. */
export class RecordedFact {
  @Id() readonly id!: string;
  @IsString() readonly kind!: string;
  @CivilDate() readonly on!: string;
  @InstantField() readonly receivedAt!: string;
  @IsOptional() @ValidateNested() @Type(() => TrainerName) readonly recordedBy!: TrainerName | null;
  /** The fact whose place it takes. */
  @IsOptional() @Id() readonly replaces!: string | null;
  /** The newer fact that took its place; null: it holds. */
  @IsOptional() @Id() readonly replacedBy!: string | null;
  /** Whether it can be taken back here: marks are corrected on the roll, cases on their own page, certificates revoked. */
  @IsBoolean() readonly retractable!: boolean;
  @IsOptional() @IsString() readonly sessionTitle!: string | null;
  @IsOptional() @IsIn(purposes) readonly purpose!: Purpose | null;
  @IsOptional() @IsString() readonly area!: string | null;
  @IsOptional() @IsString() readonly module!: string | null;
  @IsOptional() @IsIn(modalities) readonly modality!: Modality | null;
  @IsOptional() @IsInt() readonly minutes!: number | null;
  @IsOptional() @IsIn(attendances) readonly attendance!: Attendance | null;
  @IsOptional() @IsIn(checks) readonly check!: Check | null;
  @IsOptional() @CivilDate() readonly until!: string | null;
  @IsOptional() @IsString() readonly milestone!: string | null;
  @IsOptional() @IsBoolean() readonly exercisesIncluded!: boolean | null;
  /** Proof seen or reason of a retraction. */
  @IsOptional() @IsString() readonly note!: string | null;
}

export class RecordedFacts {
  @Id() readonly enrolmentId!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => RecordedFact) readonly facts!: readonly RecordedFact[];
}
