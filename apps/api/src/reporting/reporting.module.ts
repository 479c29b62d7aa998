import { Module } from '@nestjs/common';
import { CertificationReportController } from './certification-report.controller';
import { CertificationReportService } from './certification-report.service';
import { ReportPeopleService } from './report-people.service';

/** Read-only: nothing here writes. */
@Module({
  controllers: [CertificationReportController],
  providers: [CertificationReportService, ReportPeopleService],
})
export class ReportingModule {}
