import {
  CourseAnswer,
  CourseQuery,
  Courses,
  CreateCourse,
  EditCourse,
  EnrolPeople,
  MoveEnrolment,
  MyCourses,
  ParticipantQuery,
  Participants,
  PeopleEnrolled,
  PersonEnrolments,
} from '@mittler/contract';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Answers, AnswersNothing } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { CourseService } from './course.service';
import { EnrolService } from './enrol.service';
import { OwnCourseService } from './own-course.service';
import { ParticipantService } from './participant.service';

@Policy('coordination-office')
@Controller()
export class CourseController {
  constructor(
    private readonly courses: CourseService,
    private readonly participants: ParticipantService,
    private readonly enrolling: EnrolService,
    private readonly ownCourses: OwnCourseService,
  ) {}

  @Get('me/courses')
  @Policy('signed-in')
  @Answers(MyCourses)
  own(@By() caller: Caller): Promise<MyCourses> {
    return this.ownCourses.list(caller);
  }

  @Get('courses')
  @Policy('coordination-office', 'municipal-coordinator', 'trainer')
  @Answers(Courses)
  list(@By() caller: Caller, @Query() query: CourseQuery): Promise<Courses> {
    return this.courses.list(caller, query);
  }

  @Post('courses')
  @Answers(CourseAnswer)
  create(@By() caller: Caller, @Body() wish: CreateCourse): Promise<CourseAnswer> {
    return this.courses.create(caller, wish);
  }

  @Get('courses/:id')
  @Policy('coordination-office', 'municipal-coordinator', 'trainer')
  @Answers(CourseAnswer)
  one(@By() caller: Caller, @Param('id', IdPipe) id: string): Promise<CourseAnswer> {
    return this.courses.one(caller, id);
  }

  @Put('courses/:id')
  @Answers(CourseAnswer)
  edit(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() wish: EditCourse): Promise<CourseAnswer> {
    return this.courses.edit(caller, id, wish);
  }

  @Get('courses/:id/participants')
  @Policy('coordination-office', 'municipal-coordinator')
  @Answers(Participants)
  people(
    @By() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() query: ParticipantQuery,
  ): Promise<Participants> {
    return this.participants.list(caller, id, query);
  }

  @Get('people/:id/enrolments')
  @Policy('coordination-office', 'municipal-coordinator')
  @Answers(PersonEnrolments)
  ofPerson(@By() caller: Caller, @Param('id', IdPipe) id: string): Promise<PersonEnrolments> {
    return this.participants.ofPerson(caller, id);
  }

  @Post('courses/:id/enrolments')
  @HttpCode(200)
  @Policy('coordination-office', 'municipal-coordinator')
  @Answers(PeopleEnrolled)
  enrol(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() wish: EnrolPeople): Promise<PeopleEnrolled> {
    return this.enrolling.enrol(caller, id, wish);
  }

  @Post('enrolments/:id/moves')
  @HttpCode(204)
  @AnswersNothing()
  move(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() wish: MoveEnrolment): Promise<void> {
    return this.participants.move(caller, id, wish);
  }
}
