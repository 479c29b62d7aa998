import { DecideObjection, Objection, OwnEntries, OwnEntry, Page, RaiseObjection } from '@mittler/contract';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { By, type Caller } from '../../http/caller';
import { Answers, AnswersList } from '../../http/document/answers';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { ObjectionDecisionService } from './objection-decision.service';
import { ObjectionService } from './objection.service';

@Controller()
export class ObjectionController {
  constructor(
    private readonly objections: ObjectionService,
    private readonly decisions: ObjectionDecisionService,
  ) {}

  @Get('me/entries')
  @Policy('signed-in')
  @Answers(OwnEntries)
  entries(@By() caller: Caller, @Query() page: Page): Promise<OwnEntries> {
    return this.objections.entries(caller, page);
  }

  @Post('objections')
  @Policy('signed-in')
  @Answers(OwnEntry)
  raise(@By() caller: Caller, @Body() request: RaiseObjection): Promise<OwnEntry> {
    return this.objections.raise(caller, request);
  }

  @Get('sessions/:id/objections')
  @Policy('trainer', 'coordination-office')
  @AnswersList(Objection)
  list(@By() caller: Caller, @Param('id', IdPipe) session: string): Promise<readonly Objection[]> {
    return this.decisions.list(caller, session);
  }

  @Post('objections/:id/decision')
  @HttpCode(200)
  @Policy('trainer', 'coordination-office')
  @Answers(Objection)
  decide(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() decision: DecideObjection): Promise<Objection> {
    return this.decisions.decide(caller, id, decision);
  }
}
