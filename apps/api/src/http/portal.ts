import fastifyStatic from '@fastify/static';
import { NotFoundException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Serves the built portal beside the API: files with a hash in their name for a year, the page itself always anew. */
export async function servePortal(app: NestFastifyApplication, folder: string): Promise<void> {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) return;
  const html = readFileSync(index);
  const fastify = app.getHttpAdapter().getInstance();
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/',
    decorateReply: false,
    wildcard: false,
    index: false,
    maxAge: '1y',
    immutable: true,
    setHeaders: (reply, path) => {
      if (!/-[\w-]{8}\.\w+$/.test(path)) reply.header('cache-control', 'no-cache');
    },
  });
  const page = /^\/(?!api(\/|$))[^.]*$/;
  fastify.get('/*', (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    if (!page.test(path)) throw new NotFoundException();
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html);
  });
}
