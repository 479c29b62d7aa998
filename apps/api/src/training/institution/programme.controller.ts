import { CreateProgramme, EditProgramme, ProgrammeAnswer, Programmes } from '@mittler/contract';
import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { Answers } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { ProgrammeService } from './programme.service';

@Policy('coordination-office')
@Controller('programmes')
export class ProgrammeController {
  constructor(private readonly programmes: ProgrammeService) {}

  @Get()
  @Policy('coordination-office', 'municipal-coordinator')
  @Answers(Programmes)
  list(): Promise<Programmes> {
    return this.programmes.list();
  }

  @Post()
  @Answers(ProgrammeAnswer)
  create(@By() caller: Caller, @Body() wish: CreateProgramme): Promise<ProgrammeAnswer> {
    return this.programmes.create(caller, wish);
  }

  @Put(':id')
  @Answers(ProgrammeAnswer)
  edit(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() wish: EditProgramme): Promise<ProgrammeAnswer> {
    return this.programmes.edit(caller, id, wish);
  }
}
