import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { LedgerModule } from '../ledger/ledger.module';
import { AttendanceController } from './attendance.controller';
import { MarkService } from './mark.service';
import { RollService } from './roll.service';

/** Who was there, in minutes, and who signed for it. */
@Module({
  imports: [AuditModule, LedgerModule],
  controllers: [AttendanceController],
  providers: [MarkService, RollService],
  exports: [MarkService],
})
export class AttendanceModule {}
