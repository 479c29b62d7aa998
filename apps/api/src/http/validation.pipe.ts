import type { FieldProblem } from '@mittler/contract';
import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { Refusal } from './refusal';

const plain: readonly unknown[] = [String, Number, Boolean, Array, Object];
const mostFields = 200;

/**
 * Turns body and query into instances of their contract class, or refuses with a JSON pointer for every field.
 * Unknown fields are refused: what nobody reads must not look accepted, and nothing can be slipped into a row.
 */
@Injectable()
export class ContractPipe implements PipeTransform {
  async transform(value: unknown, { metatype, type }: ArgumentMetadata): Promise<unknown> {
    if (type === 'custom' || !metatype || plain.includes(metatype)) return value;
    const given = value ?? {};
    if (typeof given !== 'object' || Array.isArray(given))
      throw new Refusal('invalid', { fields: [{ pointer: '', rule: 'isObject' }] });
    const instance: unknown = converted(metatype, given);
    refuseNestedLists(instance, '');
    const errors = await validate(instance as object, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      validationError: { target: false, value: false },
    });
    if (errors.length > 0)
      throw new Refusal('invalid', {
        fields: errors.flatMap((error) => fieldProblems(error, '')).slice(0, mostFields),
      });
    return instance;
  }
}

/** Turning an odd object into a number can throw, e.g. where its `valueOf` is no function. */
function converted(type: ClassConstructor<unknown>, given: object): unknown {
  try {
    return plainToInstance(type, given);
  } catch {
    throw new Refusal('invalid', { fields: [{ pointer: '', rule: 'isObject' }] });
  }
}

/** The library looks through a list in a list, so that an empty one would pass for an object. No contract has one. */
function refuseNestedLists(value: unknown, pointer: string): void {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) === Object.prototype) return;
  for (const [name, inner] of Object.entries(value)) {
    if (Array.isArray(value) && Array.isArray(inner))
      throw new Refusal('invalid', { fields: [{ pointer: `${pointer}/${name}`, rule: 'isObject' }] });
    refuseNestedLists(inner, `${pointer}/${name}`);
  }
}

function fieldProblems(error: ValidationError, parent: string): FieldProblem[] {
  const pointer = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => {
    const limit = /(\d+)(?!.*\d)/.exec(message)?.[1];
    return limit === undefined ? { pointer, rule } : { pointer, rule, limit };
  });
  return [...own, ...(error.children ?? []).flatMap((child) => fieldProblems(child, pointer))];
}
