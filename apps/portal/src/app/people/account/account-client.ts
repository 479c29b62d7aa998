import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  AskPasswordReset,
  ChangeEmail,
  ChangePassword,
  ConfirmEmail,
  LinkAnswer,
  SetPassword,
} from '@mittler/contract';
import { firstValueFrom } from 'rxjs';

/** One's own account. */
@Service()
export class AccountClient {
  private readonly http = inject(HttpClient);

  /** What a mailed link is for. The token goes in the body, never in an address. */
  readLink(token: string): Promise<LinkAnswer> {
    return firstValueFrom(this.http.post<LinkAnswer>('/api/account/link', { token }));
  }

  async setPassword(request: SetPassword): Promise<void> {
    await firstValueFrom(this.http.post('/api/account/password', request));
  }

  async askPasswordReset(request: AskPasswordReset): Promise<void> {
    await firstValueFrom(this.http.post('/api/account/password-reset', request));
  }

  async confirmEmail(request: ConfirmEmail): Promise<void> {
    await firstValueFrom(this.http.post('/api/account/email', request));
  }

  async changePassword(request: ChangePassword): Promise<void> {
    await firstValueFrom(this.http.put('/api/me/password', request));
  }

  async changeEmail(request: ChangeEmail): Promise<void> {
    await firstValueFrom(this.http.post('/api/me/email', request));
  }

  async endSignIn(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/me/sign-ins/${id}`));
  }
}
