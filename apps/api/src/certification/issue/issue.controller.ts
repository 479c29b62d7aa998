import { CandidateQuery, Candidates, IssueCertificates, IssueOutcomes } from '@mittler/contract';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Answers } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { Policy } from '../../http/policy';
import { CandidateService } from './candidate.service';
import { IssueService } from './issue.service';

/** The institution issues (§ 2 Abs. 6 ZMediatAusbV); the coordination office does so for it. */
@Policy('coordination-office')
@Controller('certificates')
export class IssueController {
  constructor(
    private readonly candidates: CandidateService,
    private readonly certificates: IssueService,
  ) {}

  @Get('candidates')
  @Answers(Candidates)
  list(@Query() query: CandidateQuery): Promise<Candidates> {
    return this.candidates.list(query);
  }

  @Post()
  @HttpCode(200)
  @Answers(IssueOutcomes)
  issue(@By() caller: Caller, @Body() order: IssueCertificates): Promise<IssueOutcomes> {
    return this.certificates.issue(caller, order);
  }
}
