import {
  AtVersion,
  AtVersionQuery,
  CreatePerson,
  EditPerson,
  MergePeople,
  NamesOf,
  PeopleNames,
  PeoplePage,
  PersonAnswer,
  PersonReferencesAnswer,
  SearchPeople,
} from '@mittler/contract';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Answers, AnswersNothing } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { Refusal } from '../../http/refusal';
import { ErasureService } from './erasure.service';
import { MergeService } from './merge.service';
import { PersonQuery } from './person.query';
import { PersonService } from './person.service';

@Policy('coordination-office', 'administrator')
@Controller('people')
export class PersonController {
  constructor(
    private readonly query: PersonQuery,
    private readonly people: PersonService,
    private readonly merges: MergeService,
    private readonly erasures: ErasureService,
  ) {}

  @Post('search')
  @HttpCode(200)
  @Policy('coordination-office', 'administrator', 'municipal-coordinator')
  @Answers(PeoplePage)
  search(@By() caller: Caller, @Body() body: SearchPeople): Promise<PeoplePage> {
    return this.query.search(caller, body);
  }

  @Post('names')
  @HttpCode(200)
  @Policy('coordination-office', 'administrator', 'municipal-coordinator')
  @Answers(PeopleNames)
  names(@By() caller: Caller, @Body() { ids }: NamesOf): Promise<PeopleNames> {
    return this.query.names(caller, ids);
  }

  @Get(':id')
  @Policy('coordination-office', 'administrator', 'municipal-coordinator')
  @Answers(PersonAnswer)
  one(@By() caller: Caller, @Param('id', IdPipe) id: string): Promise<PersonAnswer> {
    return this.query.one(caller, id);
  }

  @Post()
  @Answers(PersonAnswer)
  create(@By() caller: Caller, @Body() body: CreatePerson): Promise<PersonAnswer> {
    return this.people.create(caller, body);
  }

  @Patch(':id')
  @Answers(PersonAnswer)
  edit(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() body: EditPerson): Promise<PersonAnswer> {
    return this.people.edit(caller, id, body);
  }

  @Post(':id/deactivate')
  @HttpCode(200)
  @Answers(PersonAnswer)
  deactivate(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() { version }: AtVersion,
  ): Promise<PersonAnswer> {
    return this.people.deactivate(caller, id, version);
  }

  @Post(':id/reactivate')
  @HttpCode(200)
  @Answers(PersonAnswer)
  reactivate(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() { version }: AtVersion,
  ): Promise<PersonAnswer> {
    return this.people.reactivate(caller, id, version);
  }

  @Post(':id/merge')
  @HttpCode(200)
  @Policy('coordination-office')
  @Answers(PersonAnswer)
  async merge(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() body: MergePeople): Promise<PersonAnswer> {
    await this.merges.merge(caller, id, body);
    return this.query.one(caller, id);
  }

  @Get(':id/references')
  @Answers(PersonReferencesAnswer)
  references(@Param('id', IdPipe) id: string): Promise<PersonReferencesAnswer> {
    return this.erasures.referencesTo(id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Policy('coordination-office')
  @AnswersNothing()
  erase(@By() caller: Caller, @Param('id', IdPipe) id: string, @Query() { version }: AtVersionQuery): Promise<void> {
    if (version === undefined) throw new Refusal('version-missing');
    return this.erasures.erase(caller, id, version);
  }
}
