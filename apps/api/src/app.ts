import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController } from 'fastify';
import { randomUUID } from 'node:crypto';
import { AppModule } from './app.module';
import { largestBody, readJsonBodies } from './http/body';
import { openApi } from './http/document/openapi';
import { refuseForeignOrigins } from './http/origin';
import { refuseBrokenRequest, refuseUnroutable } from './http/problem.filter';
import { checkRoutes, routesOf } from './http/document/routes';
import { serveDocs } from './http/document/docs';
import { servePortal } from './http/portal';
import { tagPublicAnswers } from './http/public-cache';
import type { Settings } from './settings';

/** The address of a calendar feed is its key. */
const calendarAddress = /^(\/api\/calendar\/).*$/;

/** No file that Mittler reads may be larger: a list of 10,000 people has about 2 MB. */
const largestFile = 5 * 1_048_576;

/**
 * The whole application, not listening yet.
 * @throws Error when a route declares no policy or no answer
 */
export async function createApp(settings: Settings): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: largestBody,
    trustProxy: trusted(settings.trustedProxies),
    // Our own ids: one from outside could carry anything into the log.
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    // A path may hold an identifier, never a query: search words are names.
    logger: {
      level: settings.logLevel,
      serializers: {
        req: (request: { method: string; url: string }) => ({
          method: request.method,
          path: request.url.split('?')[0]?.replace(calendarAddress, '$1…'),
        }),
      },
    },
    logController: new LogController({ disableRequestLogging: settings.logLevel !== 'debug' }),
    forceCloseConnections: 'idle',
    frameworkErrors: refuseUnroutable,
    clientErrorHandler: refuseBrokenRequest,
    routerOptions: { maxParamLength: 200 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(settings), adapter, {
    logger: nestLevels(settings.logLevel),
    bodyParser: false,
    abortOnError: false,
  });
  app.setGlobalPrefix('api');
  const fastify = app.getHttpAdapter().getInstance();
  readJsonBodies(fastify);
  refuseForeignOrigins(fastify, settings.publicUrl);
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: largestFile, files: 1, fields: 20, fieldSize: 10_000 } });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'self'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ['angular', 'mittler-worker'],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: settings.secureCookies ? { maxAge: 31_536_000 } : false,
  });
  fastify.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  tagPublicAnswers(fastify);
  const routes = routesOf(app);
  checkRoutes(routes);
  await serveDocs(app, openApi(routes, settings.publicUrl));
  await servePortal(app, settings.portalFolder);
  return app;
}

function nestLevels(level: Settings['logLevel']): false | ('fatal' | 'error' | 'warn')[] {
  if (level === 'silent') return false;
  return level === 'fatal' ? ['fatal'] : level === 'error' ? ['fatal', 'error'] : ['fatal', 'error', 'warn'];
}

/** Trusts exactly the proxies in front: the hop counts from this server outwards. */
function trusted(proxies: number): false | ((address: string, hop: number) => boolean) {
  return proxies === 0 ? false : (_, hop) => hop < proxies;
}
