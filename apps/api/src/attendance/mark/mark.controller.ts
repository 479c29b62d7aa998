import { Decision, MarksRecorded, PendingMark, PendingMarks, RecordMarks } from '@mittler/contract';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Answers } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { MarkService } from './mark.service';
import { PendingService } from './pending.service';

@Policy('trainer', 'coordination-office')
@Controller()
export class MarkController {
  constructor(
    private readonly marks: MarkService,
    private readonly pending: PendingService,
  ) {}

  @Post('sessions/:id/marks')
  @HttpCode(200)
  @Answers(MarksRecorded)
  record(
    @By() caller: Caller,
    @Param('id', IdPipe) session: string,
    @Body() request: RecordMarks,
  ): Promise<MarksRecorded> {
    return this.marks.record(caller, session, request);
  }

  @Get('sessions/:id/pending-marks')
  @Answers(PendingMarks)
  list(@By() caller: Caller, @Param('id', IdPipe) session: string): Promise<PendingMarks> {
    return this.pending.list(caller, session);
  }

  @Post('pending-marks/:id/decision')
  @HttpCode(200)
  @Answers(PendingMark)
  decide(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() decision: Decision): Promise<PendingMark> {
    return this.pending.decide(caller, id, decision);
  }
}
