/**
 * A path of this portal to come back to after signing in. Anything that could lead to another host
 * ("//host", "/\host", a whole address) becomes the start page: an open redirect would lend our name to others.
 */
export function safeReturn(path: string | null | undefined): string {
  return path !== null && path !== undefined && /^\/(?![/\\])/.test(path) ? path : '/';
}
