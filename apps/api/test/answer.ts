import { expect } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { TestApp } from './app';

interface Schemas {
  readonly ajv: Ajv2020;
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, unknown>> }>>>
  >;
}

const known = new WeakMap<TestApp, Promise<Schemas>>();

async function load(test: TestApp): Promise<Schemas> {
  const { body } = await test.http.get('/api/openapi.json');
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (formats as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addSchema(body, 'openapi');
  return { ajv, paths: body.paths };
}

function schemasOf(test: TestApp): Promise<Schemas> {
  const found = known.get(test) ?? load(test);
  known.set(test, found);
  return found;
}

/** Expects that the body fits the class, as the OpenAPI document describes it. */
export async function expectAnswer(test: TestApp, schema: string, body: unknown): Promise<void> {
  const { ajv } = await schemasOf(test);
  const validate: ValidateFunction | undefined = ajv.getSchema(`openapi#/components/schemas/${schema}`);
  if (!validate) throw new Error(`The document of the API has no schema "${schema}".`);
  validate(body);
  expect(validate.errors ?? []).toEqual([]);
}

/** Expects a refusal: status, code, and the shape of RFC 9457. */
export async function expectRefusal(
  test: TestApp,
  answer: { readonly status: number; readonly body: unknown; readonly type: string },
  status: number,
  code: string,
): Promise<void> {
  expect({ status: answer.status, code: (answer.body as { code?: unknown }).code }).toEqual({ status, code });
  expect(answer.type).toBe('application/problem+json');
  await expectAnswer(test, 'Problem', answer.body);
}
