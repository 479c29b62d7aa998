import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  CheckedIn,
  CheckIn,
  CheckInState,
  CorrectionRequest,
  CorrectRoll,
  DecideObjection,
  Decision,
  DismissWalkIn,
  GuestCandidate,
  MarksRecorded,
  MatchWalkIn,
  MeetingList,
  Objection,
  OpenCheckIn,
  PendingMark,
  PendingMarks,
  Roll,
  RollCorrected,
  RollScan,
  WalkIn,
} from '@mittler/contract';
import type { Observable } from 'rxjs';

/** What makes a roll evidence: codes, meeting lists, scans, corrections and everything that a person decides. */
@Service()
export class EvidenceClient {
  private readonly http = inject(HttpClient);

  pending(session: string): Observable<PendingMarks> {
    return this.http.get<PendingMarks>(`/api/sessions/${session}/pending-marks`);
  }

  decideMark(id: string, decision: Decision): Observable<PendingMark> {
    return this.http.post<PendingMark>(`/api/pending-marks/${id}/decision`, decision);
  }

  correct(session: string, request: CorrectRoll): Observable<RollCorrected> {
    return this.http.post<RollCorrected>(`/api/sessions/${session}/corrections`, request);
  }

  corrections(session: string): Observable<readonly CorrectionRequest[]> {
    return this.http.get<readonly CorrectionRequest[]>(`/api/sessions/${session}/corrections`);
  }

  decideCorrection(id: string, decision: Decision): Observable<CorrectionRequest> {
    return this.http.post<CorrectionRequest>(`/api/corrections/${id}/decision`, decision);
  }

  objections(session: string): Observable<readonly Objection[]> {
    return this.http.get<readonly Objection[]>(`/api/sessions/${session}/objections`);
  }

  decideObjection(id: string, decision: DecideObjection): Observable<Objection> {
    return this.http.post<Objection>(`/api/objections/${id}/decision`, decision);
  }

  matchWalkIn(id: string, request: MatchWalkIn): Observable<MarksRecorded> {
    return this.http.post<MarksRecorded>(`/api/walk-ins/${id}/match`, request);
  }

  dismissWalkIn(id: string, request: DismissWalkIn): Observable<WalkIn> {
    return this.http.post<WalkIn>(`/api/walk-ins/${id}/dismissal`, request);
  }

  findGuests(session: string, name: string): Observable<readonly GuestCandidate[]> {
    return this.http.post<readonly GuestCandidate[]>(`/api/sessions/${session}/guest-candidates/search`, { name });
  }

  addGuest(session: string, enrolmentId: string): Observable<Roll> {
    return this.http.post<Roll>(`/api/sessions/${session}/guests`, { enrolmentId });
  }

  checkIn(session: string): Observable<CheckInState> {
    return this.http.get<CheckInState>(`/api/sessions/${session}/check-in`);
  }

  openCheckIn(session: string, request: OpenCheckIn): Observable<CheckInState> {
    return this.http.post<CheckInState>(`/api/sessions/${session}/check-in`, request);
  }

  closeCheckIn(session: string): Observable<CheckInState> {
    return this.http.delete<CheckInState>(`/api/sessions/${session}/check-in`);
  }

  enter(request: CheckIn): Observable<CheckedIn> {
    return this.http.post<CheckedIn>('/api/check-ins', request);
  }

  readMeeting(session: string, file: File): Observable<MeetingList> {
    const form = new FormData();
    form.append('file', file);
    return this.http.post<MeetingList>(`/api/sessions/${session}/meeting-lists`, form);
  }

  scans(session: string): Observable<readonly RollScan[]> {
    return this.http.get<readonly RollScan[]>(`/api/sessions/${session}/scans`);
  }

  attach(session: string, file: File): Observable<RollScan> {
    const form = new FormData();
    form.append('file', file);
    return this.http.post<RollScan>(`/api/sessions/${session}/scans`, form);
  }

  removeScan(id: string): Observable<unknown> {
    return this.http.delete(`/api/scans/${id}`);
  }
}
