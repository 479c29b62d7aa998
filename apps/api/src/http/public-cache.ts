import type { FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';

/** For answers that are the same for everybody: browsers and proxies keep them for a minute, and then ask whether they changed. */
export const publicCache = 'public, max-age=60';

/**
 * Gives every answer that its route declares public a strong ETag, and answers 304 to whoever has it (RFC 9110 section 13.1.2).
 * A refusal on such a route is nobody's to keep.
 */
export function tagPublicAnswers(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, reply, payload) => {
    if (reply.getHeader('cache-control') !== publicCache) return payload;
    if (reply.statusCode !== 200 || typeof payload !== 'string') {
      reply.header('cache-control', 'no-store');
      return payload;
    }
    const tag = `"${createHash('sha256').update(payload).digest('base64url').slice(0, 27)}"`;
    reply.header('etag', tag);
    const held = request.headers['if-none-match'];
    if (held === undefined || !tagsOf(held).some((each) => each === tag || each === '*')) return payload;
    reply.code(304);
    return '';
  });
}

/** A proxy that compressed the answer hands its tag back as a weak one; for a GET both mean the same. */
function tagsOf(header: string): readonly string[] {
  return header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
}
