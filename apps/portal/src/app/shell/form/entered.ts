import type { Signal } from '@angular/core';
import { computed, signal } from '@angular/core';
import type { FieldProblem } from '@mittler/contract';
import type { FieldError, Place } from '../../ui/place';
import { ProblemError } from '../problem/problem-error';
import { ruleText } from './rule-text';
import { validated } from './validated';

/** What a form holds before it is a request: any field may still be empty. */
export type Draft<T> = { readonly [K in keyof T]?: T[K] | null | '' };

interface Broken {
  readonly problem: FieldProblem;
  readonly empty: boolean;
}

let forms = 0;

const isEmpty = (value: unknown): boolean =>
  value === '' || value === null || value === undefined || (Array.isArray(value) && value.length === 0);

const isKeyed = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function read(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => (isKeyed(at) ? at[name] : undefined), value);
}

function written(value: unknown, path: readonly string[], fresh: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return fresh;
  if (Array.isArray(value))
    return value.map((item: unknown, at) => (String(at) === name ? written(item, rest, fresh) : item));
  const record = isKeyed(value) ? value : {};
  return { ...record, [name]: written(record[name], rest, fresh) };
}

const steps = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((each) => each.replace(/~1/g, '/').replace(/~0/g, '~'));

/** The state of one form: what was entered, what does not fit, and whether anything would be lost. */
export class Entered<T extends object> {
  private readonly key = `f${String((forms += 1))}`;
  private readonly draft = signal<Draft<T>>({});
  private readonly before = signal<Draft<T>>({});
  private readonly broken = signal<readonly Broken[]>([]);
  private readonly places = new Map<string, Place<never>>();

  /** What stands in the fields now. */
  readonly value: Signal<Draft<T>> = this.draft.asReadonly();
  /** True once something differs from what the form began with. */
  readonly dirty = computed(() => this.draft() !== this.before());
  /** Every field that does not fit, for the summary on top. */
  readonly errors = computed<readonly FieldError[]>(() =>
    this.broken().map((each) => ({ id: this.idAt(each.problem.pointer), text: ruleText(each.problem, each.empty) })),
  );

  constructor(
    private readonly request: new () => T,
    initial: Draft<T>,
  ) {
    this.begin(initial);
  }

  /** Fills the form, e.g. with what the server knows or after saving; nothing counts as unsaved then. */
  begin(initial: Draft<T>): void {
    this.draft.set(initial);
    this.before.set(initial);
    this.broken.set([]);
  }

  /** The place of one field: `[at]="form.at('givenName')"`. */
  at<K extends keyof T & string>(name: K): Place<NonNullable<T[K]>> {
    return this.place<NonNullable<T[K]>>(`/${name}`);
  }

  /** A place deeper in the request, by JSON pointer. */
  within<V>(pointer: string): Place<V> {
    return this.place<V>(pointer);
  }

  /** The request, if everything fits; else null, and the fields say what does not. */
  checked(): T | null {
    const draft = this.draft();
    const first = validated(this.request, draft);
    if (first.ok) return this.fits(first.value);
    // An emptied field is known to be empty (null) wherever the class allows that.
    const emptied = first.fields.filter((field) => read(draft, steps(field.pointer)) === '');
    const nulled = emptied.reduce<unknown>((value, field) => written(value, steps(field.pointer), null), draft);
    const second = validated(this.request, nulled as Draft<T>);
    if (second.ok) return this.fits(second.value);
    this.show(second.fields);
    return null;
  }

  /** Takes the fields that the server refused (422); answers whether the refusal was about fields at all. */
  refused(problem: unknown): boolean {
    if (!(problem instanceof ProblemError) || problem.fields.length === 0) return false;
    this.show(problem.fields);
    return true;
  }

  private fits(value: T): T {
    this.broken.set([]);
    return value;
  }

  private show(fields: readonly FieldProblem[]): void {
    const draft = this.draft();
    const seen = new Set<string>();
    const firsts = fields.filter((field) => !seen.has(field.pointer) && seen.add(field.pointer));
    this.broken.set(firsts.map((problem) => ({ problem, empty: isEmpty(read(draft, steps(problem.pointer))) })));
  }

  private idAt(pointer: string): string {
    return `${this.key}${pointer.replace(/[^a-zA-Z0-9]+/g, '-')}`;
  }

  private place<V>(pointer: string): Place<V> {
    const known = this.places.get(pointer);
    if (known !== undefined) return known as unknown as Place<V>;
    const path = steps(pointer);
    const made: Place<V> = {
      id: this.idAt(pointer),
      value: computed(() => read(this.draft(), path) as V | null | '' | undefined),
      error: computed(() => {
        const found = this.broken().find((each) => each.problem.pointer === pointer);
        return found === undefined ? null : ruleText(found.problem, found.empty);
      }),
      set: (fresh) => {
        this.draft.set(written(this.draft(), path, fresh) as Draft<T>);
        this.broken.update((broken) => broken.filter((each) => each.problem.pointer !== pointer));
      },
    };
    this.places.set(pointer, made as unknown as Place<never>);
    return made;
  }
}
