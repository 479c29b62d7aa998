import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  AcceptEvidence,
  Announcement,
  CourseAnswer,
  CourseFinished,
  Courses,
  CreateCourse,
  CreateInstitution,
  CreateProgramme,
  CreateSession,
  DropOut,
  EditCourse,
  EditInstitution,
  EditSession,
  EnrolPeople,
  FinishCourse,
  InstitutionAnswer,
  Participants,
  PeopleEnrolled,
  ProgrammeAnswer,
  ReachMilestone,
  RecordedFacts,
  Resume,
  RetractFact,
  SessionAnswer,
  Suspend,
} from '@mittler/contract';
import { firstValueFrom } from 'rxjs';

/** What the office adds to a person's record, by the last part of its address. */
export interface Additions {
  readonly 'drop-outs': DropOut;
  readonly resumptions: Resume;
  readonly milestones: ReachMilestone;
  readonly suspensions: Suspend;
  readonly evidence: AcceptEvidence;
}

/** Courses with their sessions and participants. */
@Service()
export class TrainingClient {
  private readonly http = inject(HttpClient);

  courses(after: string | null): Promise<Courses> {
    return firstValueFrom(this.http.get<Courses>('/api/courses', { params: after === null ? {} : { after } }));
  }

  createCourse(request: CreateCourse): Promise<CourseAnswer> {
    return firstValueFrom(this.http.post<CourseAnswer>('/api/courses', request));
  }

  editCourse(id: string, request: EditCourse): Promise<CourseAnswer> {
    return firstValueFrom(this.http.put<CourseAnswer>(`/api/courses/${id}`, request));
  }

  announce(course: CourseAnswer): Promise<Announcement> {
    return firstValueFrom(
      this.http.post<Announcement>(`/api/courses/${course.id}/announcement`, { version: course.version }),
    );
  }

  takeFromCatalogue(course: CourseAnswer): Promise<Announcement> {
    return firstValueFrom(
      this.http.delete<Announcement>(`/api/courses/${course.id}/announcement`, { params: { version: course.version } }),
    );
  }

  participants(course: string, after: string | null): Promise<Participants> {
    return firstValueFrom(
      this.http.get<Participants>(`/api/courses/${course}/participants`, {
        params: { limit: 200, ...(after === null ? {} : { after }) },
      }),
    );
  }

  enrol(course: string, request: EnrolPeople): Promise<PeopleEnrolled> {
    return firstValueFrom(this.http.post<PeopleEnrolled>(`/api/courses/${course}/enrolments`, request));
  }

  finish(course: string, request: FinishCourse): Promise<CourseFinished> {
    return firstValueFrom(this.http.post<CourseFinished>(`/api/courses/${course}/finishes`, request));
  }

  createSession(course: string, request: CreateSession): Promise<SessionAnswer> {
    return firstValueFrom(this.http.post<SessionAnswer>(`/api/courses/${course}/sessions`, request));
  }

  editSession(id: string, request: EditSession): Promise<SessionAnswer> {
    return firstValueFrom(this.http.put<SessionAnswer>(`/api/sessions/${id}`, request));
  }

  async deleteSession(session: SessionAnswer): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/sessions/${session.id}`, { params: { version: session.version } }));
  }

  add<K extends keyof Additions>(enrolment: string, kind: K, request: Additions[K]): Promise<RecordedFacts> {
    return firstValueFrom(this.http.post<RecordedFacts>(`/api/enrolments/${enrolment}/${kind}`, request));
  }

  retract(enrolment: string, fact: string, request: RetractFact): Promise<RecordedFacts> {
    return firstValueFrom(
      this.http.post<RecordedFacts>(`/api/enrolments/${enrolment}/facts/${fact}/retractions`, request),
    );
  }

  createInstitution(request: CreateInstitution): Promise<InstitutionAnswer> {
    return firstValueFrom(this.http.post<InstitutionAnswer>('/api/institutions', request));
  }

  editInstitution(id: string, request: EditInstitution): Promise<InstitutionAnswer> {
    return firstValueFrom(this.http.put<InstitutionAnswer>(`/api/institutions/${id}`, request));
  }

  createProgramme(request: CreateProgramme): Promise<ProgrammeAnswer> {
    return firstValueFrom(this.http.post<ProgrammeAnswer>('/api/programmes', request));
  }
}
