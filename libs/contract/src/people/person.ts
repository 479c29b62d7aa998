import { Transform, Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  MaxLength,
  ArrayMaxSize,
  ValidateNested,
} from 'class-validator';
import { CivilDate, Email, Id, InstantField, Line, MunicipalityKey, PersonName, Version } from '../field';
import { Page } from '../paging';
import { RoleAnswer } from './role';

export const languages = ['de', 'en'] as const;
export type Language = (typeof languages)[number];

/** A person in a department from one day to another, both included; `until` null: open. */
export class MembershipAnswer {
  @Id() readonly id!: string;
  @Id() readonly department!: string;
  @IsString() readonly departmentName!: string;
  @MunicipalityKey() readonly municipality!: string;
  @IsString() readonly municipalityName!: string;
  @CivilDate() readonly from!: string;
  @IsOptional() @CivilDate() readonly until!: string | null;
}

/** A person as lists show her: without birth date. */
export class PersonInList {
  @Id() readonly id!: string;
  @IsString() readonly givenName!: string;
  @IsString() readonly familyName!: string;
  @IsOptional() @IsString() readonly email!: string | null;
  /** The memberships of today and later, within the caller's reach. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => MembershipAnswer)
  readonly memberships!: readonly MembershipAnswer[];
  @IsBoolean() readonly isActive!: boolean;
  /** Has set a password. */
  @IsBoolean() readonly hasAccount!: boolean;
}

export class PeoplePage {
  @IsArray() @ValidateNested({ each: true }) @Type(() => PersonInList) readonly people!: readonly PersonInList[];
  /** `after` of the next page; null: this was the last. */
  @IsOptional() @IsString() readonly next!: string | null;
}

export const personStates = ['active', 'deactivated', 'all'] as const;
export type PersonState = (typeof personStates)[number];

/** Search words are personal, so they come in a body and never in an address. */
export class SearchPeople extends Page {
  /** Parts of the name, or the beginning of the e-mail address or of the office's own identifier. */
  @IsOptional() @Line(100) readonly words?: string;
  @IsOptional() @MunicipalityKey() readonly municipality?: string;
  @IsOptional() @Id() readonly department?: string;
  /** Default "active". */
  @IsOptional() @IsIn(personStates) readonly state?: PersonState;
}

/** One person. What the caller's role may not see is missing, what is not known is null. */
export class PersonAnswer {
  @Id() readonly id!: string;
  @IsString() readonly givenName!: string;
  @IsString() readonly familyName!: string;
  @IsOptional() @IsString() readonly email!: string | null;
  /** For the coordination office alone, which issues certificates. */
  @IsOptional() @CivilDate() readonly birthDate?: string | null;
  @IsOptional() @IsString() readonly externalId!: string | null;
  @IsIn(languages) readonly language!: Language;
  @InstantField() readonly createdAt!: string;
  @IsOptional() @InstantField() readonly deactivatedAt!: string | null;
  /** The person into whom this one was merged. */
  @IsOptional() @Id() readonly mergedInto!: string | null;
  @IsBoolean() readonly hasAccount!: boolean;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => MembershipAnswer)
  readonly memberships!: readonly MembershipAnswer[];
  /** For administrator and coordination office. */
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => RoleAnswer)
  readonly roles?: readonly RoleAnswer[];
  @Version() readonly version!: number;
}

/** Her department from a day on. */
export class NewMembership {
  @Id() readonly department!: string;
  @CivilDate() readonly from!: string;
  @IsOptional() @CivilDate() readonly until?: string | null;
}

export class CreatePerson {
  @PersonName() readonly givenName!: string;
  @PersonName() readonly familyName!: string;
  @IsOptional() @Email() readonly email?: string | null;
  @IsOptional() @CivilDate() readonly birthDate?: string | null;
  @IsOptional() @Line(100) readonly externalId?: string | null;
  @IsOptional() @IsIn(languages) readonly language?: Language;
  @IsOptional() @ValidateNested() @Type(() => NewMembership) readonly membership?: NewMembership;
}

/** Fields that are not given stay as they are; null empties one. */
export class EditPerson {
  @IsOptional() @PersonName() readonly givenName?: string;
  @IsOptional() @PersonName() readonly familyName?: string;
  @IsOptional() @Email() readonly email?: string | null;
  @IsOptional() @CivilDate() readonly birthDate?: string | null;
  @IsOptional() @Line(100) readonly externalId?: string | null;
  @IsOptional() @IsIn(languages) readonly language?: Language;
  @Version() readonly version!: number;
}

/** The row as the caller saw it. */
export class AtVersion {
  @Version() readonly version!: number;
}

/** The same in a query, for DELETE. */
export class AtVersionQuery {
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? Number(value) : value))
  @IsInt()
  readonly version?: number;
}

/** `duplicate` is the same human being: all her entries move to the person in the path, who stays. */
export class MergePeople {
  @Id() readonly duplicate!: string;
  @Version() readonly version!: number;
  @Version() readonly duplicateVersion!: number;
}

/** She leaves one department and belongs to another from `on`; the old membership ends on the day before. */
export class MovePerson {
  @Id() readonly membership!: string;
  @Id() readonly department!: string;
  @CivilDate() readonly on!: string;
  /** Count her courses in the new department from that day; default true. */
  @IsOptional() @IsBoolean() readonly withCourses?: boolean;
}

/** The last day of a membership; null: open. */
export class EditMembership {
  @IsOptional() @CivilDate() readonly until!: string | null;
}

/** What refers to a person, e.g. "enrolment" 2 times. */
export class ReferenceAnswer {
  @IsString() readonly kind!: string;
  @IsInt() readonly count!: number;
  /** As long as there is one, she can't be deleted. */
  @IsBoolean() readonly keeps!: boolean;
}

export class PersonReferencesAnswer {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ReferenceAnswer)
  readonly references!: readonly ReferenceAnswer[];
}

export class NamesOf {
  @IsArray() @ArrayMaxSize(200) @Id({ each: true }) readonly ids!: readonly string[];
}

export class NamedPerson {
  @Id() readonly id!: string;
  @IsString() @MaxLength(201) readonly name!: string;
}

/** Names for identifiers, e.g. in the audit log; unknown and foreign ones are missing. */
export class PeopleNames {
  @IsArray() @ValidateNested({ each: true }) @Type(() => NamedPerson) readonly people!: readonly NamedPerson[];
}
