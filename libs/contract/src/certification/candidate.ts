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
  ValidateNested,
} from 'class-validator';
import { CivilDate, Id, MunicipalityKey } from '../field';
import { FindingAnswer } from '../ledger';
import { Page } from '../paging';
import { problemCodes, type ProblemCode } from '../problem';

/** Which of those who may be certified to list. */
export class CandidateQuery extends Page {
  @IsOptional() @Id() readonly course?: string;
  @IsOptional() @MunicipalityKey() readonly municipality?: string;
  @IsOptional() @Id() readonly ruleSet?: string;
}

/** A rule set by which she has earned the paper. */
export class CandidateRuleSet {
  @Id() readonly id!: string;
  @IsString() readonly scheme!: string;
  @IsString() readonly version!: string;
  @IsString() readonly title!: string;
  /** The first day on which the certificate may be issued … */
  @CivilDate() readonly readyFrom!: string;
  /** … and the last one; null: no end. */
  @IsOptional() @CivilDate() readonly readyUntil!: string | null;
  /** The one that is taken where none is named. */
  @IsBoolean() readonly chosen!: boolean;
}

/** What still keeps the paper of somebody who has earned it: it must name the birth date (§ 2 Abs. 6 Nr. 1 ZMediatAusbV). */
export const candidateObstacles = [
  'birth-date-missing',
  'person-deactivated',
] as const satisfies readonly ProblemCode[];
export type CandidateObstacle = (typeof candidateObstacles)[number];

/** Somebody who has earned the certificate and has none yet. */
export class Candidate {
  @Id() readonly enrolmentId!: string;
  @Id() readonly personId!: string;
  @IsString() readonly givenName!: string;
  @IsString() readonly familyName!: string;
  @MunicipalityKey() readonly municipality!: string;
  @IsString() readonly municipalityName!: string;
  @IsString() readonly departmentName!: string;
  @Id() readonly courseId!: string;
  @IsString() readonly courseName!: string;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CandidateRuleSet)
  readonly ruleSets!: readonly CandidateRuleSet[];
  @IsOptional() @IsIn(candidateObstacles) readonly obstacle!: CandidateObstacle | null;
}

/** How many of those in training lack what, by the rule set that leads for them. One person may be in several lines. */
export class MissingRequirement {
  @Id() readonly ruleSet!: string;
  @IsString() readonly requirement!: string;
  /** Paragraph of the law. */
  @IsString() readonly law!: string;
  /** Code of the area or milestone. */
  @IsOptional() @IsString() readonly subject!: string | null;
  @IsInt() readonly people!: number;
}

export class CandidateCounts {
  @IsInt() readonly ready!: number;
  /** Ready, but the paper can't be issued yet. */
  @IsInt() readonly readyWithObstacle!: number;
  @IsInt() readonly inTraining!: number;
  @IsInt() readonly certified!: number;
  /** Where one course is asked for: what keeps the others. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => MissingRequirement)
  readonly missing!: readonly MissingRequirement[];
}

/** One page of candidates in the order of their names. */
export class Candidates {
  @IsArray() @ValidateNested({ each: true }) @Type(() => Candidate) readonly candidates!: readonly Candidate[];
  /** `after` of the next page; null: this was the last. */
  @IsOptional() @IsString() readonly next!: string | null;
  /** Over all pages; with the first page alone. */
  @IsOptional() @ValidateNested() @Type(() => CandidateCounts) readonly counts!: CandidateCounts | null;
}

/** One person to certify. */
export class CertificateOrder {
  @Id() readonly enrolmentId!: string;
  /** Where several rule sets are complete: this one. Not given: the newest complete one. */
  @IsOptional() @Id() readonly ruleSetId?: string;
}

/** Issues certificates from the assessment; nobody can be certified around it. */
export class IssueCertificates {
  /** The date on the paper: not in the future, and not before the day on which all was met. */
  @CivilDate() readonly issuedOn!: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique((order: CertificateOrder | null) => order?.enrolmentId)
  @ValidateNested({ each: true })
  @Type(() => CertificateOrder)
  readonly orders!: readonly CertificateOrder[];
}

/** What became of one person: issued, or refused with the reason. */
export class IssueOutcome {
  @Id() readonly enrolmentId!: string;
  @IsIn(['issued', 'refused']) readonly is!: 'issued' | 'refused';
  /** The new certificate; where she is already certified, the one that exists. */
  @IsOptional() @Id() readonly certificateId!: string | null;
  @IsOptional() @IsString() readonly number!: string | null;
  @IsOptional() @IsIn(problemCodes) readonly code!: ProblemCode | null;
  /** Where she is not entitled: what is missing. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => FindingAnswer) readonly unmet!: readonly FindingAnswer[];
  /** Where an item that the law asks for can't be printed: which. */
  @IsArray() @IsString({ each: true }) readonly missingItems!: readonly string[];
}

/** One outcome for each order, in their order. */
export class IssueOutcomes {
  @IsArray() @ValidateNested({ each: true }) @Type(() => IssueOutcome) readonly outcomes!: readonly IssueOutcome[];
}
