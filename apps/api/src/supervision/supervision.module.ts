import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { LedgerModule } from '../ledger/ledger.module';
import { CaseController } from './case.controller';
import { CaseService } from './case.service';

/** Supervised mediations. */
@Module({
  imports: [AuditModule, LedgerModule],
  controllers: [CaseController],
  providers: [CaseService],
  exports: [CaseService],
})
export class SupervisionModule {}
