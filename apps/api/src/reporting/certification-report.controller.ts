import {
  CertificationReport,
  CertificationReportQuery,
  ReportCsvQuery,
  ReportFileQuery,
  ReportPeople,
  ReportPeopleQuery,
} from '@mittler/contract';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { Answers, AnswersFile } from '../http/document/answers';
import { By, type Caller } from '../http/caller';
import { Policy } from '../http/policy';
import { CertificationReportService } from './certification-report.service';
import { csvOf } from './file/csv-file';
import { xlsxOf } from './file/xlsx-file';
import { ReportPeopleService } from './report-people.service';
import { tableOf } from './report-table';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function attachment(type: string, name: string): { readonly type: string; readonly disposition: string } {
  return { type, disposition: `attachment; filename="${name}"` };
}

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

  @Get('certification.csv')
  @Policy('coordination-office', 'municipal-coordinator', 'auditor')
  @AnswersFile('text/csv')
  async csv(@By() caller: Caller, @Query() query: ReportCsvQuery): Promise<StreamableFile> {
    const { format, language, ...asked } = query;
    const report = await this.reports.report(caller, asked);
    const file = csvOf(tableOf(report, language ?? 'de'), format === 'csv-int' ? 'international' : 'german');
    return new StreamableFile(file, attachment('text/csv; charset=utf-8', `bescheinigungen-${report.on}.csv`));
  }

  @Get('certification.xlsx')
  @Policy('coordination-office', 'municipal-coordinator', 'auditor')
  @AnswersFile(workbookType)
  async workbook(@By() caller: Caller, @Query() query: ReportFileQuery): Promise<StreamableFile> {
    const { language, ...asked } = query;
    const report = await this.reports.report(caller, asked);
    const file = await xlsxOf(tableOf(report, language ?? 'de'));
    return new StreamableFile(file, attachment(workbookType, `bescheinigungen-${report.on}.xlsx`));
  }

  @Get('certification/people')
  @Policy('coordination-office', 'municipal-coordinator')
  @Answers(ReportPeople)
  people(@By() caller: Caller, @Query() query: ReportPeopleQuery): Promise<ReportPeople> {
    return this.persons.people(caller, query);
  }
}
