import { AtVersionQuery, EditRole, GrantRole, RoleAnswer } from '@mittler/contract';
import { Body, Controller, Delete, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Answers, AnswersNothing } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { Refusal } from '../../http/refusal';
import { RoleService } from './role.service';

@Policy('administrator')
@Controller('people/:id/roles')
export class RoleController {
  constructor(private readonly roles: RoleService) {}

  @Post()
  @Answers(RoleAnswer)
  grant(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() body: GrantRole): Promise<RoleAnswer> {
    return this.roles.grant(caller, id, body);
  }

  @Put(':roleId')
  @Answers(RoleAnswer)
  edit(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Param('roleId', IdPipe) roleId: string,
    @Body() body: EditRole,
  ): Promise<RoleAnswer> {
    return this.roles.edit(caller, id, roleId, body);
  }

  @Delete(':roleId')
  @HttpCode(204)
  @AnswersNothing()
  end(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Param('roleId', IdPipe) roleId: string,
    @Query() { version }: AtVersionQuery,
  ): Promise<void> {
    if (version === undefined) throw new Refusal('version-missing');
    return this.roles.end(caller, id, roleId, version);
  }
}
