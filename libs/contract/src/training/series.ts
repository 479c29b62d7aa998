import { longestSeries, rhythms, type Rhythm } from '@mittler/domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
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
import { CivilDate, Id, InstantField, Version } from '../field';
import { CreateSession, SessionAnswer, SessionRemark } from './session';

/** A series of sessions (Terminreihe): the first one and how it goes on, at the same clock time in Germany all along. */
export class PlanSeries {
  /** Of the series; made by the client, so that a repeated request plans nothing twice. */
  @Id() readonly id!: string;
  @ValidateNested() @Type(() => CreateSession) readonly first!: CreateSession;
  @IsIn(rhythms) readonly rhythm!: Rhythm;
  /** The days of the rhythm "dates"; the first session's own day counts only if it is among them. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(longestSeries)
  @ArrayUnique()
  @CivilDate({ each: true })
  readonly dates?: readonly string[];
  /** How many take place, or until which day: exactly one of both, and none with listed dates. */
  @IsOptional() @IsInt() @Min(1) @Max(longestSeries) readonly count?: number | null;
  @IsOptional() @CivilDate() readonly until?: string | null;
  /** Whole public holidays are passed over. */
  @IsBoolean() readonly skipHolidays!: boolean;
  /** Days to pass over besides. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(longestSeries)
  @ArrayUnique()
  @CivilDate({ each: true })
  readonly skipDates?: readonly string[];
}

/** What a day of the series would be, before anything is written. */
export class SeriesDate {
  @CivilDate() readonly on!: string;
  /** Passed over: no session is planned. */
  @IsBoolean() readonly isSkipped!: boolean;
  @InstantField() readonly startsAt!: string;
  @InstantField() readonly endsAt!: string;
  /** Remarks, double bookings among them: with one of those the series is refused. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => SessionRemark) readonly remarks!: readonly SessionRemark[];
}

export class SeriesPreview {
  @IsArray() @ValidateNested({ each: true }) @Type(() => SeriesDate) readonly dates!: readonly SeriesDate[];
}

/** The sessions of a series in the order of time. */
export class SeriesPlanned {
  @Id() readonly id!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => SessionAnswer) readonly sessions!: readonly SessionAnswer[];
}

/** A session to another time, in its length; alone, or with all later ones of its series by as many days and at that clock time. */
export class MoveSession {
  @InstantField() readonly startsAt!: string;
  /** Absent: stays; null: none any more. */
  @IsOptional() @Id() readonly roomId?: string | null;
  @IsIn(['only', 'following']) readonly scope!: 'only' | 'following';
  @Version() readonly version!: number;
}

/** What was moved, in the order of time. */
export class SessionsMoved {
  @IsArray() @ValidateNested({ each: true }) @Type(() => SessionAnswer) readonly sessions!: readonly SessionAnswer[];
}
