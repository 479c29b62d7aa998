import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { CertificationModule } from '../certification/certification.module';
import { LedgerModule } from '../ledger/ledger.module';
import { PeopleModule } from '../people/people.module';
import { TrainingModule } from '../training/training.module';
import { ImportApplyService } from './import/apply/apply.service';
import { ImportWriter } from './import/apply/import-writer';
import { ImportPersonReference } from './import/import-reference';
import { ImportController } from './import/import.controller';
import { ImportService } from './import/import.service';
import { ImportPlanner } from './import/plan/planner.service';
import { FactUndo } from './import/undo/fact-undo';
import { ImportUndoService } from './import/undo/undo.service';
import { StartController } from './start/start.controller';
import { StartService } from './start/start.service';

/** The coordination office's own work: what waits, and lists from elsewhere. */
@Module({
  imports: [AuditModule, PeopleModule, LedgerModule, TrainingModule, CertificationModule],
  controllers: [StartController, ImportController],
  providers: [
    StartService,
    ImportService,
    ImportPlanner,
    ImportWriter,
    ImportApplyService,
    ImportUndoService,
    FactUndo,
    ImportPersonReference,
  ],
})
export class OfficeModule {}
