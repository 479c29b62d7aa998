import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  CloseRoll,
  MarksRecorded,
  RecordMarks,
  RecordWalkIn,
  ReopenRoll,
  Roll,
  RuleSets,
  TrainerDay,
  WalkIn,
} from '@mittler/contract';
import type { Label } from '@mittler/domain';
import type { Observable } from 'rxjs';
import { forkJoin, map } from 'rxjs';

/** Titles of the content areas of a scheme, by their code. */
export type AreaTitles = ReadonlyMap<string, Label>;

export interface RollWithTitles {
  readonly roll: Roll;
  readonly titles: AreaTitles;
}

/** A trainer's day and the rolls of her sessions. */
@Service()
export class AttendanceClient {
  private readonly http = inject(HttpClient);

  day(): Observable<TrainerDay> {
    return this.http.get<TrainerDay>('/api/me/sessions');
  }

  roll(session: string): Observable<Roll> {
    return this.http.get<Roll>(`/api/sessions/${session}/roll`);
  }

  rollWithTitles(session: string): Observable<RollWithTitles> {
    return forkJoin({ roll: this.roll(session), ruleSets: this.http.get<RuleSets>('/api/rule-sets') }).pipe(
      map(({ roll, ruleSets: { ruleSets } }) => {
        const own = ruleSets.filter(({ scheme }) => scheme === roll.scheme);
        return { roll, titles: new Map(own.flatMap(({ content }) => titlesIn(content))) };
      }),
    );
  }

  record(session: string, request: RecordMarks): Observable<MarksRecorded> {
    return this.http.post<MarksRecorded>(`/api/sessions/${session}/marks`, request);
  }

  recordWalkIn(session: string, request: RecordWalkIn): Observable<WalkIn> {
    return this.http.post<WalkIn>(`/api/sessions/${session}/walk-ins`, request);
  }

  close(session: string, request: CloseRoll): Observable<Roll> {
    return this.http.post<Roll>(`/api/sessions/${session}/roll/closings`, request);
  }

  reopen(session: string, request: ReopenRoll): Observable<Roll> {
    return this.http.post<Roll>(`/api/sessions/${session}/roll/reopenings`, request);
  }
}

/** Areas and modules of a rule set's content, whose shape the API has checked against the published schema. */
function titlesIn(content: Readonly<Record<string, unknown>>): readonly (readonly [string, Label])[] {
  const { areas, modules } = content as Readonly<Record<'areas' | 'modules', readonly Titled[]>>;
  return [...areas, ...modules].map(({ code, title }) => [code, title] as const);
}

interface Titled {
  readonly code: string;
  readonly title: Label;
}
