import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { LedgerModule } from '../ledger/ledger.module';
import { PeopleModule } from '../people/people.module';
import { AttendanceReference, ScanReference } from './attendance-reference';
import { GuestController } from './guest/guest.controller';
import { GuestService } from './guest/guest.service';
import { WalkInService } from './guest/walk-in.service';
import { MarkController } from './mark/mark.controller';
import { MarkService } from './mark/mark.service';
import { PendingAcceptance } from './mark/pending-acceptance';
import { PendingService } from './mark/pending.service';
import { ObjectionController } from './objection/objection.controller';
import { ObjectionDecisionService } from './objection/objection-decision.service';
import { ObjectionService } from './objection/objection.service';
import { PaperController } from './paper/paper.controller';
import { ScanService } from './paper/scan.service';
import { SignInSheetService } from './paper/sign-in-sheet.service';
import { CheckInController } from './proposal/check-in.controller';
import { CheckInService } from './proposal/check-in.service';
import { MeetingListController } from './proposal/meeting-list.controller';
import { MeetingListService } from './proposal/meeting-list.service';
import { CorrectionService } from './roll/correction.service';
import { RollCorrecting } from './roll/correcting';
import { RollController } from './roll/roll.controller';
import { RollService } from './roll/roll.service';

/** Who was there, in minutes, and who signed for it. */
@Module({
  imports: [AuditModule, PeopleModule, LedgerModule],
  controllers: [
    MarkController,
    RollController,
    GuestController,
    CheckInController,
    MeetingListController,
    ObjectionController,
    PaperController,
  ],
  providers: [
    AttendanceReference,
    ScanReference,
    MarkService,
    PendingService,
    PendingAcceptance,
    RollService,
    RollCorrecting,
    CorrectionService,
    WalkInService,
    GuestService,
    CheckInService,
    MeetingListService,
    ObjectionService,
    ObjectionDecisionService,
    SignInSheetService,
    ScanService,
  ],
  exports: [MarkService],
})
export class AttendanceModule {}
