import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  Candidates,
  Certificates,
  CertificateState,
  IssueCertificates,
  IssueOutcomes,
  OneCertificate,
  RevokeCertificate,
  Verification,
  VerifyCertificate,
} from '@mittler/contract';
import { firstValueFrom } from 'rxjs';

export interface RegisterFilter {
  readonly words: string;
  readonly municipality: string | null;
  readonly state: CertificateState | null;
}

/** Issuing, the register, and verification. */
@Service()
export class CertificationClient {
  private readonly http = inject(HttpClient);

  candidates(course: string | null, municipality: string | null, after: string | null): Promise<Candidates> {
    const params = {
      limit: 100,
      ...(course === null ? {} : { course }),
      ...(municipality === null ? {} : { municipality }),
      ...(after === null ? {} : { after }),
    };
    return firstValueFrom(this.http.get<Candidates>('/api/certificates/candidates', { params }));
  }

  issue(request: IssueCertificates): Promise<IssueOutcomes> {
    return firstValueFrom(this.http.post<IssueOutcomes>('/api/certificates', request));
  }

  /** Words are names, so they go in a body and never in an address. */
  register({ words, municipality, state }: RegisterFilter, after: string | null): Promise<Certificates> {
    const filter = {
      ...(municipality === null ? {} : { municipality }),
      ...(state === null ? {} : { state }),
      ...(after === null ? {} : { after }),
    };
    return firstValueFrom(
      words === ''
        ? this.http.get<Certificates>('/api/certificates', { params: filter })
        : this.http.post<Certificates>('/api/certificates/search', { ...filter, words }),
    );
  }

  revoke(id: string, request: RevokeCertificate): Promise<OneCertificate> {
    return firstValueFrom(this.http.post<OneCertificate>(`/api/certificates/${id}/revocation`, request));
  }

  verify(request: VerifyCertificate): Promise<Verification> {
    return firstValueFrom(this.http.post<Verification>('/api/verifications', request));
  }
}
