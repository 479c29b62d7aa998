import type { FieldProblem } from '@mittler/contract';
import { plainToInstance } from 'class-transformer';
import type { ValidationError } from 'class-validator';
import { validateSync } from 'class-validator';

export type Validated<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fields: readonly FieldProblem[] };

// RFC 6901: "~" and "/" inside a name are escaped.
const step = (name: string): string => `/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`;

function problemOf(pointer: string, rule: string, message: string, property: string): FieldProblem {
  // A rule of ours gives its own name as message, e.g. "noControl".
  const named = /^[a-zA-Z]+$/.test(message) ? message : rule;
  const limit = /-?\d+(?:\.\d+)?/.exec(message.replace(property, ''))?.[0];
  return limit === undefined ? { pointer, rule: named } : { pointer, rule: named, limit };
}

function flat(errors: readonly ValidationError[], above: string): FieldProblem[] {
  return errors.flatMap((error) => {
    const pointer = above + step(error.property);
    // class-validator lists the last decorator first; the first written rule says most.
    const broken = Object.entries(error.constraints ?? {}).reverse();
    const own = broken.map(([rule, message]) => problemOf(pointer, rule, message, error.property));
    return [...own, ...flat(error.children ?? [], pointer)];
  });
}

/**
 * Checks what was entered by the very class by which the API checks the request.
 * Fields are named by JSON pointer, as in the API's answer with status 422.
 */
export function validated<T extends object>(request: new () => T, value: object): Validated<T> {
  const instance = plainToInstance(request, value);
  const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  return errors.length === 0 ? { ok: true, value: instance } : { ok: false, fields: flat(errors, '') };
}
