import { CreateInstitution, EditInstitution, InstitutionAnswer, Institutions } from '@mittler/contract';
import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { Answers } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { InstitutionService } from './institution.service';

@Policy('coordination-office')
@Controller('institutions')
export class InstitutionController {
  constructor(private readonly institutions: InstitutionService) {}

  @Get()
  @Answers(Institutions)
  list(): Promise<Institutions> {
    return this.institutions.list();
  }

  @Post()
  @Answers(InstitutionAnswer)
  create(@By() caller: Caller, @Body() wish: CreateInstitution): Promise<InstitutionAnswer> {
    return this.institutions.create(caller, wish);
  }

  @Put(':id')
  @Answers(InstitutionAnswer)
  edit(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() wish: EditInstitution,
  ): Promise<InstitutionAnswer> {
    return this.institutions.edit(caller, id, wish);
  }
}
