import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  CourseAnswer,
  CourseSessions,
  EnrolmentCases,
  EnrolmentProgress,
  MyCertificates,
  MyCourse,
  MyCourses,
  PeopleNames,
  Progress,
  RuleSets,
} from '@mittler/contract';
import type { Observable } from 'rxjs';
import { forkJoin, map, of, switchMap } from 'rxjs';
import { readRuleBook, type RuleBook } from './standing/rule-book';

/** Everything that her own page shows, except the cases, which are asked for each enrolment. */
export interface OwnStanding {
  readonly progress: Progress;
  readonly rules: RuleBook;
  readonly courses: readonly MyCourse[];
  readonly certificates: MyCertificates['certificates'];
  readonly cases: readonly EnrolmentCases[];
}

/** The same of somebody else, as far as the caller may see it. */
export interface OthersStanding {
  readonly enrolment: EnrolmentProgress;
  readonly rules: RuleBook;
  readonly course: MyCourse;
  readonly name: string;
  readonly cases: EnrolmentCases;
}

/** What the ledger says of a person. */
@Service()
export class LedgerClient {
  private readonly http = inject(HttpClient);

  own(): Observable<OwnStanding> {
    return forkJoin({
      progress: this.http.get<Progress>('/api/me/progress'),
      rules: this.rules(),
      courses: this.http.get<MyCourses>('/api/me/courses').pipe(map(({ courses }) => courses)),
      certificates: this.http.get<MyCertificates>('/api/me/certificates').pipe(map((it) => it.certificates)),
    }).pipe(
      switchMap((found) => {
        const asked = found.progress.enrolments.map(({ enrolment }) => this.cases(enrolment));
        return (asked.length === 0 ? of([]) : forkJoin(asked)).pipe(map((cases) => ({ ...found, cases })));
      }),
    );
  }

  /** @param seesCases the office; a municipality's coordinator sees that cases count, not which they are */
  of(enrolmentId: string, seesCases: boolean): Observable<OthersStanding> {
    return this.http.get<EnrolmentProgress>(`/api/enrolments/${enrolmentId}/progress`).pipe(
      switchMap((enrolment) =>
        forkJoin({
          enrolment: of(enrolment),
          rules: this.rules(),
          course: this.course(enrolment.course),
          name: this.name(enrolment.person),
          cases: seesCases ? this.cases(enrolmentId) : of({ cases: [] }),
        }),
      ),
    );
  }

  private rules(): Observable<RuleBook> {
    return this.http.get<RuleSets>('/api/rule-sets').pipe(map(readRuleBook));
  }

  private cases(enrolmentId: string): Observable<EnrolmentCases> {
    return this.http.get<EnrolmentCases>(`/api/enrolments/${enrolmentId}/cases`);
  }

  private course(id: string): Observable<MyCourse> {
    return forkJoin([
      this.http.get<CourseAnswer>(`/api/courses/${id}`),
      this.http.get<CourseSessions>(`/api/courses/${id}/sessions`),
    ]).pipe(
      map(([course, { sessions }]) => ({
        ...course,
        sessions: sessions.map((session) => ({ ...session, room: session.room?.name ?? null })),
      })),
    );
  }

  private name(person: string): Observable<string> {
    return this.http
      .post<PeopleNames>('/api/people/names', { ids: [person] })
      .pipe(map(({ people }) => people[0]?.name ?? ''));
  }
}
