import {
  AnswerImport,
  ChooseColumns,
  ImportDefaults,
  ImportLines,
  ImportLinesQuery,
  ImportPreview,
  Imports,
  ImportsQuery,
  ImportStep,
} from '@mittler/contract';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Answers, TakesFile } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { ImportApplyService } from './apply/apply.service';
import { ImportService } from './import.service';
import { uploadedList } from './read/uploaded-list';
import { ImportUndoService } from './undo/undo.service';

@Controller('imports')
@Policy('coordination-office')
export class ImportController {
  constructor(
    private readonly imports: ImportService,
    private readonly applying: ImportApplyService,
    private readonly undoing: ImportUndoService,
  ) {}

  /** A form (multipart/form-data) with the file and, beside it, the fields of ImportDefaults. */
  @Post()
  @TakesFile(ImportDefaults)
  @Answers(ImportPreview)
  async start(@By() caller: Caller, @Req() request: FastifyRequest): Promise<ImportPreview> {
    return this.imports.start(caller, await uploadedList(request));
  }

  @Get()
  @Answers(Imports)
  list(@Query() query: ImportsQuery): Promise<Imports> {
    return this.imports.list(query);
  }

  @Get(':id')
  @Answers(ImportPreview)
  one(@Param('id', IdPipe) id: string): Promise<ImportPreview> {
    return this.imports.one(id);
  }

  @Get(':id/lines')
  @Answers(ImportLines)
  lines(@Param('id', IdPipe) id: string, @Query() query: ImportLinesQuery): Promise<ImportLines> {
    return this.imports.lines(id, query);
  }

  @Put(':id/columns')
  @Answers(ImportPreview)
  choose(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() choice: ChooseColumns): Promise<ImportPreview> {
    return this.imports.choose(caller, id, choice);
  }

  @Put(':id/answers')
  @Answers(ImportPreview)
  answer(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() answers: AnswerImport): Promise<ImportPreview> {
    return this.imports.answer(caller, id, answers);
  }

  @Post(':id/apply')
  @HttpCode(200)
  @Answers(ImportPreview)
  apply(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() { version }: ImportStep,
  ): Promise<ImportPreview> {
    return this.applying.apply(caller, id, version);
  }

  @Post(':id/undo')
  @HttpCode(200)
  @Answers(ImportPreview)
  undo(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() { version }: ImportStep): Promise<ImportPreview> {
    return this.undoing.undo(caller, id, version);
  }

  @Post(':id/discard')
  @HttpCode(200)
  @Answers(ImportPreview)
  discard(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() { version }: ImportStep,
  ): Promise<ImportPreview> {
    return this.imports.discard(caller, id, version);
  }
}
