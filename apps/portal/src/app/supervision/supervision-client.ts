import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { CaseAnswer, CorrectCase, RecordCase, WithdrawCase } from '@mittler/contract';
import { firstValueFrom } from 'rxjs';

/** Supervised mediations of an enrolment. */
@Service()
export class SupervisionClient {
  private readonly http = inject(HttpClient);

  record(enrolment: string, request: RecordCase): Promise<CaseAnswer> {
    return firstValueFrom(this.http.post<CaseAnswer>(`/api/enrolments/${enrolment}/cases`, request));
  }

  correct(id: string, request: CorrectCase): Promise<CaseAnswer> {
    return firstValueFrom(this.http.put<CaseAnswer>(`/api/cases/${id}`, request));
  }

  withdraw(id: string, request: WithdrawCase): Promise<CaseAnswer> {
    return firstValueFrom(this.http.post<CaseAnswer>(`/api/cases/${id}/withdrawals`, request));
  }
}
