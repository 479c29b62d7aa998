import {
  AtVersionQuery,
  EditTemplate,
  type Language,
  languages,
  type Template,
  TemplateAnswer,
  TemplateDraft,
  TemplatePreview,
  Templates,
} from '@mittler/contract';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Answers } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { Policy } from '../../http/policy';
import { Refusal } from '../../http/refusal';
import { isTemplate } from './template';
import { TemplateService } from './template.service';

@Policy('coordination-office')
@Controller('message-templates')
export class TemplateController {
  constructor(private readonly templates: TemplateService) {}

  @Get()
  @Answers(Templates)
  list(): Promise<Templates> {
    return this.templates.list();
  }

  @Put(':template/:language')
  @Answers(TemplateAnswer)
  edit(
    @By() caller: Caller,
    @Param('template') template: string,
    @Param('language') language: string,
    @Body() wish: EditTemplate,
  ): Promise<TemplateAnswer> {
    return this.templates.edit(caller, known(template), spoken(language), wish);
  }

  @Delete(':template/:language')
  @Answers(TemplateAnswer)
  reset(
    @By() caller: Caller,
    @Param('template') template: string,
    @Param('language') language: string,
    @Query() { version }: AtVersionQuery,
  ): Promise<TemplateAnswer> {
    if (version === undefined) throw new Refusal('version-missing');
    return this.templates.reset(caller, known(template), spoken(language), version);
  }

  @Post(':template/:language/preview')
  @HttpCode(200)
  @Answers(TemplatePreview)
  preview(
    @Param('template') template: string,
    @Param('language') language: string,
    @Body() draft: TemplateDraft,
  ): TemplatePreview {
    return this.templates.preview(known(template), spoken(language), draft);
  }
}

function known(template: string): Template {
  if (!isTemplate(template)) throw new Refusal('not-found');
  return template;
}

function spoken(language: string): Language {
  const found = languages.find((one) => one === language);
  if (!found) throw new Refusal('not-found');
  return found;
}
