import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { CertificationReport, ReportPeople, ReportState } from '@mittler/contract';
import { firstValueFrom } from 'rxjs';
import type { Language } from '../shell/language';
import type { Asked } from './asked';

const report = '/api/reports/certification';

/** Reports and the people behind them. */
@Service()
export class ReportingClient {
  private readonly http = inject(HttpClient);

  report(asked: Asked): Promise<CertificationReport> {
    return firstValueFrom(this.http.get<CertificationReport>(report, { params: { ...asked } }));
  }

  people(asked: Asked, state: ReportState, after: string | null): Promise<ReportPeople> {
    const params = { ...asked, state, ...(after === null ? {} : { after }) };
    return firstValueFrom(this.http.get<ReportPeople>(`${report}/people`, { params }));
  }

  /** Saves the report as a file: exactly what the page shows. CSV as the language's spreadsheets open it. */
  async save(ending: 'csv' | 'xlsx', asked: Asked, language: Language): Promise<void> {
    const format = ending === 'csv' ? { format: language === 'de' ? 'csv' : 'csv-int' } : {};
    const answer = await firstValueFrom(
      this.http.get(`${report}.${ending}`, {
        params: { ...asked, ...format, language },
        responseType: 'blob',
        observe: 'response',
      }),
    );
    const named = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
    const address = URL.createObjectURL(answer.body ?? new Blob());
    const link = document.createElement('a');
    link.href = address;
    link.download = named ?? `bescheinigungen.${ending}`;
    link.click();
    // The browser reads the file after this task only.
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }
}
