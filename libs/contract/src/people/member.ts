import { Type } from 'class-transformer';
import { IsArray, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Id, Line, PersonName } from '../field';
import { Page } from '../paging';
import { MembershipAnswer } from './person';

/** The caller's own departments of today: those for which she may train. */
export class OwnMemberships {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => MembershipAnswer)
  readonly memberships!: readonly MembershipAnswer[];
}

/** Search words are personal, so they come in a body and never in an address. */
export class SearchMembers extends Page {
  /** Parts of the name; absent: everybody of the department. */
  @IsOptional() @Line(100) readonly words?: string;
}

/** Somebody whom her department may send to a course: the name, and nothing else of her. */
export class Member {
  @Id() readonly id!: string;
  @PersonName() readonly givenName!: string;
  @PersonName() readonly familyName!: string;
}

/** Active people who belong to the department today, by name. */
export class Members {
  @IsArray() @ValidateNested({ each: true }) @Type(() => Member) readonly people!: readonly Member[];
  /** Give it as `after` for the next page; null: this is the last one. */
  @IsOptional() @IsString() readonly next!: string | null;
}
