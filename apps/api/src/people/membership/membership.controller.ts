import { EditMembership, MembershipAnswer, MovePerson, NewMembership, PersonAnswer } from '@mittler/contract';
import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { Answers } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { MembershipService } from './membership.service';
import { PersonQuery } from '../person/person.query';

@Policy('coordination-office', 'municipal-coordinator')
@Controller('people/:id')
export class MembershipController {
  constructor(
    private readonly memberships: MembershipService,
    private readonly people: PersonQuery,
  ) {}

  @Post('memberships')
  @Answers(MembershipAnswer)
  add(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() body: NewMembership): Promise<MembershipAnswer> {
    return this.memberships.add(caller, id, body);
  }

  @Put('memberships/:membershipId')
  @Answers(MembershipAnswer)
  edit(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Param('membershipId', IdPipe) membershipId: string,
    @Body() body: EditMembership,
  ): Promise<MembershipAnswer> {
    return this.memberships.edit(caller, id, membershipId, body);
  }

  @Post('moves')
  @HttpCode(200)
  @Answers(PersonAnswer)
  async move(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() body: MovePerson): Promise<PersonAnswer> {
    await this.memberships.move(caller, id, body);
    return this.people.one(caller, id);
  }
}
