import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { OpenRolls } from '@mittler/contract';
import { firstValueFrom } from 'rxjs';

/** Not closed by anybody, or with something on it that waits for a person. */
export type RollKind = 'open' | 'waiting';

/** The lists behind the start page that have no room of their own. */
@Service()
export class StartClient {
  private readonly http = inject(HttpClient);

  rolls(kind: RollKind, after: string | null): Promise<OpenRolls> {
    return firstValueFrom(
      this.http.get<OpenRolls>(`/api/office/${kind}-rolls`, { params: after === null ? {} : { after } }),
    );
  }
}
