import {
  CertificationReport,
  CertificationReportQuery,
  ReportCsvQuery,
  ReportFileQuery,
  ReportPeople,
  ReportPeopleQuery,
} from '@mittler/contract';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { Answers, AnswersFile } from '../http/answers';
import { By, type Caller } from '../http/caller';
import { Policy } from '../http/policy';
import { CertificationReportService } from './certification-report.service';
import { ReportPeopleService } from './report-people.service';

@Controller('reports')
export class CertificationReportController {
  constructor(
    private readonly reports: CertificationReportService,
    private readonly persons: ReportPeopleService,
  ) {}

  @Get('certification')
  @Policy('coordination-office', 'municipal-coordinator', 'auditor')
  @Answers(CertificationReport)
  report(@By() caller: Caller, @Query() query: CertificationReportQuery): Promise<CertificationReport> {
    return this.reports.report(caller, query);
  }

  @Get('certification/people')
  @Policy('coordination-office', 'municipal-coordinator')
  @Answers(ReportPeople)
  people(@By() caller: Caller, @Query() query: ReportPeopleQuery): Promise<ReportPeople> {
    return this.persons.people(caller, query);
  }
}
