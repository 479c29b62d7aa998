import { EditNeededKinds, NeededKinds } from '@mittler/contract';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { Answers } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { Policy } from '../../http/policy';
import { NeededKindsService } from './needed-kinds.service';

@Policy('coordination-office')
@Controller('participation/needed-kinds')
export class NeededKindsController {
  constructor(private readonly neededKinds: NeededKindsService) {}

  @Get()
  @Answers(NeededKinds)
  read(): Promise<NeededKinds> {
    return this.neededKinds.read();
  }

  @Put()
  @Answers(NeededKinds)
  edit(@By() caller: Caller, @Body() wish: EditNeededKinds): Promise<NeededKinds> {
    return this.neededKinds.edit(caller, wish);
  }
}
