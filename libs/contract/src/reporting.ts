import { states, type State } from '@mittler/domain';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, Min, ValidateNested } from 'class-validator';
import { CivilDate, Id, InstantField, MunicipalityKey } from './field';

/** What a report is asked for. It holds nothing personal: it stands in an address and on the exported file. */
export class CertificationReportQuery {
  /** Default: today in Germany. A past day shows what that evening's report showed. */
  @IsOptional() @CivilDate() readonly on?: string;
  @IsOptional() @MunicipalityKey() readonly municipality?: string;
  @IsOptional() @Id() readonly department?: string;
  @IsOptional() @Id() readonly course?: string;
  @IsOptional() @Id() readonly programme?: string;
  /** Counts the enrolments that are reported under this rule set. */
  @IsOptional() @Id() readonly ruleSet?: string;
  /** Calendar months within which a right that ends counts as expiring, default 12. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(120) readonly expiringWithin?: number;
}

export const reportLanguages = ['de', 'en'] as const;
export type ReportLanguage = (typeof reportLanguages)[number];

/** `csv`: as a German Excel opens it (semicolon, decimal comma, UTF-8 with BOM); `csv-int`: RFC 4180 with comma and point. */
export const reportFormats = ['csv', 'csv-int'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export class ReportFileQuery extends CertificationReportQuery {
  @IsOptional() @IsIn(reportLanguages) readonly language?: ReportLanguage;
}

export class ReportCsvQuery extends ReportFileQuery {
  @IsOptional() @IsIn(reportFormats) readonly format?: ReportFormat;
}

export const hiddenReasons = ['small', 'covered'] as const;
/** `small`: from 1 to the threshold − 1; `covered`: hidden so that a small one can't be computed from the rest. */
export type HiddenReason = (typeof hiddenReasons)[number];

/** A number of enrolments, or why it is not shown. */
export class ReportCount {
  /** Null where it is hidden. */
  @IsOptional() @IsInt() readonly value!: number | null;
  @IsOptional() @IsIn(hiddenReasons) readonly hidden!: HiddenReason | null;
}

export const figureNames = [
  'enrolled',
  'inTraining',
  'ready',
  'certified',
  'expiring',
  'lapsed',
  'droppedOut',
] as const;
export type FigureName = (typeof figureNames)[number];

/** enrolled = inTraining + ready + certified + lapsed + droppedOut; expiring is a part of certified. */
export class ReportFigures {
  @ValidateNested() @Type(() => ReportCount) readonly enrolled!: ReportCount;
  @ValidateNested() @Type(() => ReportCount) readonly inTraining!: ReportCount;
  @ValidateNested() @Type(() => ReportCount) readonly ready!: ReportCount;
  @ValidateNested() @Type(() => ReportCount) readonly certified!: ReportCount;
  @ValidateNested() @Type(() => ReportCount) readonly expiring!: ReportCount;
  @ValidateNested() @Type(() => ReportCount) readonly lapsed!: ReportCount;
  @ValidateNested() @Type(() => ReportCount) readonly droppedOut!: ReportCount;
}

export class ReportDepartment {
  @Id() readonly id!: string;
  @IsString() readonly name!: string;
  @IsOptional() @IsString() readonly code!: string | null;
  /** 'integration-centre', 'youth-office', 'public-order-office' or 'other': a column of the participation table. */
  @IsString() readonly kind!: string;
  @ValidateNested() @Type(() => ReportFigures) readonly figures!: ReportFigures;
}

export class ReportMunicipality {
  @MunicipalityKey() readonly key!: string;
  @IsString() readonly name!: string;
  @ValidateNested() @Type(() => ReportFigures) readonly figures!: ReportFigures;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ReportDepartment)
  readonly departments!: readonly ReportDepartment[];
}

/** The filter in words: the names of what was chosen, null where everything is meant. */
export class ReportFilter {
  @IsOptional() @IsString() readonly municipality!: string | null;
  @IsOptional() @IsString() readonly department!: string | null;
  @IsOptional() @IsString() readonly course!: string | null;
  @IsOptional() @IsString() readonly programme!: string | null;
  @IsOptional() @IsString() readonly ruleSet!: string | null;
}

/** Municipality × department, each in the order of its German name. */
export class CertificationReport {
  @CivilDate() readonly on!: string;
  /** The last day on which an ending right counts as expiring. */
  @CivilDate() readonly expiringUntil!: string;
  @InstantField() readonly madeAt!: string;
  /** Name of the person who asked for it. */
  @IsString() readonly madeBy!: string;
  @ValidateNested() @Type(() => ReportFilter) readonly filter!: ReportFilter;
  /** Whether small counts are hidden, and below which number. */
  @IsBoolean() readonly suppressed!: boolean;
  @IsOptional() @IsInt() readonly threshold!: number | null;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ReportMunicipality)
  readonly municipalities!: readonly ReportMunicipality[];
  @ValidateNested() @Type(() => ReportFigures) readonly total!: ReportFigures;
}

export const reportStates = [...states, 'enrolled', 'expiring'] as const;
/** A state, or a figure that spans states: all enrolled, or the certified whose right ends within the horizon. */
export type ReportState = (typeof reportStates)[number];

export class ReportPeopleQuery extends CertificationReportQuery {
  @IsOptional() @IsIn(reportStates) readonly state?: ReportState;
  /** Last day of the horizon for `expiring`, in place of `expiringWithin`. */
  @IsOptional() @CivilDate() readonly expiringUntil?: string;
  /** `next` of the page before. */
  @IsOptional() @Id() readonly after?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) readonly limit?: number;
}

/** One enrolment behind a figure. */
export class ReportPerson {
  @Id() readonly enrolmentId!: string;
  @Id() readonly personId!: string;
  @IsString() readonly givenName!: string;
  @IsString() readonly familyName!: string;
  @MunicipalityKey() readonly municipalityKey!: string;
  @IsString() readonly municipalityName!: string;
  @Id() readonly departmentId!: string;
  @IsString() readonly departmentName!: string;
  @Id() readonly courseId!: string;
  @IsString() readonly courseName!: string;
  @IsIn(states) readonly state!: State;
  @CivilDate() readonly enrolledOn!: string;
  @IsOptional() @CivilDate() readonly readyFrom!: string | null;
  @IsOptional() @CivilDate() readonly readyUntil!: string | null;
  @IsOptional() @CivilDate() readonly certifiedOn!: string | null;
  @IsOptional() @CivilDate() readonly titleUntil!: string | null;
  @IsOptional() @CivilDate() readonly droppedOutOn!: string | null;
  /** Counted and needed for the paper; null on a past day, of which the report keeps dates alone. */
  @IsOptional() @IsInt() readonly countedMinutes!: number | null;
  @IsOptional() @IsInt() readonly neededMinutes!: number | null;
  @IsOptional() @IsInt() readonly countedCases!: number | null;
  @IsOptional() @IsInt() readonly neededCases!: number | null;
}

export class ReportPeople {
  @CivilDate() readonly on!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => ReportPerson) readonly people!: readonly ReportPerson[];
  /** Hand in as `after` for the next page; null on the last. */
  @IsOptional() @Id() readonly next!: string | null;
}
