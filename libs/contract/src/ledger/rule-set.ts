import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Id, InstantField } from '../field';

/** A rule set as stored. `content` has the published JSON Schema (GET /rule-sets/schema). */
export class RuleSetAnswer {
  @Id() readonly id!: string;
  @IsString() readonly scheme!: string;
  @IsString() readonly version!: string;
  @IsBoolean() readonly published!: boolean;
  @IsOptional() @InstantField() readonly publishedAt!: string | null;
  @IsObject() readonly content!: Readonly<Record<string, unknown>>;
}

export class RuleSets {
  @IsArray() @ValidateNested({ each: true }) @Type(() => RuleSetAnswer) readonly ruleSets!: readonly RuleSetAnswer[];
}

/** A rule set from a file; stays a draft until it is published. */
export class ImportRuleSet {
  @IsObject() readonly content!: Readonly<Record<string, unknown>>;
}
