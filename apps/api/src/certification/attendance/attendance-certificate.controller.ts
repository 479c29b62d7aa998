import { AttendanceCertificateQuery, OwnAttendanceCertificateQuery } from '@mittler/contract';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { By, type Caller } from '../../http/caller';
import { AnswersFile } from '../../http/document/answers';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { Refusal } from '../../http/refusal';
import { UnprintablePaper } from '../../paper/sheet-press';
import { type AttendanceCertificateContent, attendanceCertificatePdf } from '../paper/attendance-certificate-paper';
import { AttendanceCertificateService } from './attendance-certificate.service';

@Controller()
export class AttendanceCertificateController {
  constructor(private readonly certificates: AttendanceCertificateService) {}

  @Get('me/attendance-certificate.pdf')
  @Policy('signed-in')
  @AnswersFile('application/pdf')
  async own(@By() caller: Caller, @Query() query: OwnAttendanceCertificateQuery): Promise<StreamableFile> {
    return printed(await this.certificates.own(caller, query));
  }

  @Get('enrolments/:id/attendance-certificate.pdf')
  @Policy('coordination-office')
  @AnswersFile('application/pdf')
  async of(
    @Param('id', IdPipe) enrolment: string,
    @Query() query: AttendanceCertificateQuery,
  ): Promise<StreamableFile> {
    return printed(await this.certificates.of(enrolment, query));
  }
}

async function printed(content: AttendanceCertificateContent): Promise<StreamableFile> {
  try {
    const bytes = await attendanceCertificatePdf(content);
    return new StreamableFile(bytes, {
      type: 'application/pdf',
      disposition: `attachment; filename="Teilnahmebescheinigung-${content.on}.pdf"`,
      length: bytes.byteLength,
    });
  } catch (error) {
    throw error instanceof UnprintablePaper ? new Refusal('paper-not-printable') : error;
  }
}
