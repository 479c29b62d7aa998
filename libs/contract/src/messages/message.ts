import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  ValidateNested,
} from 'class-validator';
import { Email, Id, InstantField, Line } from '../field';
import { Page } from '../paging';

/** What mails are for. Those about an account or a decision always arrive; the others a person can do without. */
export const messageCategories = ['account', 'decision', 'invitation-to-session', 'reminder', 'notice'] as const;
export type MessageCategory = (typeof messageCategories)[number];

export const optionalCategories = ['invitation-to-session', 'reminder', 'notice'] as const satisfies MessageCategory[];
export type OptionalCategory = (typeof optionalCategories)[number];

/**
 * waiting: its first attempt is still to come · retrying: the mail server did not take it, the next attempt has its time ·
 * given-up: somebody must look · withdrawn: what it was about no longer held, it never left.
 */
export const messageStates = ['waiting', 'retrying', 'sent', 'given-up', 'withdrawn'] as const;
export type MessageState = (typeof messageStates)[number];

/** What a mail can be about. */
export const templates = [
  'invitation',
  'password-reset',
  'email-change',
  'email-changed',
  'password-changed',
  'registration-received',
  'approval-asked',
  'approver-missing',
  'registration-approved',
  'registration-declined',
  'registration-admitted',
  'registration-waiting',
  'registration-confirmed',
  'registration-withdrawn',
  'registration-substituted',
  'registration-lapsed',
  'session-invitation',
  'session-moved',
  'session-cancelled',
  'session-left',
  'session-soon',
  'acceptance-due',
  'approval-open',
  'registration-ends',
  'rolls-open',
] as const;
export type Template = (typeof templates)[number];

export const subjectKinds = ['registration', 'session'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** Which mails the office looks at; the newest first. */
export class MessageQuery extends Page {
  @IsOptional() @IsIn(messageStates) readonly state?: MessageState;
  @IsOptional() @IsIn(messageCategories) readonly category?: MessageCategory;
  @IsOptional() @IsIn(templates) readonly template?: Template;
  @IsOptional() @Id() readonly registration?: string;
  @IsOptional() @Id() readonly session?: string;
  @IsOptional() @Id() readonly person?: string;
}

export class Recipient {
  /** Null: an address that no longer is anybody's. */
  @IsOptional() @Id() readonly id!: string | null;
  @IsOptional() @Line() readonly name!: string | null;
  @Email() readonly address!: string;
}

export class MessageSubject {
  @IsIn(subjectKinds) readonly kind!: SubjectKind;
  @Id() readonly id!: string;
}

/** How a mail fares; never what it says. */
export class MessageAnswer {
  @Id() readonly id!: string;
  @IsIn(templates) readonly template!: Template;
  @IsIn(messageCategories) readonly category!: MessageCategory;
  @IsIn(messageStates) readonly state!: MessageState;
  @ValidateNested() @Type(() => Recipient) readonly recipient!: Recipient;
  @IsArray() @ValidateNested({ each: true }) @Type(() => MessageSubject) readonly about!: readonly MessageSubject[];
  @InstantField() readonly createdAt!: string;
  /** Next attempt, while it is waiting or retrying. */
  @IsOptional() @InstantField() readonly dueAt!: string | null;
  /** When it was sent, given up or withdrawn. */
  @IsOptional() @InstantField() readonly endedAt!: string | null;
  @IsInt() readonly attempts!: number;
  /** Code of what the mail server or the network said last, e.g. "ECONNECTION" or "EENVELOPE 550". */
  @IsOptional() @IsString() readonly lastError!: string | null;
  /** It was given up, and what it says was kept. */
  @IsBoolean() readonly canBeRetried!: boolean;
}

export class MessagePage {
  @IsArray() @ValidateNested({ each: true }) @Type(() => MessageAnswer) readonly messages!: readonly MessageAnswer[];
  @IsOptional() @IsString() readonly next!: string | null;
}

/** Mails that have not arrived. */
export class MessageCounts {
  @IsInt() readonly waiting!: number;
  @IsInt() readonly retrying!: number;
  @IsInt() readonly givenUp!: number;
}

export class MessageChoice {
  @IsIn(optionalCategories) readonly category!: OptionalCategory;
  @IsBoolean() readonly wanted!: boolean;
}

/** What a person wants to get. A category that is not named stays as it is. */
export class ChooseMessages {
  @IsArray()
  @ArrayMaxSize(3)
  @ArrayUnique((choice: MessageChoice) => choice.category)
  @ValidateNested({ each: true })
  @Type(() => MessageChoice)
  readonly choices!: readonly MessageChoice[];
}

export class MessageChoices {
  @IsArray() @ValidateNested({ each: true }) @Type(() => MessageChoice) readonly choices!: readonly MessageChoice[];
}

/** A person's private calendar: that there is one, never its address. */
export class CalendarFeed {
  /** Null: there is none. */
  @IsOptional() @InstantField() readonly createdAt!: string | null;
}

/** Shown this once: whoever knows the address sees the sessions. */
export class CalendarFeedAddress {
  @IsString() readonly address!: string;
  @InstantField() readonly createdAt!: string;
}
