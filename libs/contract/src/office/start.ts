import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsOptional, IsString, Max, Min, ValidateNested } from 'class-validator';
import { CivilDate, Id, InstantField } from '../field';

export const workKinds = [
  'rolls-open',
  'decisions-open',
  'ready-to-certify',
  'expiring',
  'lapsed',
  'imports-open',
] as const;
/**
 * `rolls-open`: sessions whose roll nobody has closed in the days set for it; `decisions-open`: rolls with a mark, a
 * correction, an objection or a walk-in that waits for a person; `expiring`: rights that end within 90 days;
 * `imports-open`: files with lines that wait for an answer or were refused.
 */
export type WorkKind = (typeof workKinds)[number];

export const movers = ['trainers', 'office', 'people'] as const;
/** Who has the next move. */
export type Mover = (typeof movers)[number];

/** One line of the queue. */
export class WorkItem {
  @IsIn(workKinds) readonly kind!: WorkKind;
  @IsInt() readonly count!: number;
  /** Day since which the oldest waits; for `expiring` the day on which the first ends. Null where the count is 0. */
  @IsOptional() @CivilDate() readonly oldestOn!: string | null;
  /** The oldest: a session, an enrolment or an import. */
  @IsOptional() @Id() readonly oldestId!: string | null;
  /** What it is called where that is no person's name: the session's title and town, the file's name. */
  @IsOptional() @IsString() readonly oldestTitle!: string | null;
  @IsIn(movers) readonly mover!: Mover;
  /** The list behind the number, as a path of this API with its filter. */
  @IsString() readonly list!: string;
}

export class OfficeFigures {
  @IsInt() readonly enrolled!: number;
  @IsInt() readonly inTraining!: number;
  @IsInt() readonly ready!: number;
  @IsInt() readonly certified!: number;
  /** Part of certified: the right ends within 90 days. */
  @IsInt() readonly expiring!: number;
  @IsInt() readonly lapsed!: number;
  @IsInt() readonly droppedOut!: number;
}

/** What waits, and how things stand today. */
export class OfficeStart {
  @CivilDate() readonly on!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => WorkItem) readonly work!: readonly WorkItem[];
  @ValidateNested() @Type(() => OfficeFigures) readonly figures!: OfficeFigures;
}

export class OpenRollsQuery {
  /** `next` of the page before. */
  @IsOptional() @Id() readonly after?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) readonly limit?: number;
}

/** A session of a past day whose roll nobody has closed. */
export class OpenRoll {
  @Id() readonly sessionId!: string;
  @IsString() readonly title!: string;
  @IsString() readonly town!: string;
  @InstantField() readonly startsAt!: string;
  /** Its last civil day in Germany. */
  @CivilDate() readonly endedOn!: string;
  @Id() readonly courseId!: string;
  @IsString() readonly courseName!: string;
  @IsInt() readonly enrolled!: number;
  /** Marks, corrections, objections and walk-ins that wait for a person. */
  @IsInt() readonly waiting!: number;
  /** Names of the trainers, who have the next move. */
  @IsString({ each: true }) readonly trainers!: readonly string[];
}

/** The oldest first. */
export class OpenRolls {
  @IsArray() @ValidateNested({ each: true }) @Type(() => OpenRoll) readonly rolls!: readonly OpenRoll[];
  @IsOptional() @Id() readonly next!: string | null;
}
