import { Members, OwnMemberships, SearchMembers } from '@mittler/contract';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Answers } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { MemberQuery } from './member.query';

@Controller()
export class MemberController {
  constructor(private readonly members: MemberQuery) {}

  @Get('me/memberships')
  @Policy('signed-in')
  @Answers(OwnMemberships)
  own(@By() caller: Caller): Promise<OwnMemberships> {
    return this.members.own(caller);
  }

  @Post('departments/:id/people/search')
  @HttpCode(200)
  @Policy('approver', 'municipal-coordinator', 'coordination-office')
  @Answers(Members)
  search(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() body: SearchMembers): Promise<Members> {
    return this.members.search(caller, id, body);
  }
}
