import {
  AcceptEvidence,
  ConfirmRenewal,
  CourseFinished,
  DropOut,
  FinishCourse,
  ReachMilestone,
  RecordedFacts,
  Resume,
  RetractFact,
  Suspend,
} from '@mittler/contract';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Answers } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { FactService } from './fact.service';
import { FinishService } from './finish.service';

@Policy('coordination-office')
@Controller()
export class FactController {
  constructor(
    private readonly facts: FactService,
    private readonly finishes: FinishService,
  ) {}

  @Post('courses/:id/finishes')
  @HttpCode(200)
  @Answers(CourseFinished)
  finish(
    @By() caller: Caller,
    @Param('id', IdPipe) course: string,
    @Body() wish: FinishCourse,
  ): Promise<CourseFinished> {
    return this.finishes.finish(caller, course, wish);
  }

  @Get('enrolments/:id/facts')
  @Answers(RecordedFacts)
  list(@By() caller: Caller, @Param('id', IdPipe) id: string): Promise<RecordedFacts> {
    return this.facts.list(caller, id);
  }

  @Post('enrolments/:id/drop-outs')
  @HttpCode(200)
  @Answers(RecordedFacts)
  dropOut(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() wish: DropOut): Promise<RecordedFacts> {
    return this.facts.dropOut(caller, id, wish);
  }

  @Post('enrolments/:id/resumptions')
  @HttpCode(200)
  @Answers(RecordedFacts)
  resume(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() wish: Resume): Promise<RecordedFacts> {
    return this.facts.resume(caller, id, wish);
  }

  @Post('enrolments/:id/milestones')
  @HttpCode(200)
  @Answers(RecordedFacts)
  milestone(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() wish: ReachMilestone,
  ): Promise<RecordedFacts> {
    return this.facts.reachMilestone(caller, id, wish);
  }

  @Post('enrolments/:id/renewal-confirmations')
  @HttpCode(200)
  @Answers(RecordedFacts)
  confirmRenewal(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() wish: ConfirmRenewal,
  ): Promise<RecordedFacts> {
    return this.facts.confirmRenewal(caller, id, wish);
  }

  @Post('enrolments/:id/suspensions')
  @HttpCode(200)
  @Answers(RecordedFacts)
  suspend(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() wish: Suspend): Promise<RecordedFacts> {
    return this.facts.suspend(caller, id, wish);
  }

  @Post('enrolments/:id/evidence')
  @HttpCode(200)
  @Answers(RecordedFacts)
  acceptEvidence(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() wish: AcceptEvidence,
  ): Promise<RecordedFacts> {
    return this.facts.acceptEvidence(caller, id, wish);
  }

  @Post('enrolments/:id/facts/:fact/retractions')
  @HttpCode(200)
  @Answers(RecordedFacts)
  retract(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Param('fact', IdPipe) fact: string,
    @Body() wish: RetractFact,
  ): Promise<RecordedFacts> {
    return this.facts.retract(caller, id, fact, wish);
  }
}
