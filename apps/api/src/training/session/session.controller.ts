import {
  AtVersionQuery,
  CancelSession,
  CourseSessions,
  CreateSession,
  DayQuery,
  EditSession,
  SessionAnswer,
  TrainerDay,
} from '@mittler/contract';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Answers, AnswersNothing } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { Refusal } from '../../http/refusal';
import { CancellationService } from './cancellation.service';
import { SessionService } from './session.service';
import { TrainerDayService } from './trainer-day.service';

@Policy('coordination-office')
@Controller()
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly cancellations: CancellationService,
    private readonly days: TrainerDayService,
  ) {}

  @Get('courses/:id/sessions')
  @Policy('coordination-office', 'municipal-coordinator')
  @Answers(CourseSessions)
  ofCourse(@By() caller: Caller, @Param('id', IdPipe) course: string): Promise<CourseSessions> {
    return this.sessions.ofCourse(caller, course);
  }

  @Post('courses/:id/sessions')
  @Answers(SessionAnswer)
  create(
    @By() caller: Caller,
    @Param('id', IdPipe) course: string,
    @Body() wish: CreateSession,
  ): Promise<SessionAnswer> {
    return this.sessions.create(caller, course, wish);
  }

  @Get('sessions/:id')
  @Policy('coordination-office', 'municipal-coordinator', 'trainer')
  @Answers(SessionAnswer)
  one(@By() caller: Caller, @Param('id', IdPipe) id: string): Promise<SessionAnswer> {
    return this.sessions.one(caller, id);
  }

  @Put('sessions/:id')
  @Answers(SessionAnswer)
  edit(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() wish: EditSession): Promise<SessionAnswer> {
    return this.sessions.edit(caller, id, wish);
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @AnswersNothing()
  async delete(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() { version }: AtVersionQuery,
  ): Promise<void> {
    if (version === undefined) throw new Refusal('version-missing');
    return this.sessions.delete(caller, id, version);
  }

  @Post('sessions/:id/cancellation')
  @HttpCode(200)
  @Answers(SessionAnswer)
  cancel(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() wish: CancelSession): Promise<SessionAnswer> {
    return this.cancellations.cancel(caller, id, wish);
  }

  /** It takes place after all. */
  @Delete('sessions/:id/cancellation')
  @Answers(SessionAnswer)
  async restore(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() { version }: AtVersionQuery,
  ): Promise<SessionAnswer> {
    if (version === undefined) throw new Refusal('version-missing');
    return this.cancellations.restore(caller, id, version);
  }

  @Get('me/sessions')
  @Policy('trainer')
  @Answers(TrainerDay)
  day(@By() caller: Caller, @Query() { on }: DayQuery): Promise<TrainerDay> {
    return this.days.around(caller, on);
  }
}
