import { Module } from '@nestjs/common';
import { CertificationReportController } from './certification-report.controller';
import { CertificationReportService } from './certification-report.service';
import { ParticipationController } from './participation/participation.controller';
import { ParticipationService } from './participation/participation.service';
import { ReportPeopleService } from './report-people.service';

/** Read-only: nothing here writes. */
@Module({
  controllers: [CertificationReportController, ParticipationController],
  providers: [CertificationReportService, ReportPeopleService, ParticipationService],
})
export class ReportingModule {}
