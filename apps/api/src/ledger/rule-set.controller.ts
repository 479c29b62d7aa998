import { ImportRuleSet, RuleSetAnswer, RuleSets } from '@mittler/contract';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Answers, AnswersFile, AnswersNothing } from '../http/document/answers';
import { By, type Caller } from '../http/caller';
import { IdPipe } from '../http/id.pipe';
import { Policy } from '../http/policy';
import { RuleSetService } from './rule-set.service';

@Controller('rule-sets')
export class RuleSetController {
  constructor(private readonly ruleSets: RuleSetService) {}

  @Get()
  @Policy('signed-in')
  @Answers(RuleSets)
  list(@By() caller: Caller): Promise<RuleSets> {
    return this.ruleSets.list(caller);
  }

  /** The published JSON Schema of a rule set. */
  @Get('schema')
  @Policy('anyone')
  @AnswersFile('application/schema+json')
  schema(): object {
    return this.ruleSets.schema();
  }

  @Post()
  @Policy('coordination-office')
  @Answers(RuleSetAnswer)
  add(@By() caller: Caller, @Body() body: ImportRuleSet): Promise<RuleSetAnswer> {
    return this.ruleSets.add(caller, body);
  }

  @Post(':id/publish')
  @HttpCode(200)
  @Policy('coordination-office')
  @Answers(RuleSetAnswer)
  publish(@By() caller: Caller, @Param('id', IdPipe) id: string): Promise<RuleSetAnswer> {
    return this.ruleSets.publish(caller, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Policy('coordination-office')
  @AnswersNothing()
  remove(@By() caller: Caller, @Param('id', IdPipe) id: string): Promise<void> {
    return this.ruleSets.remove(caller, id);
  }
}
