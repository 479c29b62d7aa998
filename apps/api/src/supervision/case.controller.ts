import { CaseAnswer, CorrectCase, EnrolmentCases, RecordCase, WithdrawCase } from '@mittler/contract';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { Answers } from '../http/document/answers';
import { By, type Caller } from '../http/caller';
import { IdPipe } from '../http/id.pipe';
import { Policy } from '../http/policy';
import { CaseService } from './case.service';

@Policy('coordination-office')
@Controller()
export class CaseController {
  constructor(private readonly cases: CaseService) {}

  @Get('enrolments/:id/cases')
  @Policy('signed-in')
  @Answers(EnrolmentCases)
  list(@By() caller: Caller, @Param('id', IdPipe) enrolment: string): Promise<EnrolmentCases> {
    return this.cases.list(caller, enrolment);
  }

  @Post('enrolments/:id/cases')
  @HttpCode(200)
  @Answers(CaseAnswer)
  record(@By() caller: Caller, @Param('id', IdPipe) enrolment: string, @Body() wish: RecordCase): Promise<CaseAnswer> {
    return this.cases.record(caller, enrolment, wish);
  }

  @Put('cases/:id')
  @Answers(CaseAnswer)
  correct(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() wish: CorrectCase): Promise<CaseAnswer> {
    return this.cases.correct(caller, id, wish);
  }

  @Post('cases/:id/withdrawals')
  @HttpCode(200)
  @Answers(CaseAnswer)
  withdraw(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() wish: WithdrawCase): Promise<CaseAnswer> {
    return this.cases.withdraw(caller, id, wish);
  }
}
