import {
  AddGuest,
  DismissWalkIn,
  FindGuests,
  GuestCandidate,
  MarksRecorded,
  MatchWalkIn,
  RecordWalkIn,
  Roll,
  WalkIn,
} from '@mittler/contract';
import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { Answers, AnswersList } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { GuestService } from './guest.service';
import { WalkInService } from './walk-in.service';

@Policy('trainer', 'coordination-office')
@Controller()
export class GuestController {
  constructor(
    private readonly guests: GuestService,
    private readonly walkIns: WalkInService,
  ) {}

  @Post('sessions/:id/walk-ins')
  @Answers(WalkIn)
  record(@By() caller: Caller, @Param('id', IdPipe) session: string, @Body() request: RecordWalkIn): Promise<WalkIn> {
    return this.walkIns.record(caller, session, request);
  }

  @Post('walk-ins/:id/match')
  @HttpCode(200)
  @Answers(MarksRecorded)
  match(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() request: MatchWalkIn): Promise<MarksRecorded> {
    return this.walkIns.match(caller, id, request.enrolmentId.toLowerCase());
  }

  @Post('walk-ins/:id/dismissal')
  @HttpCode(200)
  @Answers(WalkIn)
  dismiss(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() { reason }: DismissWalkIn): Promise<WalkIn> {
    return this.walkIns.dismiss(caller, id, reason);
  }

  @Post('sessions/:id/guest-candidates/search')
  @HttpCode(200)
  @AnswersList(GuestCandidate)
  find(
    @By() caller: Caller,
    @Param('id', IdPipe) session: string,
    @Body() request: FindGuests,
  ): Promise<readonly GuestCandidate[]> {
    return this.guests.find(caller, session, request);
  }

  @Post('sessions/:id/guests')
  @HttpCode(200)
  @Answers(Roll)
  add(@By() caller: Caller, @Param('id', IdPipe) session: string, @Body() { enrolmentId }: AddGuest): Promise<Roll> {
    return this.guests.add(caller, session, enrolmentId.toLowerCase());
  }

  @Delete('sessions/:id/guests/:enrolmentId')
  @Answers(Roll)
  remove(
    @By() caller: Caller,
    @Param('id', IdPipe) session: string,
    @Param('enrolmentId', IdPipe) enrolmentId: string,
  ): Promise<Roll> {
    return this.guests.remove(caller, session, enrolmentId);
  }
}
