import type { FastifyInstance } from 'fastify';
import { Refusal } from './refusal';

/** No request of Mittler nests deeper than a dozen levels; deeper ones only serve to exhaust the stack. */
const deepest = 32;

/** 1 MiB: a roll of 200 people is about 60 kB. Files have a limit of their own. */
export const largestBody = 1_048_576;

/** Reads JSON bodies: refuses deep nesting before parsing, and characters that no database or mail can hold. */
export function readJsonBodies(fastify: FastifyInstance): void {
  fastify.removeContentTypeParser(['application/json', 'text/plain']);
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: largestBody },
    (_request, body, done) => {
      try {
        done(null, parse(body.toString()));
      } catch (error) {
        done(error instanceof Error ? error : new Refusal('unreadable'), undefined);
      }
    },
  );
}

function parse(text: string): unknown {
  if (text.trim() === '') return undefined;
  if (depthOf(text) > deepest) throw new Refusal('unreadable');
  try {
    return maySetPrototype.test(text) ? JSON.parse(text, refusePrototype) : JSON.parse(text);
  } catch {
    throw new Refusal('unreadable');
  }
}

/** The names that can reach an object's prototype, which may also be written with escapes. */
const maySetPrototype = /__proto__|constructor|\\u/;

function refusePrototype(key: string, inner: unknown): unknown {
  if (key === '__proto__' || key === 'constructor') throw new Refusal('unreadable');
  return inner;
}

/** The deepest nesting of brackets outside of strings. */
export function depthOf(text: string): number {
  let depth = 0;
  let deepestSeen = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (inString) {
      if (char === 0x5c) i++;
      else if (char === 0x22) inString = false;
    } else if (char === 0x22) inString = true;
    else if (char === 0x5b || char === 0x7b) deepestSeen = Math.max(deepestSeen, ++depth);
    else if (char === 0x5d || char === 0x7d) depth--;
  }
  return deepestSeen;
}
