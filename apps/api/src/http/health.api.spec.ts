import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { startApp, type TestApp } from '../../test/app';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.stop());

describe('health', () => {
  it('says that the process runs', async () => {
    const answer = await test.http.get('/api/health/live');
    expect([answer.status, answer.body]).toEqual([200, { state: 'up', version: '1.0.0', demo: false }]);
  });

  it('says that it is ready once the schema is up to date', async () => {
    expect((await test.http.get('/api/health/ready')).status).toBe(200);
  });
});

describe('every answer', () => {
  it('of an unknown path is a problem that names nothing but the request', async () => {
    const answer = await test.http.get('/api/nowhere?name=Muster');
    expect(answer.status).toBe(404);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'not-found', status: 404, type: '/problems/not-found' });
    expect(answer.text).not.toContain('Muster');
  });

  it('carries the security headers', async () => {
    const { headers } = await test.http.get('/api/health/live');
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });
});

describe('the document of the API', () => {
  it('is OpenAPI 3.1 and names every route', async () => {
    const { body } = await test.http.get('/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths)).toContain('/api/health/live');
  });

  it('shows an example of every request and answer, which fits its own schema', async () => {
    const { body } = await test.http.get('/api/openapi.json');
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    (formats as unknown as (ajv: Ajv2020) => void)(ajv);
    ajv.addSchema(body, 'openapi');
    const wrong = Object.entries<{ examples: readonly unknown[] }>(body.components.schemas).flatMap(
      ([name, schema]) => {
        const validate = ajv.getSchema(`openapi#/components/schemas/${name}`);
        return validate?.(schema.examples[0]) ? [] : [`${name}: ${ajv.errorsText(validate?.errors)}`];
      },
    );
    expect(wrong).toEqual([]);
  });

  it('has a page to read it', async () => {
    expect((await test.http.get('/api/docs')).text).toContain('/api/docs/start.js');
    expect((await test.http.get('/api/docs/files/swagger-ui.css')).status).toBe(200);
    expect((await test.http.get('/api/docs/files/package.json')).status).toBe(404);
  });
});
