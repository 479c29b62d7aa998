import { expect } from '@jest/globals';
import type { ImportLine, ImportPreview, ImportReference } from '@mittler/contract';
import type { TestApp } from './app';
import type { SignedIn } from './make';

/** Lists as offices have them, and the steps of an import over HTTP. */

export type FormFields = Readonly<Record<string, string>>;

/** A list as an office saves it: semicolons, CRLF, windows-1252. */
export const csvList = (...lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'), 'latin1');

let counter = 0;
/** A family name that no other list has. */
export const freshName = (): string => `Ährenfeld${String(++counter).padStart(3, '0')}`;

/** What a step answers: the preview, or a refusal with its facts. */
export interface StepAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: ImportPreview & { readonly facts: StepFacts };
}

interface StepFacts {
  readonly reason: string;
  readonly preview: ImportPreview;
  readonly references: readonly ImportReference[];
}

export interface ImportSteps {
  upload(bytes: Buffer, name: string, fields?: FormFields, who?: SignedIn): Promise<StepAnswer>;
  preview(bytes: Buffer, fields?: FormFields, name?: string): Promise<ImportPreview>;
  lines(made: ImportPreview, outcome?: string): Promise<readonly ImportLine[]>;
  step(made: ImportPreview, what: string, version?: number): Promise<StepAnswer>;
  put(made: ImportPreview, what: string, body: object): Promise<StepAnswer>;
  applied(made: ImportPreview): Promise<ImportPreview>;
}

export function importSteps(test: TestApp, office: SignedIn): ImportSteps {
  const steps: ImportSteps = {
    async upload(bytes, name, fields = {}, who = office) {
      const request = test.http.post('/api/imports').set('Cookie', who.cookie);
      for (const [field, value] of Object.entries(fields)) void request.field(field, value);
      const { status, body, type } = await request.attach('file', bytes, name);
      return { status, body, type };
    },
    async preview(bytes, fields = {}, name = 'Liste.csv') {
      return done(await steps.upload(bytes, name, fields), 201);
    },
    async lines(made, outcome) {
      const filter = outcome === undefined ? '' : `&outcome=${outcome}`;
      const { body } = await test.http
        .get(`/api/imports/${made.id}/lines?limit=200${filter}`)
        .set('Cookie', office.cookie);
      return body.lines;
    },
    async step(made, what, version = made.version) {
      const { status, body, type } = await test.http
        .post(`/api/imports/${made.id}/${what}`)
        .set('Cookie', office.cookie)
        .send({ version });
      return { status, body, type };
    },
    async put(made, what, body) {
      const answer = await test.http
        .put(`/api/imports/${made.id}/${what}`)
        .set('Cookie', office.cookie)
        .send({ version: made.version, ...body });
      return { status: answer.status, body: answer.body, type: answer.type };
    },
    async applied(made) {
      return done(await steps.step(made, 'apply'), 200);
    },
  };
  return steps;
}

/** The preview that a step answers; a refusal shows itself in full. */
export function done(
  { status, body }: { readonly status: number; readonly body: ImportPreview },
  expected = 200,
): ImportPreview {
  expect({ status, problem: status === expected ? null : body }).toEqual({ status: expected, problem: null });
  return body;
}
