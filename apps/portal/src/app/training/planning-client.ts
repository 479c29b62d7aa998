import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  CancelSession,
  CreateQualification,
  CreateRoom,
  EditQualification,
  EditRoom,
  MoveSession,
  PlanSeries,
  QualificationAnswer,
  Qualifications,
  RoomAnswer,
  SeriesPlanned,
  SeriesPreview,
  SessionAnswer,
  SessionsMoved,
} from '@mittler/contract';
import { firstValueFrom } from 'rxjs';

interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** Moving and cancelling sessions, series, rooms and who may train what. */
@Service()
export class PlanningClient {
  private readonly http = inject(HttpClient);

  cancel(session: string, request: CancelSession): Promise<SessionAnswer> {
    return firstValueFrom(this.http.post<SessionAnswer>(`/api/sessions/${session}/cancellation`, request));
  }

  restore({ id, version }: Versioned): Promise<SessionAnswer> {
    return firstValueFrom(this.http.delete<SessionAnswer>(`/api/sessions/${id}/cancellation`, { params: { version } }));
  }

  move(session: string, request: MoveSession): Promise<SessionsMoved> {
    return firstValueFrom(this.http.post<SessionsMoved>(`/api/sessions/${session}/moves`, request));
  }

  /** What the series would be; writes nothing. */
  preview(course: string, request: PlanSeries): Promise<SeriesPreview> {
    return firstValueFrom(this.http.post<SeriesPreview>(`/api/courses/${course}/session-series/preview`, request));
  }

  planSeries(course: string, request: PlanSeries): Promise<SeriesPlanned> {
    return firstValueFrom(this.http.post<SeriesPlanned>(`/api/courses/${course}/session-series`, request));
  }

  createRoom(request: CreateRoom): Promise<RoomAnswer> {
    return firstValueFrom(this.http.post<RoomAnswer>('/api/rooms', request));
  }

  editRoom(id: string, request: EditRoom): Promise<RoomAnswer> {
    return firstValueFrom(this.http.put<RoomAnswer>(`/api/rooms/${id}`, request));
  }

  async deleteRoom({ id, version }: Versioned): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/rooms/${id}`, { params: { version } }));
  }

  retireRoom({ id, version }: Versioned): Promise<RoomAnswer> {
    return firstValueFrom(this.http.post<RoomAnswer>(`/api/rooms/${id}/retirement`, { version }));
  }

  reopenRoom({ id, version }: Versioned): Promise<RoomAnswer> {
    return firstValueFrom(this.http.delete<RoomAnswer>(`/api/rooms/${id}/retirement`, { params: { version } }));
  }

  qualifications(after: string | null): Promise<Qualifications> {
    return firstValueFrom(
      this.http.get<Qualifications>('/api/qualifications', {
        params: { limit: 200, ...(after === null ? {} : { after }) },
      }),
    );
  }

  createQualification(request: CreateQualification): Promise<QualificationAnswer> {
    return firstValueFrom(this.http.post<QualificationAnswer>('/api/qualifications', request));
  }

  editQualification(id: string, request: EditQualification): Promise<QualificationAnswer> {
    return firstValueFrom(this.http.put<QualificationAnswer>(`/api/qualifications/${id}`, request));
  }

  async deleteQualification({ id, version }: Versioned): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/qualifications/${id}`, { params: { version } }));
  }
}
