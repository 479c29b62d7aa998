import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsString, Max, Min, ValidateNested } from 'class-validator';
import { Line, Paragraphs } from '../field';
import { languages, type Language } from '../people/person';
import { messageCategories, type MessageCategory, type Template, templates } from './message';

/** Words of a mail with their fields in braces: each that the template has, and no other. */
export class TemplateDraft {
  @Line(200) readonly subject!: string;
  @Paragraphs(8000) readonly body!: string;
}

export class EditTemplate extends TemplateDraft {
  /** As the client saw it; 0: the built-in words. */
  @IsInt() @Min(0) @Max(2_147_483_647) readonly version!: number;
}

export class TemplateWords extends TemplateDraft {
  @IsIn(languages) readonly language!: Language;
  /** 0: the built-in words. */
  @IsInt() readonly version!: number;
  @IsBoolean() readonly isBuiltIn!: boolean;
}

export class TemplateAnswer {
  @IsIn(templates) readonly template!: Template;
  @IsIn(messageCategories) readonly category!: MessageCategory;
  /** Fields that its words must hold, without the braces. */
  @IsArray() @IsString({ each: true }) readonly fields!: readonly string[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => TemplateWords) readonly words!: readonly TemplateWords[];
}

export class Templates {
  @IsArray() @ValidateNested({ each: true }) @Type(() => TemplateAnswer) readonly templates!: readonly TemplateAnswer[];
}

/** A mail as it would leave, with invented content. */
export class TemplatePreview {
  @IsString() readonly subject!: string;
  @IsString() readonly text!: string;
}
