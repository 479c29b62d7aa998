import {
  AtVersionQuery,
  CreateQualification,
  EditQualification,
  QualificationAnswer,
  QualificationQuery,
  Qualifications,
} from '@mittler/contract';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Answers, AnswersNothing } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { Refusal } from '../../http/refusal';
import { QualificationService } from './qualification.service';

@Policy('coordination-office')
@Controller('qualifications')
export class QualificationController {
  constructor(private readonly qualifications: QualificationService) {}

  @Get()
  @Answers(Qualifications)
  list(@Query() query: QualificationQuery): Promise<Qualifications> {
    return this.qualifications.list(query);
  }

  @Post()
  @Answers(QualificationAnswer)
  create(@By() caller: Caller, @Body() wish: CreateQualification): Promise<QualificationAnswer> {
    return this.qualifications.create(caller, wish);
  }

  @Put(':id')
  @Answers(QualificationAnswer)
  edit(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() wish: EditQualification,
  ): Promise<QualificationAnswer> {
    return this.qualifications.edit(caller, id, wish);
  }

  @Delete(':id')
  @HttpCode(204)
  @AnswersNothing()
  async delete(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() { version }: AtVersionQuery,
  ): Promise<void> {
    if (version === undefined) throw new Refusal('version-missing');
    return this.qualifications.delete(caller, id, version);
  }
}
