import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { LedgerModule } from '../ledger/ledger.module';
import { MarkController } from './mark/mark.controller';
import { MarkService } from './mark/mark.service';
import { PendingAcceptance } from './mark/pending-acceptance';
import { PendingService } from './mark/pending.service';
import { CorrectionService } from './roll/correction.service';
import { RollCorrecting } from './roll/correcting';
import { RollController } from './roll/roll.controller';
import { RollService } from './roll/roll.service';

/** Who was there, in minutes, and who signed for it. */
@Module({
  imports: [AuditModule, LedgerModule],
  controllers: [MarkController, RollController],
  providers: [MarkService, PendingService, PendingAcceptance, RollService, RollCorrecting, CorrectionService],
  exports: [MarkService],
})
export class AttendanceModule {}
