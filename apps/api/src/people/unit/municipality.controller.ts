import { CreateMunicipality, EditMunicipality, Municipalities, Municipality } from '@mittler/contract';
import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { Answers } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { Policy } from '../../http/policy';
import { MunicipalityService } from './municipality.service';

@Controller('municipalities')
export class MunicipalityController {
  constructor(private readonly municipalities: MunicipalityService) {}

  @Get()
  @Policy('signed-in')
  @Answers(Municipalities)
  all(): Promise<Municipalities> {
    return this.municipalities.all();
  }

  @Post()
  @Policy('coordination-office')
  @Answers(Municipality)
  create(@By() caller: Caller, @Body() body: CreateMunicipality): Promise<Municipality> {
    return this.municipalities.create(caller, body);
  }

  @Put(':key')
  @Policy('coordination-office')
  @Answers(Municipality)
  edit(@By() caller: Caller, @Param('key') key: string, @Body() body: EditMunicipality): Promise<Municipality> {
    return this.municipalities.edit(caller, key, body);
  }
}
