import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { MessagesModule } from '../messages/messages.module';
import { PeopleModule } from '../people/people.module';
import { EnrolmentReference } from './enrolment-reference';
import { KnownFacts } from './known-facts';
import { LedgerFollowers } from './ledger-followers';
import { LedgerService } from './ledger.service';
import { ProgressController } from './progress.controller';
import { ProgressService } from './progress.service';
import { RenewalService } from './renewal.service';
import { RuleSetController } from './rule-set.controller';
import { RuleSetService } from './rule-set.service';
import { RuleSetShelf } from './rule-set-shelf';
import { StandingService } from './standing.service';

/** Facts, rule sets, and where everybody stands. */
@Module({
  imports: [AuditModule, MessagesModule, PeopleModule],
  controllers: [ProgressController, RuleSetController],
  providers: [
    LedgerService,
    LedgerFollowers,
    StandingService,
    ProgressService,
    RuleSetService,
    RuleSetShelf,
    KnownFacts,
    RenewalService,
    EnrolmentReference,
  ],
  exports: [LedgerService, LedgerFollowers, StandingService, RuleSetShelf],
})
export class LedgerModule {}
