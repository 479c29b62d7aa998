import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { CivilDate, Id, InstantField, Line, MunicipalityKey } from '../field';
import { Page } from '../paging';

/** What holds of a certificate on a day. The paper itself never expires; `lapsed`: the right that it gave has ended. */
export const certificateStates = ['valid', 'lapsed', 'revoked'] as const;
export type CertificateState = (typeof certificateStates)[number];

/** Filters of the register. */
export class CertificateQuery extends Page {
  @IsOptional() @Id() readonly course?: string;
  @IsOptional() @Id() readonly person?: string;
  @IsOptional() @Id() readonly ruleSet?: string;
  @IsOptional() @MunicipalityKey() readonly municipality?: string;
  @IsOptional() @IsIn(certificateStates) readonly state?: CertificateState;
  /** First and last day of issue. */
  @IsOptional() @CivilDate() readonly issuedFrom?: string;
  @IsOptional() @CivilDate() readonly issuedUntil?: string;
}

/** The same with words: a name or the beginning of a number. In a body, since names have no place in an address. */
export class CertificateSearch extends CertificateQuery {
  @Line(200) readonly words!: string;
}

/** One line of the register. */
export class CertificateAnswer {
  @Id() readonly id!: string;
  @IsString() readonly number!: string;
  @CivilDate() readonly issuedOn!: string;
  @IsString() readonly issuedBy!: string;
  @Id() readonly personId!: string;
  /** The name as printed on the day of issue. */
  @IsString() readonly givenName!: string;
  @IsString() readonly familyName!: string;
  @Id() readonly enrolmentId!: string;
  @Id() readonly courseId!: string;
  @IsString() readonly courseName!: string;
  @MunicipalityKey() readonly municipality!: string;
  @IsString() readonly municipalityName!: string;
  @IsString() readonly departmentName!: string;
  @Id() readonly ruleSetId!: string;
  @IsString() readonly ruleSetTitle!: string;
  @IsString() readonly ruleSetVersion!: string;
  @IsIn(certificateStates) readonly state!: CertificateState;
  @IsOptional() @CivilDate() readonly revokedOn!: string | null;
  /** The last day of the right to the title (or of the paper's validity) as things stand; null: no end. */
  @IsOptional() @CivilDate() readonly rightUntil!: string | null;
  /** Where it came from, if it was not issued here; such a certificate has no paper. */
  @IsOptional() @IsString() readonly source!: string | null;
  @IsBoolean() readonly hasPaper!: boolean;
}

export class Certificates {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CertificateAnswer)
  readonly certificates!: readonly CertificateAnswer[];
  /** `after` of the next page; null: this was the last. */
  @IsOptional() @IsString() readonly next!: string | null;
}

/** One content area as printed. */
export class CertificateArea {
  @IsString() readonly number!: string;
  @IsString() readonly title!: string;
  /** Valid minutes attended, surplus included. */
  @IsInt() readonly minutes!: number;
  /** How many of them were virtual. */
  @IsInt() readonly virtualMinutes!: number;
}

export class CertificateRevocation {
  @CivilDate() readonly on!: string;
  @InstantField() readonly at!: string;
  /** Not given: not for the reader. */
  @IsOptional() @IsString() readonly reason?: string;
}

/** One certificate. What the reader may not see is not given. */
export class OneCertificate extends CertificateAnswer {
  @InstantField() readonly issuedAt!: string;
  /** For the office and the holder alone. */
  @IsOptional() @CivilDate() readonly birthDate?: string | null;
  /** In groups as printed; for the office and the holder alone, since it counts as shown by the holder. Null: it has none. */
  @IsOptional() @IsString() readonly checkCode?: string | null;
  @IsArray() @ValidateNested({ each: true }) @Type(() => CertificateArea) readonly areas!: readonly CertificateArea[];
  @IsOptional() @ValidateNested() @Type(() => CertificateRevocation) readonly revocation!: CertificateRevocation | null;
}

/** The holder's own certificates, the newest first. */
export class MyCertificates {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => OneCertificate)
  readonly certificates!: readonly OneCertificate[];
}

/** Takes a certificate back. It stays in the register; whoever verifies it reads that it was revoked. */
export class RevokeCertificate {
  /** The certificate's number once more, so that nobody revokes the wrong one by a slip. */
  @Line(60) readonly number!: string;
  @Line(300) readonly reason!: string;
}

/** Which of her courses the proof of what is done so far is about, and under which rule set; not given: the one that leads. */
export class ProgressProofQuery {
  @Id() readonly enrolment!: string;
  @IsOptional() @Id() readonly ruleSet?: string;
}

/** The certificate of attendance is about a course, or, where a session is named, about that event of further training. */
export class AttendanceCertificateQuery {
  @IsOptional() @Id() readonly session?: string;
}

export class OwnAttendanceCertificateQuery extends AttendanceCertificateQuery {
  @Id() readonly enrolment!: string;
}
