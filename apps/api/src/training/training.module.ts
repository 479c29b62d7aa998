import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { LedgerModule } from '../ledger/ledger.module';
import { MessagesModule } from '../messages/messages.module';
import { PeopleModule } from '../people/people.module';
import { CourseController } from './course/course.controller';
import { CourseService } from './course/course.service';
import { OwnCourseService } from './course/own-course.service';
import { ParticipantService } from './course/participant.service';
import { AdditionService } from './fact/addition.service';
import { FactController } from './fact/fact.controller';
import { FactService } from './fact/fact.service';
import { FinishService } from './fact/finish.service';
import { InstitutionController } from './institution/institution.controller';
import { InstitutionService } from './institution/institution.service';
import { ProgrammeController } from './institution/programme.controller';
import { ProgrammeService } from './institution/programme.service';
import { NoticeService } from './notice/notice.service';
import { SchemeCodes } from './scheme-codes';
import { MarkCorrectionService } from './session/mark-correction.service';
import { SessionController } from './session/session.controller';
import { SessionPlanService } from './session/session-plan.service';
import { SessionService } from './session/session.service';
import { TrainerReference } from './session/trainer-reference';
import { TrainerDayService } from './session/trainer-day.service';

/** Courses, who is in them, and their sessions. */
@Module({
  imports: [AuditModule, MessagesModule, PeopleModule, LedgerModule],
  controllers: [InstitutionController, ProgrammeController, CourseController, SessionController, FactController],
  providers: [
    InstitutionService,
    ProgrammeService,
    CourseService,
    OwnCourseService,
    ParticipantService,
    SessionService,
    SessionPlanService,
    MarkCorrectionService,
    TrainerDayService,
    TrainerReference,
    AdditionService,
    FactService,
    FinishService,
    SchemeCodes,
    NoticeService,
  ],
  exports: [ParticipantService, SchemeCodes],
})
export class TrainingModule {}
