import { roles, type Role } from '@mittler/domain';
import { Transform, Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { CivilDate, Email, Id, InstantField, MunicipalityKey } from '../field';
import { languages, type Language } from './person';

/** Shortest and longest password, in characters of its NFC form. */
export const passwordLength = { min: 15, max: 256 } as const;

type Values = Readonly<{ value: unknown }>;
/** The same password must compare equal from every keyboard, hence NFC; spaces belong to it. */
const normalised = Transform(({ value }: Values): unknown =>
  typeof value === 'string' ? value.normalize('NFC') : value,
);

function Password(min: number): PropertyDecorator {
  return (target, property) => {
    for (const decorate of [
      normalised,
      IsString(),
      MinLength(min),
      MaxLength(passwordLength.max),
      Matches(/^[^\p{Cc}\p{Cs}]*$/u),
    ]) {
      decorate(target, property);
    }
  };
}

/** A token as mailed links hold it behind the #: 32 random bytes. */
const LinkToken = (): PropertyDecorator => (target, property) => {
  IsString()(target, property);
  Matches(/^[\w-]{43}$/)(target, property);
};

export class SignIn {
  @Email() readonly email!: string;
  @Password(1) readonly password!: string;
}

/** A role of the caller that holds today. */
export class OwnRole {
  @IsIn(roles) readonly role!: Role;
  @IsOptional() @MunicipalityKey() readonly municipality!: string | null;
  @IsOptional() @IsString() readonly municipalityName!: string | null;
  @IsOptional() @Id() readonly department!: string | null;
  @IsOptional() @IsString() readonly departmentName!: string | null;
  @IsOptional() @CivilDate() readonly until!: string | null;
}

export class OwnPerson {
  @Id() readonly id!: string;
  @IsString() readonly givenName!: string;
  @IsString() readonly familyName!: string;
  @IsOptional() @IsString() readonly email!: string | null;
  @IsOptional() @CivilDate() readonly birthDate!: string | null;
  @IsIn(languages) readonly language!: Language;
}

/** When the caller is signed out: at `endsAt` in any case, before that after `idleMinutes` without a request. */
export class OwnSession {
  @Id() readonly id!: string;
  @InstantField() readonly endsAt!: string;
  @IsInt() readonly idleMinutes!: number;
}

/** Who is signed in. */
export class Me {
  @ValidateNested() @Type(() => OwnPerson) readonly person!: OwnPerson;
  @IsArray() @ValidateNested({ each: true }) @Type(() => OwnRole) readonly roles!: readonly OwnRole[];
  @ValidateNested() @Type(() => OwnSession) readonly session!: OwnSession;
  /** All people and figures are invented. */
  @IsBoolean() readonly demo!: boolean;
}

/** A browser in which the caller is signed in. */
export class SignInAnswer {
  @Id() readonly id!: string;
  @InstantField() readonly createdAt!: string;
  @InstantField() readonly seenAt!: string;
  @InstantField() readonly endsAt!: string;
  /** The one that asks. */
  @IsBoolean() readonly isThis!: boolean;
}

export class SignIns {
  @IsArray() @ValidateNested({ each: true }) @Type(() => SignInAnswer) readonly signIns!: readonly SignInAnswer[];
}

export class ChooseLanguage {
  @IsIn(languages) readonly language!: Language;
}

export const linkPurposes = ['invitation', 'password-reset', 'email-change'] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

export class ReadLink {
  @LinkToken() readonly token!: string;
}

/** What a mailed link is for, asked before it is used. */
export class LinkAnswer {
  @IsIn(linkPurposes) readonly purpose!: LinkPurpose;
  @IsString() readonly givenName!: string;
  @InstantField() readonly expiresAt!: string;
}

/** Sets the password by the link of an invitation or a reset. */
export class SetPassword {
  @LinkToken() readonly token!: string;
  @Password(passwordLength.min) readonly password!: string;
}

export class AskPasswordReset {
  @Email() readonly email!: string;
}

export class ChangePassword {
  @Password(1) readonly currentPassword!: string;
  @Password(passwordLength.min) readonly password!: string;
}

export class ChangeEmail {
  @Email() readonly email!: string;
  /** The present password: a borrowed browser must not take over the account. */
  @Password(1) readonly password!: string;
}

export class ConfirmEmail {
  @LinkToken() readonly token!: string;
}

export const operatorPages = ['imprint', 'privacy', 'accessibility'] as const;
export type OperatorPageName = (typeof operatorPages)[number];

export class OperatorPageQuery {
  @IsOptional() @IsIn(languages) readonly language?: Language;
}

/** A page that the operator writes as Markdown; text null: not written yet. */
export class OperatorPage {
  @IsIn(operatorPages) readonly name!: OperatorPageName;
  @IsIn(languages) readonly language!: Language;
  @IsOptional() @IsString() readonly text!: string | null;
}
