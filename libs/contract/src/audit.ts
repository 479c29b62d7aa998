import { Type } from 'class-transformer';
import { IsArray, IsInt, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Id, InstantField, Line } from './field';
import { Page } from './paging';

/** The history of one subject, the newest entry first. */
export class AuditQuery extends Page {
  /** The domain's word for what it is about: "person", "course", "certificate" … */
  @Line(40) readonly subjectKind!: string;
  @Line(100) readonly subjectId!: string;
}

/** What somebody did, when. Holds identifiers, never names: people answers them (POST /people/names). */
export class AuditEntry {
  /** Grows without gaps in meaning: the order of the log. */
  @IsInt() readonly seq!: number;
  @InstantField() readonly at!: string;
  /** Who did it; null: Mittler itself, or somebody not signed in. */
  @IsOptional() @Id() readonly actor!: string | null;
  /** "noun.verb", e.g. "person.merged". */
  @IsString() readonly deed!: string;
  @IsString() readonly subjectKind!: string;
  @IsString() readonly subjectId!: string;
  @IsObject() readonly detail!: Readonly<Record<string, unknown>>;
}

export class AuditPage {
  @IsArray() @ValidateNested({ each: true }) @Type(() => AuditEntry) readonly entries!: readonly AuditEntry[];
  /** `after` of the next page; null: this was the last. */
  @IsOptional() @IsString() readonly next!: string | null;
}
