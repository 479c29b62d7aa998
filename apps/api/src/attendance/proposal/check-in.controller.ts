import { CheckedIn, CheckIn, CheckInState, OpenCheckIn } from '@mittler/contract';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Answers } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { RateLimit } from '../../people/sign-in/rate-limit.service';
import { CheckInService } from './check-in.service';

@Controller()
export class CheckInController {
  constructor(
    private readonly checkIns: CheckInService,
    private readonly limits: RateLimit,
  ) {}

  @Get('sessions/:id/check-in')
  @Policy('trainer', 'coordination-office')
  @Answers(CheckInState)
  state(@By() caller: Caller, @Param('id', IdPipe) session: string): Promise<CheckInState> {
    return this.checkIns.state(caller, session);
  }

  @Post('sessions/:id/check-in')
  @HttpCode(200)
  @Policy('trainer', 'coordination-office')
  @Answers(CheckInState)
  open(@By() caller: Caller, @Param('id', IdPipe) session: string, @Body() { id }: OpenCheckIn): Promise<CheckInState> {
    return this.checkIns.open(caller, session, id);
  }

  @Delete('sessions/:id/check-in')
  @Policy('trainer', 'coordination-office')
  @Answers(CheckInState)
  close(@By() caller: Caller, @Param('id', IdPipe) session: string): Promise<CheckInState> {
    return this.checkIns.close(caller, session);
  }

  @Post('check-ins')
  @HttpCode(200)
  @Policy('signed-in')
  @Answers(CheckedIn)
  claim(@By() caller: Caller, @Body() { code }: CheckIn): Promise<CheckedIn> {
    return this.limits.aroundPerson('check-in', caller.personId, () => this.checkIns.claim(caller, code));
  }
}
