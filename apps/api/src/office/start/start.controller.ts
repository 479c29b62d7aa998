import { OfficeStart, OpenRolls, OpenRollsQuery } from '@mittler/contract';
import { Controller, Get, Query } from '@nestjs/common';
import { Answers } from '../../http/document/answers';
import { Policy } from '../../http/policy';
import { StartService } from './start.service';

@Controller('office')
@Policy('coordination-office')
export class StartController {
  constructor(private readonly starts: StartService) {}

  @Get('start')
  @Answers(OfficeStart)
  start(): Promise<OfficeStart> {
    return this.starts.start();
  }

  @Get('open-rolls')
  @Answers(OpenRolls)
  openRolls(@Query() query: OpenRollsQuery): Promise<OpenRolls> {
    return this.starts.openRolls(query);
  }

  @Get('waiting-rolls')
  @Answers(OpenRolls)
  waitingRolls(@Query() query: OpenRollsQuery): Promise<OpenRolls> {
    return this.starts.waitingRolls(query);
  }
}
