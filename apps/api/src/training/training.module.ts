import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { LedgerModule } from '../ledger/ledger.module';
import { MessagesModule } from '../messages/messages.module';
import { PeopleModule } from '../people/people.module';
import { AnnouncementService } from './catalogue/announcement.service';
import { CatalogueController } from './catalogue/catalogue.controller';
import { CatalogueService } from './catalogue/catalogue.service';
import { ApprovalController } from './approval/approval.controller';
import { ApprovalLinks } from './approval/approval-links';
import { LinkDecisionService } from './approval/link-decision.service';
import { CourseController } from './course/course.controller';
import { CourseService } from './course/course.service';
import { EnrolService } from './course/enrol.service';
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
import { CalendarFeedController } from './notice/calendar-feed.controller';
import { NoticeService } from './notice/notice.service';
import { ReminderService } from './notice/reminder.service';
import { RoomController } from './room/room.controller';
import { RoomService } from './room/room.service';
import { RegistrationBook } from './registration/registration-book';
import { RegistrationDesk } from './registration/registration-desk';
import { RegistrationListService } from './registration/registration-list.service';
import { RegistrationReference } from './registration/registration-reference';
import { RegistrationStepService } from './registration/registration-step.service';
import { RegistrationController } from './registration/registration.controller';
import { RegistrationService } from './registration/registration.service';
import { SchemeCodes } from './scheme-codes';
import { QuotaService } from './quota/quota.service';
import { SeatController } from './quota/seat.controller';
import { CourseChange } from './seat/course-change';
import { CourseDoor } from './seat/course-door';
import { DirectEnrolment } from './seat/direct-enrolment';
import { OfferService } from './seat/offer.service';
import { SeatFollower } from './seat/seat-follower';
import { SeatService } from './seat/seat.service';
import { MoveService } from './series/move.service';
import { SeriesController } from './series/series.controller';
import { SeriesService } from './series/series.service';
import { CancellationService } from './session/cancellation.service';
import { MarkCorrectionService } from './session/mark-correction.service';
import { SessionController } from './session/session.controller';
import { SessionDeeds } from './session/session-deeds';
import { SessionPlanService } from './session/session-plan.service';
import { SessionService } from './session/session.service';
import { QualificationController } from './qualification/qualification.controller';
import { QualificationReference } from './qualification/qualification-reference';
import { QualificationService } from './qualification/qualification.service';
import { TrainerReference } from './qualification/trainer-reference';
import { TrainerDayService } from './session/trainer-day.service';

/** Courses, who is in them, and their sessions. */
@Module({
  imports: [AuditModule, MessagesModule, PeopleModule, LedgerModule],
  controllers: [
    InstitutionController,
    ProgrammeController,
    CourseController,
    SessionController,
    SeriesController,
    RoomController,
    QualificationController,
    CatalogueController,
    FactController,
    RegistrationController,
    SeatController,
    ApprovalController,
    CalendarFeedController,
  ],
  providers: [
    InstitutionService,
    ProgrammeService,
    CourseService,
    OwnCourseService,
    ParticipantService,
    EnrolService,
    RegistrationBook,
    RegistrationDesk,
    RegistrationService,
    RegistrationStepService,
    RegistrationListService,
    RegistrationReference,
    SeatService,
    SeatFollower,
    DirectEnrolment,
    CourseChange,
    CourseDoor,
    OfferService,
    QuotaService,
    ApprovalLinks,
    LinkDecisionService,
    SessionService,
    SessionPlanService,
    SessionDeeds,
    CancellationService,
    SeriesService,
    RoomService,
    QualificationService,
    QualificationReference,
    CatalogueService,
    AnnouncementService,
    MoveService,
    MarkCorrectionService,
    TrainerDayService,
    TrainerReference,
    AdditionService,
    FactService,
    FinishService,
    SchemeCodes,
    NoticeService,
    ReminderService,
  ],
  exports: [DirectEnrolment, ParticipantService, SchemeCodes],
})
export class TrainingModule {}
