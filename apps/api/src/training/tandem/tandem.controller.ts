import { FormTandem, TandemAnswer } from '@mittler/contract';
import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { Answers, AnswersNothing } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { TandemService } from './tandem.service';

@Policy('coordination-office', 'municipal-coordinator')
@Controller('courses/:id/tandems')
export class TandemController {
  constructor(private readonly tandems: TandemService) {}

  @Post()
  @Answers(TandemAnswer)
  form(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() wish: FormTandem): Promise<TandemAnswer> {
    return this.tandems.form(caller, id, wish);
  }

  @Delete(':tandemId')
  @HttpCode(204)
  @AnswersNothing()
  dissolve(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Param('tandemId', IdPipe) tandemId: string,
  ): Promise<void> {
    return this.tandems.dissolve(caller, id, tandemId);
  }
}
