import { ProgressProofQuery } from '@mittler/contract';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { AnswersFile } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { Policy } from '../../http/policy';
import { progressProofPdf } from '../paper/progress-proof-paper';
import { ProgressProofService } from './progress-proof.service';

@Controller('me')
export class ProgressProofController {
  constructor(private readonly proofs: ProgressProofService) {}

  @Get('progress-proof.pdf')
  @Policy('signed-in')
  @AnswersFile('application/pdf')
  async own(@By() caller: Caller, @Query() query: ProgressProofQuery): Promise<StreamableFile> {
    const content = await this.proofs.own(caller, query);
    const bytes = await progressProofPdf(content);
    return new StreamableFile(bytes, {
      type: 'application/pdf',
      disposition: `attachment; filename="Nachweis-${content.on}.pdf"`,
      length: bytes.byteLength,
    });
  }
}
