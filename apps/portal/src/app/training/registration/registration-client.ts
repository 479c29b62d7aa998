import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  ApprovalAsked,
  ApprovalDecided,
  DecideByLink,
  DecideRegistration,
  MyRegistrations,
  NameSubstitute,
  Nominate,
  Register,
  RegistrationAnswer,
  RegistrationQuery,
  Registrations,
  RegistrationStep,
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

  register(request: Register): Promise<RegistrationAnswer> {
    return firstValueFrom(this.http.post<RegistrationAnswer>('/api/registrations', request));
  }

  nominate(course: string, request: Nominate): Promise<RegistrationAnswer> {
    return firstValueFrom(this.http.post<RegistrationAnswer>(`/api/courses/${course}/nominations`, request));
  }

  own(): Promise<MyRegistrations> {
    return firstValueFrom(this.http.get<MyRegistrations>('/api/me/registrations'));
  }

  registrations(query: RegistrationQuery): Promise<Registrations> {
    return firstValueFrom(this.http.get<Registrations>('/api/registrations', { params: { ...query } }));
  }

  step<K extends keyof RegistrationSteps>(id: string, kind: K, request: RegistrationSteps[K]): Promise<unknown> {
    return firstValueFrom(this.http.post(`/api/registrations/${id}/${kind}`, request));
  }

  /** Shows what a mailed link asks. The token goes in the body, never in an address; nothing changes by looking. */
  look(token: string): Promise<ApprovalAsked> {
    return firstValueFrom(this.http.post<ApprovalAsked>('/api/approval-links/look', { token }));
  }

  decide(request: DecideByLink): Promise<ApprovalDecided> {
    return firstValueFrom(this.http.post<ApprovalDecided>('/api/approval-links/decision', request));
  }
}
