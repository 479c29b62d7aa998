import { CloseRoll, MarksRecorded, RecordMarks, ReopenRoll, Roll } from '@mittler/contract';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Answers } from '../http/document/answers';
import { By, type Caller } from '../http/caller';
import { IdPipe } from '../http/id.pipe';
import { Policy } from '../http/policy';
import { MarkService } from './mark.service';
import { RollService } from './roll.service';

@Policy('trainer', 'coordination-office')
@Controller('sessions/:id')
export class AttendanceController {
  constructor(
    private readonly rolls: RollService,
    private readonly marks: MarkService,
  ) {}

  @Get('roll')
  @Answers(Roll)
  roll(@By() caller: Caller, @Param('id', IdPipe) session: string): Promise<Roll> {
    return this.rolls.one(caller, session);
  }

  @Post('marks')
  @HttpCode(200)
  @Answers(MarksRecorded)
  record(
    @By() caller: Caller,
    @Param('id', IdPipe) session: string,
    @Body() request: RecordMarks,
  ): Promise<MarksRecorded> {
    return this.marks.record(caller, session, request);
  }

  @Post('roll/closings')
  @HttpCode(200)
  @Answers(Roll)
  close(@By() caller: Caller, @Param('id', IdPipe) session: string, @Body() request: CloseRoll): Promise<Roll> {
    return this.rolls.close(caller, session, request);
  }

  @Post('roll/reopenings')
  @HttpCode(200)
  @Answers(Roll)
  reopen(@By() caller: Caller, @Param('id', IdPipe) session: string, @Body() request: ReopenRoll): Promise<Roll> {
    return this.rolls.reopen(caller, session, request);
  }
}
