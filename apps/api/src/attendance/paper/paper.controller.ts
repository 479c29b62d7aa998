import { RollScan, type ScanType, UploadScan } from '@mittler/contract';
import { Controller, Delete, Get, HttpCode, Param, Post, Req, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { By, type Caller } from '../../http/caller';
import { Answers, AnswersFile, AnswersList, AnswersNothing, TakesFile } from '../../http/document/answers';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { uploadedFile } from '../../upload/uploaded-file';
import { largestScan, ScanService } from './scan.service';
import { SignInSheetService } from './sign-in-sheet.service';

const endings: Readonly<Record<ScanType, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};

@Policy('trainer', 'coordination-office')
@Controller()
export class PaperController {
  constructor(
    private readonly sheets: SignInSheetService,
    private readonly scans: ScanService,
  ) {}

  @Get('sessions/:id/sign-in-sheet.pdf')
  @AnswersFile('application/pdf')
  async sheet(@By() caller: Caller, @Param('id', IdPipe) session: string): Promise<StreamableFile> {
    const { bytes, day } = await this.sheets.print(caller, session);
    return attachment(bytes, 'application/pdf', `Anwesenheitsliste-${day}.pdf`);
  }

  @Get('sessions/:id/scans')
  @AnswersList(RollScan)
  list(@By() caller: Caller, @Param('id', IdPipe) session: string): Promise<readonly RollScan[]> {
    return this.scans.list(caller, session);
  }

  @Post('sessions/:id/scans')
  @TakesFile(UploadScan)
  @Answers(RollScan)
  async add(
    @By() caller: Caller,
    @Param('id', IdPipe) session: string,
    @Req() request: FastifyRequest,
  ): Promise<RollScan> {
    await this.scans.reach(caller, session);
    return this.scans.add(caller, session, await uploadedFile(request, UploadScan, largestScan));
  }

  /** Never inline: whatever somebody uploaded is not to run in a browser that is signed in here. */
  @Get('scans/:id')
  @AnswersFile('application/octet-stream')
  async download(@By() caller: Caller, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    const { bytes, mediaType } = await this.scans.content(caller, id);
    return attachment(bytes, mediaType, `Scan-${id.slice(0, 8)}.${endings[mediaType]}`);
  }

  @Delete('scans/:id')
  @HttpCode(204)
  @Policy('coordination-office')
  @AnswersNothing()
  remove(@By() caller: Caller, @Param('id', IdPipe) id: string): Promise<void> {
    return this.scans.remove(caller, id);
  }
}

function attachment(bytes: Uint8Array, type: string, name: string): StreamableFile {
  return new StreamableFile(bytes, {
    type,
    disposition: `attachment; filename="${name}"`,
    length: bytes.byteLength,
  });
}
