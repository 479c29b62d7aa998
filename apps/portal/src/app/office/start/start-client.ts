import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { OpenRolls } from '@mittler/contract';
import { firstValueFrom } from 'rxjs';

/** The lists behind the start page that have no room of their own. */
@Service()
export class StartClient {
  private readonly http = inject(HttpClient);

  waitingRolls(after: string | null): Promise<OpenRolls> {
    return firstValueFrom(
      this.http.get<OpenRolls>('/api/office/waiting-rolls', { params: after === null ? {} : { after } }),
    );
  }

  openRolls(after: string | null): Promise<OpenRolls> {
    return firstValueFrom(
      this.http.get<OpenRolls>('/api/office/open-rolls', { params: after === null ? {} : { after } }),
    );
  }
}
