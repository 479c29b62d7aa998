import type { FieldProblem } from '@mittler/contract';
import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate, type ValidationError } from 'class-validator';
import { Refusal } from './refusal';

const plain: readonly unknown[] = [String, Number, Boolean, Array, Object];
const mostFields = 200;

keepRules();

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

/**
 * class-validator looks for the rules of a class among all classes of the contract, anew for each object of a list. They
 * are complete once their modules are loaded, and nothing here asks for groups or schemas: looked up once for each class.
 */
function keepRules(): void {
  const storage = getMetadataStorage();
  const find = storage.getTargetValidationMetadatas.bind(storage);
  const group = storage.groupByPropertyName.bind(storage);
  const found = new Map<unknown, ReturnType<typeof find>>();
  const grouped = new WeakMap<ReturnType<typeof find>, ReturnType<typeof group>>();
  storage.getTargetValidationMetadatas = (target, ...rest) => kept(found, target, () => find(target, ...rest));
  storage.groupByPropertyName = (rules) => kept(grouped, rules, () => group(rules));
}

function kept<Key, Value>(
  memory: { get(key: Key): Value | undefined; set(key: Key, value: Value): unknown },
  key: Key,
  make: () => Value,
): Value {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
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
