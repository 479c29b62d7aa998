import {
  CertificateQuery,
  Certificates,
  CertificateSearch,
  MyCertificates,
  OneCertificate,
  RevokeCertificate,
} from '@mittler/contract';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { Answers, AnswersFile } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import type { Settings } from '../../settings';
import { SETTINGS } from '../../settings.module';
import { certificatePdf } from '../paper/certificate-paper';
import { CertificateService } from './certificate.service';
import { verificationAddress } from './verification-address';

@Controller()
export class CertificateController {
  constructor(
    private readonly certificates: CertificateService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('certificates')
  @Policy('coordination-office', 'municipal-coordinator')
  @Answers(Certificates)
  list(@By() caller: Caller, @Query() query: CertificateQuery): Promise<Certificates> {
    return this.certificates.list(caller, query);
  }

  /** A POST, so that no name stands in an address. */
  @Post('certificates/search')
  @HttpCode(200)
  @Policy('coordination-office', 'municipal-coordinator')
  @Answers(Certificates)
  search(@By() caller: Caller, @Body() search: CertificateSearch): Promise<Certificates> {
    return this.certificates.list(caller, search);
  }

  @Get('me/certificates')
  @Policy('signed-in')
  @Answers(MyCertificates)
  own(@By() caller: Caller): Promise<MyCertificates> {
    return this.certificates.own(caller);
  }

  @Get('certificates/:id')
  @Policy('signed-in')
  @Answers(OneCertificate)
  one(@By() caller: Caller, @Param('id', IdPipe) id: string): Promise<OneCertificate> {
    return this.certificates.one(caller, id);
  }

  @Get('certificates/:id/pdf')
  @Policy('signed-in')
  @AnswersFile('application/pdf')
  async pdf(@By() caller: Caller, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    const { content, checkCode } = await this.certificates.paper(caller, id);
    const verification = verificationAddress(this.settings.publicUrl, content.number, checkCode);
    const bytes = await certificatePdf({ ...content, verification });
    return new StreamableFile(bytes, {
      type: 'application/pdf',
      // The number and not the name: downloads lie about on shared machines.
      disposition: `attachment; filename="Bescheinigung-${content.number}.pdf"`,
      length: bytes.byteLength,
    });
  }

  @Post('certificates/:id/revocation')
  @HttpCode(200)
  @Policy('coordination-office')
  @Answers(OneCertificate)
  revoke(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() revocation: RevokeCertificate,
  ): Promise<OneCertificate> {
    return this.certificates.revoke(caller, id, revocation);
  }
}
