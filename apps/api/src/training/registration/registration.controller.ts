import {
  CourseRegistrationQuery,
  DecideRegistration,
  MyRegistrations,
  NameSubstitute,
  Nominate,
  Register,
  RegistrationCounts,
  RegistrationQuery,
  RegistrationRecord,
  Registrations,
  RegistrationStep,
  StateWorksCouncil,
  WithdrawRegistration,
} from '@mittler/contract';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Answers } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { RegistrationListService } from './registration-list.service';
import { RegistrationStepService } from './registration-step.service';
import { RegistrationService } from './registration.service';

@Policy('signed-in')
@Controller()
export class RegistrationController {
  constructor(
    private readonly registrations: RegistrationService,
    private readonly steps: RegistrationStepService,
    private readonly lists: RegistrationListService,
  ) {}

  @Get('me/registrations')
  @Answers(MyRegistrations)
  mine(@By() caller: Caller): Promise<MyRegistrations> {
    return this.lists.mine(caller);
  }

  @Post('registrations')
  @Answers(RegistrationRecord)
  register(@By() caller: Caller, @Body() wish: Register): Promise<RegistrationRecord> {
    return this.registrations.register(caller, wish);
  }

  @Get('registrations')
  @Policy('coordination-office', 'municipal-coordinator', 'approver')
  @Answers(Registrations)
  list(@By() caller: Caller, @Query() query: RegistrationQuery): Promise<Registrations> {
    return this.lists.list(caller, query);
  }

  @Get('registrations/counts')
  @Answers(RegistrationCounts)
  counts(@By() caller: Caller): Promise<RegistrationCounts> {
    return this.lists.counts(caller);
  }

  @Get('registrations/:id')
  @Answers(RegistrationRecord)
  one(@By() caller: Caller, @Param('id', IdPipe) id: string): Promise<RegistrationRecord> {
    return this.lists.one(caller, id);
  }

  @Post('registrations/:id/acceptance')
  @HttpCode(200)
  @Answers(RegistrationRecord)
  accept(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() step: RegistrationStep,
  ): Promise<RegistrationRecord> {
    return this.steps.accept(caller, id, step);
  }

  @Post('registrations/:id/withdrawal')
  @HttpCode(200)
  @Answers(RegistrationRecord)
  withdraw(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() wish: WithdrawRegistration,
  ): Promise<RegistrationRecord> {
    return this.steps.withdraw(caller, id, wish);
  }

  @Post('registrations/:id/approval')
  @HttpCode(200)
  @Policy('coordination-office', 'approver')
  @Answers(RegistrationRecord)
  decide(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() wish: DecideRegistration,
  ): Promise<RegistrationRecord> {
    return this.steps.decide(caller, id, wish);
  }

  @Post('registrations/:id/works-council')
  @HttpCode(200)
  @Policy('coordination-office', 'municipal-coordinator')
  @Answers(RegistrationRecord)
  worksCouncil(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() wish: StateWorksCouncil,
  ): Promise<RegistrationRecord> {
    return this.steps.stateWorksCouncil(caller, id, wish);
  }

  @Post('registrations/:id/admission')
  @HttpCode(200)
  @Policy('coordination-office')
  @Answers(RegistrationRecord)
  admit(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() step: RegistrationStep,
  ): Promise<RegistrationRecord> {
    return this.steps.admit(caller, id, step);
  }

  @Post('registrations/:id/substitution')
  @HttpCode(200)
  @Policy('coordination-office', 'approver')
  @Answers(RegistrationRecord)
  substitute(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() wish: NameSubstitute,
  ): Promise<RegistrationRecord> {
    return this.steps.substitute(caller, id, wish);
  }

  @Post('registrations/:id/not-attended')
  @HttpCode(200)
  @Policy('coordination-office')
  @Answers(RegistrationRecord)
  notAttended(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() step: RegistrationStep,
  ): Promise<RegistrationRecord> {
    return this.steps.markNotAttended(caller, id, step);
  }

  @Post('courses/:id/nominations')
  @Policy('coordination-office', 'municipal-coordinator', 'approver')
  @Answers(RegistrationRecord)
  nominate(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() wish: Nominate): Promise<RegistrationRecord> {
    return this.registrations.nominate(caller, id, wish);
  }

  @Get('courses/:id/registrations')
  @Policy('coordination-office', 'municipal-coordinator')
  @Answers(Registrations)
  ofCourse(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() query: CourseRegistrationQuery,
  ): Promise<Registrations> {
    return this.lists.ofCourse(caller, id, query);
  }
}
