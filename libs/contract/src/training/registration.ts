import {
  registrationDeeds,
  registrationStates,
  worksCouncilStatuses,
  type RegistrationDeed,
  type RegistrationState,
  type WorksCouncilStatus,
} from '@mittler/domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
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
import { CivilDate, Id, InstantField, Line, MunicipalityKey, PersonName, Version } from '../field';
import { Page } from '../paging';
import { MunicipalityName, NamedAnswer } from './institution';

/** She registers herself (Anmeldung). `id` is made by the client, so that a repeated request registers nobody twice. */
export class Register {
  @Id() readonly id!: string;
  @Id() readonly courseId!: string;
  /** The department for which she trains: one to which she belongs today. */
  @Id() readonly departmentId!: string;
  /** What she wants to tell her department. */
  @IsOptional() @Line() readonly reason?: string | null;
}

/** Somebody is nominated (Benennung) by her department, her municipality or the office. */
export class Nominate {
  @Id() readonly id!: string;
  @Id() readonly personId!: string;
  @Id() readonly departmentId!: string;
}

/** A step that needs nothing but the version seen: accepting a seat, admitting, stating that she did not attend. */
export class RegistrationStep {
  @Version() readonly version!: number;
}

export class WithdrawRegistration extends RegistrationStep {
  @IsOptional() @Line() readonly reason?: string | null;
}

export class DecideRegistration extends RegistrationStep {
  @IsBoolean() readonly approved!: boolean;
  /** Needed to decline; she reads it. */
  @IsOptional() @Line() readonly reason?: string | null;
}

export class StateWorksCouncil extends RegistrationStep {
  /** "objected" declines the registration. */
  @IsIn(worksCouncilStatuses) readonly status!: WorksCouncilStatus;
  /** Needed where it objected; she reads it. */
  @IsOptional() @Line() readonly reason?: string | null;
}

/** Another person of the department takes the place of this one. */
export class NameSubstitute extends RegistrationStep {
  /** Id of the substitute's own registration, made by the client. */
  @Id() readonly id!: string;
  @Id() readonly personId!: string;
}

/** A person whom another answer mentions by name. */
export class RegisteredPerson {
  @Id() readonly id!: string;
  @PersonName() readonly givenName!: string;
  @PersonName() readonly familyName!: string;
}

export class RegistrationCourse {
  @Id() readonly id!: string;
  @Line() readonly name!: string;
  @Line(100) readonly town!: string;
  @CivilDate() readonly startsOn!: string;
  @CivilDate() readonly endsOn!: string;
  /** Last days on which one can register, and approve; null: none set. */
  @IsOptional() @CivilDate() readonly registerUntil!: string | null;
  @IsOptional() @CivilDate() readonly approveUntil!: string | null;
}

/** A registration as those see it who have to do with it. */
export class RegistrationAnswer {
  @Id() readonly id!: string;
  @ValidateNested() @Type(() => RegisteredPerson) readonly person!: RegisteredPerson;
  @ValidateNested() @Type(() => RegistrationCourse) readonly course!: RegistrationCourse;
  @ValidateNested() @Type(() => NamedAnswer) readonly department!: NamedAnswer;
  @ValidateNested() @Type(() => MunicipalityName) readonly municipality!: MunicipalityName;
  @IsIn(registrationStates) readonly state!: RegistrationState;
  @IsIn(worksCouncilStatuses) readonly worksCouncil!: WorksCouncilStatus;
  @InstantField() readonly registeredAt!: string;
  @InstantField() readonly stateSince!: string;
  /** Somebody else has named her. */
  @IsBoolean() readonly nominated!: boolean;
  /** On the waiting list: 1 is the next to get a seat; null: not on it. */
  @IsOptional() @IsInt() @Min(1) readonly line!: number | null;
  /** Until when the offered seat is to be accepted; null: no offer, or it waits for the works council. */
  @IsOptional() @InstantField() readonly acceptUntil!: string | null;
  /** The registration whose place she took. */
  @IsOptional() @Id() readonly substituteFor!: string | null;
  /** Her ledger in the course, where she has one and the reader may open it. */
  @IsOptional() @Id() readonly enrolmentId!: string | null;
  /** What the reader may do with it now. */
  @IsIn(registrationDeeds, { each: true }) @IsArray() readonly may!: readonly RegistrationDeed[];
  @Version() readonly version!: number;
}

export const registrationMeans = ['portal', 'link', 'clock', 'import'] as const;
export type RegistrationMeans = (typeof registrationMeans)[number];

