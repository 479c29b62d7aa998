import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '../../settings';

/** Over https the browser itself guarantees that the cookie came from this host (`__Host-`). */
function nameOf(settings: Settings): string {
  return settings.secureCookies ? '__Host-mittler' : 'mittler';
}

/** The token in the cookie, if it looks like one. */
export function tokenOf(request: FastifyRequest, settings: Settings): string | undefined {
  const token = request.cookies[nameOf(settings)];
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined;
}

/** Without an expiry: the browser forgets it when it is closed, the server after its own time. */
export function giveToken(reply: FastifyReply, token: string, settings: Settings): void {
  reply.setCookie(nameOf(settings), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: settings.secureCookies,
  });
}

export function takeToken(reply: FastifyReply, settings: Settings): void {
  reply.clearCookie(nameOf(settings), { path: '/', httpOnly: true, sameSite: 'lax', secure: settings.secureCookies });
}
