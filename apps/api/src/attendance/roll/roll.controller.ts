import {
  CloseRoll,
  CorrectionRequest,
  CorrectRoll,
  Decision,
  ReopenRoll,
  Roll,
  RollCorrected,
} from '@mittler/contract';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Answers, AnswersList } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { CorrectionService } from './correction.service';
import { RollService } from './roll.service';

@Policy('trainer', 'coordination-office')
@Controller()
export class RollController {
  constructor(
    private readonly rolls: RollService,
    private readonly corrections: CorrectionService,
  ) {}

  @Get('sessions/:id/roll')
  @Answers(Roll)
  roll(@By() caller: Caller, @Param('id', IdPipe) session: string): Promise<Roll> {
    return this.rolls.one(caller, session);
  }

  @Post('sessions/:id/roll/closings')
  @HttpCode(200)
  @Answers(Roll)
  close(@By() caller: Caller, @Param('id', IdPipe) session: string, @Body() request: CloseRoll): Promise<Roll> {
    return this.rolls.close(caller, session, request);
  }

  @Post('sessions/:id/roll/reopenings')
  @HttpCode(200)
  @Answers(Roll)
  reopen(@By() caller: Caller, @Param('id', IdPipe) session: string, @Body() request: ReopenRoll): Promise<Roll> {
    return this.rolls.reopen(caller, session, request);
  }

  @Post('sessions/:id/corrections')
  @HttpCode(200)
  @Answers(RollCorrected)
  correct(
    @By() caller: Caller,
    @Param('id', IdPipe) session: string,
    @Body() request: CorrectRoll,
  ): Promise<RollCorrected> {
    return this.corrections.correct(caller, session, request);
  }

  @Get('sessions/:id/corrections')
  @AnswersList(CorrectionRequest)
  requested(@By() caller: Caller, @Param('id', IdPipe) session: string): Promise<readonly CorrectionRequest[]> {
    return this.corrections.list(caller, session);
  }

  @Post('corrections/:id/decision')
  @HttpCode(200)
  @Answers(CorrectionRequest)
  decide(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() decision: Decision,
  ): Promise<CorrectionRequest> {
    return this.corrections.decide(caller, id, decision);
  }
}
