import { AuditPage, AuditQuery } from '@mittler/contract';
import { Controller, Get, Query } from '@nestjs/common';
import { Answers } from '../http/document/answers';
import { By, type Caller } from '../http/caller';
import { Policy } from '../http/policy';
import { AuditService } from './audit.service';

@Policy('coordination-office', 'administrator')
@Controller('audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @Answers(AuditPage)
  history(@By() caller: Caller, @Query() query: AuditQuery): Promise<AuditPage> {
    return this.audit.history(caller, query);
  }
}
