import { Participation, ParticipationQuery } from '@mittler/contract';
import { Controller, Get, Query } from '@nestjs/common';
import { Answers } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { Policy } from '../../http/policy';
import { ParticipationService } from './participation.service';

@Policy('coordination-office', 'municipal-coordinator')
@Controller('participation')
export class ParticipationController {
  constructor(private readonly participation: ParticipationService) {}

  @Get()
  @Answers(Participation)
  read(@By() caller: Caller, @Query() query: ParticipationQuery): Promise<Participation> {
    return this.participation.read(caller, query);
  }
}
