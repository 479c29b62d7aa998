import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  AnswerImport,
  ChooseColumns,
  ImportDefaults,
  ImportLines,
  ImportPreview,
  Imports,
  ImportState,
  LineOutcome,
} from '@mittler/contract';
import { firstValueFrom } from 'rxjs';

/** What can be done with an import as a whole. */
export type ImportAct = 'apply' | 'undo' | 'discard';

const form = (defaults: ImportDefaults, file: File): FormData => {
  const data = new FormData();
  // The server reads the fields before the file; an empty one means that nothing was chosen.
  for (const [name, value] of Object.entries(defaults) as readonly (readonly [string, unknown])[]) {
    if (value !== null && value !== undefined && value !== '') data.append(name, String(value));
  }
  data.append('file', file, file.name);
  return data;
};

/** Lists that the office reads in. */
@Service()
export class ImportClient {
  private readonly http = inject(HttpClient);

  list(state: ImportState | null, after: string | null): Promise<Imports> {
    const params = { ...(state === null ? {} : { state }), ...(after === null ? {} : { after }) };
    return firstValueFrom(this.http.get<Imports>('/api/imports', { params }));
  }

  start(file: File, defaults: ImportDefaults): Promise<ImportPreview> {
    return firstValueFrom(this.http.post<ImportPreview>('/api/imports', form(defaults, file)));
  }

  one(id: string): Promise<ImportPreview> {
    return firstValueFrom(this.http.get<ImportPreview>(`/api/imports/${id}`));
  }

  lines(id: string, outcome: LineOutcome | null, after: string | null): Promise<ImportLines> {
    const params = { ...(outcome === null ? {} : { outcome }), ...(after === null ? {} : { after }) };
    return firstValueFrom(this.http.get<ImportLines>(`/api/imports/${id}/lines`, { params }));
  }

  choose(id: string, choice: ChooseColumns): Promise<ImportPreview> {
    return firstValueFrom(this.http.put<ImportPreview>(`/api/imports/${id}/columns`, choice));
  }

  answer(id: string, answers: AnswerImport): Promise<ImportPreview> {
    return firstValueFrom(this.http.put<ImportPreview>(`/api/imports/${id}/answers`, answers));
  }

  act(id: string, act: ImportAct, version: number): Promise<ImportPreview> {
    return firstValueFrom(this.http.post<ImportPreview>(`/api/imports/${id}/${act}`, { version }));
  }
}
