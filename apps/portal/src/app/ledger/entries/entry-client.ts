import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { OwnEntries, OwnEntry, RaiseObjection } from '@mittler/contract';
import { firstValueFrom } from 'rxjs';

/** What is recorded about oneself, and what one says against it. */
@Service()
export class EntryClient {
  private readonly http = inject(HttpClient);

  entries(after: string | null): Promise<OwnEntries> {
    return firstValueFrom(this.http.get<OwnEntries>('/api/me/entries', { params: after === null ? {} : { after } }));
  }

  object(request: RaiseObjection): Promise<OwnEntry> {
    return firstValueFrom(this.http.post<OwnEntry>('/api/objections', request));
  }
}
