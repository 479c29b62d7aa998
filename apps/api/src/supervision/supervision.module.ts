import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { LedgerModule } from '../ledger/ledger.module';
import { PeopleModule } from '../people/people.module';
import { CaseReference } from './case-reference';
import { CaseController } from './case.controller';
import { CaseService } from './case.service';

/** Supervised mediations. */
@Module({
  imports: [AuditModule, PeopleModule, LedgerModule],
  controllers: [CaseController],
  providers: [CaseService, CaseReference],
  exports: [CaseService],
})
export class SupervisionModule {}
