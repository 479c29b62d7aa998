import type { FastifyInstance } from 'fastify';
import { Refusal } from './refusal';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Writes from another site are refused (cross-site request forgery). A browser names the site in Sec-Fetch-Site or
 * Origin; a client that sends neither has no cookie of anybody else to abuse.
 */
export function refuseForeignOrigins(fastify: FastifyInstance, publicUrl: string): void {
  const ownOrigin = new URL(publicUrl).origin;
  fastify.addHook('onRequest', async (request) => {
    if (/%00|[\u0000-\u001f]/i.test(request.url)) throw new Refusal('unreadable');
    if (reading.has(request.method)) return;
    const site = request.headers['sec-fetch-site'];
    const { origin } = request.headers;
    if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('foreign-origin');
    if (
      site === undefined &&
      origin !== undefined &&
      origin !== ownOrigin &&
      origin !== `http://${request.headers.host ?? ''}`
    ) {
      throw new Refusal('foreign-origin');
    }
  });
}
