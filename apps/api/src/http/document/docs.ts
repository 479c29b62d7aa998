import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

const start = `window.ui = SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true, supportedSubmitMethods: [] });`;

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Mittler API</title>
    <link rel="stylesheet" href="/api/docs/files/swagger-ui.css" />
  </head>
  <body>
    <main id="docs"></main>
    <script src="/api/docs/files/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>`;

/** Swagger UI writes styles and markup by itself; the portal's stricter policy stays with the portal. */
const docsPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The OpenAPI document and a page to read it. */
export async function serveDocs(app: NestFastifyApplication, document: object): Promise<void> {
  const files = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const fastify = app.getHttpAdapter().getInstance();
  const json = JSON.stringify(document);
  fastify.get('/api/openapi.json', (_, reply) => reply.type('application/json').send(json));
  fastify.get('/api/docs', (_, reply) =>
    reply.type('text/html; charset=utf-8').header('content-security-policy', docsPolicy).send(page),
  );
  fastify.get('/api/docs/start.js', (_, reply) => reply.type('text/javascript').send(start));
  await app.register(fastifyStatic, {
    root: files,
    prefix: '/api/docs/files/',
    decorateReply: false,
    allowedPath: (path: string) => /^\/swagger-ui(-bundle\.js|\.css)$/.test(path),
  });
}
