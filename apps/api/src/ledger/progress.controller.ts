import { EnrolmentProgress, Progress } from '@mittler/contract';
import { Controller, Get, Param } from '@nestjs/common';
import { Answers } from '../http/document/answers';
import { By, type Caller } from '../http/caller';
import { IdPipe } from '../http/id.pipe';
import { Policy } from '../http/policy';
import { ProgressService } from './progress.service';

@Controller()
export class ProgressController {
  constructor(private readonly progress: ProgressService) {}

  @Get('me/progress')
  @Policy('signed-in')
  @Answers(Progress)
  own(@By() caller: Caller): Promise<Progress> {
    return this.progress.own(caller);
  }

  @Get('enrolments/:id/progress')
  @Policy('coordination-office', 'municipal-coordinator')
  @Answers(EnrolmentProgress)
  of(@By() caller: Caller, @Param('id', IdPipe) id: string): Promise<EnrolmentProgress> {
    return this.progress.of(caller, id);
  }
}
