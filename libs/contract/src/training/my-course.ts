import { Type } from 'class-transformer';
import { IsArray, IsOptional, ValidateNested } from 'class-validator';
import { CivilDate, Id, InstantField, Line } from '../field';
import { BlockPlan } from './session';

export class MyCourseBlock extends BlockPlan {
  @Id() readonly id!: string;
}

/** A session as the people of the course see it: what, when and where, and nothing of the others. */
export class MyCourseSession {
  @Id() readonly id!: string;
  @Line() readonly title!: string;
  @Line() readonly venue!: string;
  @Line(100) readonly town!: string;
  @InstantField() readonly startsAt!: string;
  @InstantField() readonly endsAt!: string;
  /** Civil day in Germany on which it begins. */
  @CivilDate() readonly day!: string;
  /** Name of the room; null: none is named. */
  @IsOptional() @Line() readonly room!: string | null;
  /** It does not take place, and why; null: it does. */
  @IsOptional() @InstantField() readonly cancelledAt!: string | null;
  @IsOptional() @Line(300) readonly cancelReason!: string | null;
  @IsArray() @ValidateNested({ each: true }) @Type(() => MyCourseBlock) readonly blocks!: readonly MyCourseBlock[];
}

export class MyCourse {
  @Id() readonly id!: string;
  @Line() readonly name!: string;
  @CivilDate() readonly startsOn!: string;
  @CivilDate() readonly endsOn!: string;
  /** In the order of time. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => MyCourseSession)
  readonly sessions!: readonly MyCourseSession[];
}

/** The courses in which the caller is enrolled, the latest first. */
export class MyCourses {
  @IsArray() @ValidateNested({ each: true }) @Type(() => MyCourse) readonly courses!: readonly MyCourse[];
}
