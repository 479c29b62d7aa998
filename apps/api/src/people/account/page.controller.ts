import { OperatorPage, type OperatorPageName, OperatorPageQuery, operatorPages } from '@mittler/contract';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Answers } from '../../http/document/answers';
import { Policy } from '../../http/policy';
import { Refusal } from '../../http/refusal';
import { SETTINGS } from '../../settings.module';
import type { Settings } from '../../settings';

/** Imprint, privacy and accessibility (§ 5 DDG, Art. 13 DSGVO, § 12b BGG): the operator's own words, as files in the data folder. */
@Policy('anyone')
@Controller('pages')
export class PageController {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  @Get(':name')
  @Answers(OperatorPage)
  async page(@Param('name') name: string, @Query() query: OperatorPageQuery): Promise<OperatorPage> {
    if (!isPage(name)) throw new Refusal('not-found');
    const language = query.language ?? 'de';
    const file = join(this.settings.dataFolder, 'pages', `${name}.${language}.md`);
    return { name, language, text: await readFile(file, 'utf8').catch(() => null) };
  }
}

function isPage(name: string): name is OperatorPageName {
  return operatorPages.some((page) => page === name);
}
