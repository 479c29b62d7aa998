import {
  caseRoles,
  caseSettings,
  conflictFields,
  partyClasses,
  type CaseRole,
  type CaseSetting,
  type ConflictField,
  type PartyClass,
} from '@mittler/domain';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, Min, ValidateNested } from 'class-validator';
import { CivilDate, Id, InstantField, Line, PersonName } from '../field';

/**
 * A supervised mediation, told so that it can hold no party's name: closed lists, numbers and dates; the only free
 * texts are about the supervisor.
 */
class CaseTold {
  /** Decides by when it counts; never printed. */
  @CivilDate() readonly mediatedOn!: string;
  @IsIn(caseRoles) readonly role!: CaseRole;
  /** Einzelsupervision or group. */
  @IsIn(caseSettings) readonly setting!: CaseSetting;
  /** Whole minutes of the mediation; null where nobody wrote them down. */
  @IsOptional() @IsInt() @Min(1) @Max(60_000) readonly minutes?: number | null;
  /** Whether it ended with an agreement; null where not stated. */
  @IsOptional() @IsBoolean() readonly agreement?: boolean | null;
  @IsIn(conflictFields) readonly field!: ConflictField;
  @IsIn(partyClasses) readonly parties!: PartyClass;
  /** Sessions (Sitzungen) of the mediation. */
  @IsInt() @Min(1) @Max(99) readonly sessions!: number;
  /** Not before the mediation. */
  @CivilDate() readonly supervisedOn!: string;
  /** The day on which the supervisor confirmed it, not before the supervision. */
  @CivilDate() readonly confirmedOn!: string;
  /** Place of the supervision. */
  @Line(100) readonly supervisionTown!: string;
  @PersonName() readonly supervisorName!: string;
  @Line() readonly supervisorStreet!: string;
  @Line(10) readonly supervisorPostcode!: string;
  @Line(100) readonly supervisorTown!: string;
}

/** A supervised mediation that its supervisor has confirmed, as the office records it. */
export class RecordCase extends CaseTold {
  /** Made by the client: repeating the request records one case. */
  @Id() readonly id!: string;
}

/** The case as it should have been recorded. */
export class CorrectCase extends CaseTold {
  /** Id of the correction, made by the client. */
  @Id() readonly id!: string;
  /** The case as the client saw it: `factId`. */
  @Id() readonly replaces!: string;
  @Line() readonly reason!: string;
}

export class WithdrawCase {
  @Id() readonly id!: string;
  @Id() readonly replaces!: string;
  @Line() readonly reason!: string;
}

export class CaseAnswer extends CaseTold {
  @Id() readonly id!: string;
  /** The fact that holds; changes with each correction. */
  @Id() readonly factId!: string;
  @Id() readonly enrolmentId!: string;
  @InstantField() readonly recordedAt!: string;
  /** When it was taken back; null: it holds. */
  @IsOptional() @InstantField() readonly withdrawnAt!: string | null;
  /** Reason of the last correction or of the withdrawal. */
  @IsOptional() @IsString() readonly reason!: string | null;
}

/** Cases of an enrolment, the oldest mediation first. */
export class EnrolmentCases {
  @IsArray() @ValidateNested({ each: true }) @Type(() => CaseAnswer) readonly cases!: readonly CaseAnswer[];
}
