import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { Catalogue, CatalogueQuery } from '@mittler/contract';
import { firstValueFrom } from 'rxjs';

/** The public catalogue: the same for everybody, signed in or not. */
@Service()
export class CatalogueClient {
  private readonly http = inject(HttpClient);

  courses(query: CatalogueQuery): Promise<Catalogue> {
    return firstValueFrom(this.http.get<Catalogue>('/api/catalogue', { params: { ...query } }));
  }
}