export class RegistrationEvent {
  @InstantField() readonly at!: string;
  /** Who did it: named to the coordination office alone; null: Mittler itself, or not named to the reader. */
  @IsOptional() @ValidateNested() @Type(() => RegisteredPerson) readonly actor!: RegisteredPerson | null;
  /** "clock": Mittler itself, when a seat was given, became free or was not accepted in time. */
  @IsIn(registrationMeans) readonly means!: RegistrationMeans;
  @IsOptional() @IsIn(registrationStates) readonly from!: RegistrationState | null;
  @IsIn(registrationStates) readonly to!: RegistrationState;
  @IsIn(worksCouncilStatuses) readonly worksCouncil!: WorksCouncilStatus;
  @IsOptional() @Line() readonly reason!: string | null;
}

/** A registration with its history, oldest first. */
export class RegistrationRecord extends RegistrationAnswer {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => RegistrationEvent)
  readonly events!: readonly RegistrationEvent[];
}

/** One's own registrations, the latest first. */
export class MyRegistrations {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => RegistrationRecord)
  readonly registrations!: readonly RegistrationRecord[];
}

export class RegistrationQuery extends Page {
  @IsOptional() @Id() readonly course?: string;
  @IsOptional() @IsIn(registrationStates) readonly state?: RegistrationState;
  @IsOptional() @IsIn(worksCouncilStatuses) readonly worksCouncil?: WorksCouncilStatus;
  @IsOptional() @MunicipalityKey() readonly municipality?: string;
  @IsOptional() @Id() readonly department?: string;
}

/** Registrations, the latest first; those of one course: the waiting list first, in its order. */
export class Registrations {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => RegistrationAnswer)
  readonly registrations!: readonly RegistrationAnswer[];
  @IsOptional() @IsString() readonly next!: string | null;
}

export class CourseRegistrationQuery extends Page {
  @IsOptional() @IsIn(registrationStates) readonly state?: RegistrationState;
  @IsOptional() @MunicipalityKey() readonly municipality?: string;
  @IsOptional() @Id() readonly department?: string;
}

/** What waits for the caller, for the badges of the navigation. */
export class RegistrationCounts {
  /** Registrations of her departments (office: all) that wait for an approval. */
  @IsInt() readonly approvals!: number;
  /** Registrations of her municipalities (office: all) that wait for the works council. */
  @IsInt() readonly worksCouncils!: number;
  /** Her own offers of a seat. */
  @IsInt() readonly offers!: number;
}

/** At most so many seats for one municipality or for one department: exactly one of them is named. */
export class SeatQuota {
  @IsOptional() @MunicipalityKey() readonly municipality?: string | null;
  @IsOptional() @Id() readonly department?: string | null;
  @IsInt() @Min(0) @Max(1000) readonly seats!: number;
}

export class EditQuotas {
  /** Of the course. */
  @Version() readonly version!: number;
  /** All quotas of the course: what is not named here is no longer limited. */
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => SeatQuota)
  readonly quotas!: readonly SeatQuota[];
}

export class SeatQuotaAnswer {
  @IsOptional() @ValidateNested() @Type(() => MunicipalityName) readonly municipality!: MunicipalityName | null;
  @IsOptional() @ValidateNested() @Type(() => NamedAnswer) readonly department!: NamedAnswer | null;
  @IsInt() readonly seats!: number;
  @IsInt() readonly taken!: number;
}

/** The seats of a course. A municipal coordinator reads of her own municipality alone: its quotas, its people. */
export class CourseSeats {
  /** Null: no limit. */
  @IsOptional() @IsInt() readonly capacity!: number | null;
  @IsInt() readonly taken!: number;
  /** Null: no limit, or not open to the reader. */
  @IsOptional() @IsInt() readonly free!: number | null;
  @IsInt() readonly waiting!: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => SeatQuotaAnswer) readonly quotas!: readonly SeatQuotaAnswer[];
  /** Of the course. */
  @Version() readonly version!: number;
}

/** The link of an approver's mail: 256 bits, in the fragment of the address. */
class ApprovalToken {
  @IsString() @Matches(/^[\w-]{43}$/) readonly token!: string;
}

export class LookAtApproval extends ApprovalToken {}

export class DecideByLink extends ApprovalToken {
  @IsBoolean() readonly approved!: boolean;
  /** Needed to decline; she reads it. */
  @IsOptional() @Line() readonly reason?: string | null;
}

/** What the approver decides on. */
export class ApprovalAsked {
  @PersonName() readonly givenName!: string;
  @PersonName() readonly familyName!: string;
  @Line() readonly department!: string;
  @Line() readonly municipality!: string;
  @ValidateNested() @Type(() => RegistrationCourse) readonly course!: RegistrationCourse;
  /** What she wanted to tell her department. */
  @IsOptional() @Line() readonly reason!: string | null;
  @InstantField() readonly registeredAt!: string;
  @InstantField() readonly expiresAt!: string;
}

export class ApprovalDecided {
  @IsBoolean() readonly approved!: boolean;
}
