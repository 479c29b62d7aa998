import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  ApprovalAsked,
  ApprovalDecided,
  DecideByLink,
  DecideRegistration,
  Members,
  MyRegistrations,
  NameSubstitute,
  Nominate,
  Register,
  RegistrationRecord,
  RegistrationQuery,
  Registrations,
  RegistrationStep,
  SearchMembers,
  StateWorksCouncil,
  WithdrawRegistration,
} from '@mittler/contract';
import { firstValueFrom } from 'rxjs';

/** The steps of a registration by the last part of their address, with what they ask for. */
export interface RegistrationSteps {
  readonly acceptance: RegistrationStep;
  readonly withdrawal: WithdrawRegistration;
  readonly approval: DecideRegistration;
  readonly 'works-council': StateWorksCouncil;
  readonly admission: RegistrationStep;
  readonly substitution: NameSubstitute;
  readonly 'not-attended': RegistrationStep;
}

/** Registering, nominating and everything that happens to a registration. */
@Service()
export class RegistrationClient {
  private readonly http = inject(HttpClient);

  register(request: Register): Promise<RegistrationRecord> {
    return firstValueFrom(this.http.post<RegistrationRecord>('/api/registrations', request));
  }

  nominate(course: string, request: Nominate): Promise<RegistrationRecord> {
    return firstValueFrom(this.http.post<RegistrationRecord>(`/api/courses/${course}/nominations`, request));
  }

  own(): Promise<MyRegistrations> {
    return firstValueFrom(this.http.get<MyRegistrations>('/api/me/registrations'));
  }

  registrations(query: RegistrationQuery): Promise<Registrations> {
    return firstValueFrom(this.http.get<Registrations>('/api/registrations', { params: { ...query } }));
  }

  step<K extends keyof RegistrationSteps>(
    id: string,
    kind: K,
    request: RegistrationSteps[K],
  ): Promise<RegistrationRecord> {
    return firstValueFrom(this.http.post<RegistrationRecord>(`/api/registrations/${id}/${kind}`, request));
  }

  /** People whom a department may send; what is searched for never stands in an address. */
  members(department: string, request: SearchMembers): Promise<Members> {
    return firstValueFrom(this.http.post<Members>(`/api/departments/${department}/people/search`, request));
  }

  /** Shows what a mailed link asks. The token goes in the body, never in an address; nothing changes by looking. */
  look(token: string): Promise<ApprovalAsked> {
    return firstValueFrom(this.http.post<ApprovalAsked>('/api/approval-links/look', { token }));
  }

  decide(request: DecideByLink): Promise<ApprovalDecided> {
    return firstValueFrom(this.http.post<ApprovalDecided>('/api/approval-links/decision', request));
  }
}
