import { CivilDate, Email, Line } from '@mittler/contract';
import { IsInt, IsOptional, Max, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { ProblemError } from '../problem/problem-error';
import { Entered } from './entered';

class Part {
  @IsInt() @Max(90) readonly minutes!: number;
}

class Request {
  @Line() readonly name!: string;
  @Email() readonly email!: string;
  @IsOptional() @Line(10) readonly code?: string | null;
  @IsOptional() @CivilDate() readonly on?: string | null;
  @IsOptional() @ValidateNested({ each: true }) @Type(() => Part) readonly parts?: readonly Part[];
}

const filled = { name: 'Auenfeld', email: 'a@auenfeld.example', code: '' } as const;

describe('A form', () => {
  it('gives the request when everything fits, an emptied optional field as null', () => {
    const form = new Entered(Request, filled);
    expect(form.checked()).toEqual({ name: 'Auenfeld', email: 'a@auenfeld.example', code: null });
    expect(form.errors()).toEqual([]);
  });

  it('asks for an empty field and says at the field what does not fit', () => {
    const form = new Entered(Request, { ...filled, name: '' });
    form.at('email').set('kein-at');
    expect(form.checked()).toBeNull();
    expect(form.at('name').error()).toBe('Bitte füllen Sie dieses Feld aus.');
    expect(form.at('email').error()).toContain('E-Mail-Adresse');
    expect(form.errors()).toHaveLength(2);
  });

  it('says how long a text may be', () => {
    const form = new Entered(Request, { ...filled, code: 'zu lang für zehn' });
    form.checked();
    expect(form.at('code').error()).toBe('Bitte höchstens 10 Zeichen.');
  });

  it('takes the complaint away as soon as the field is changed', () => {
    const form = new Entered(Request, { ...filled, name: '' });
    form.checked();
    form.at('name').set('A');
    expect(form.at('name').error()).toBeNull();
  });

  it('shows what the server refused at the same fields', () => {
    const form = new Entered(Request, filled);
    const refusal = new ProblemError(422, 'invalid', 'r1', [{ pointer: '/email', rule: 'isEmail' }], {});
    expect(form.refused(refusal)).toBe(true);
    expect(form.at('email').error()).toContain('E-Mail-Adresse');
    expect(form.refused(new ProblemError(409, 'email-taken', 'r2', [], {}))).toBe(false);
  });

  it('reaches fields deeper in the request by their pointer', () => {
    const form = new Entered(Request, { ...filled, parts: [{ minutes: 90 }, { minutes: 90 }] });
    form.within<number>('/parts/1/minutes').set(95);
    expect(form.checked()).toBeNull();
    expect(form.within('/parts/1/minutes').error()).toBe('Bitte höchstens 90.');
    expect(form.within('/parts/0/minutes').error()).toBeNull();
  });

  it('knows whether anything would be lost', () => {
    const form = new Entered(Request, filled);
    expect(form.dirty()).toBe(false);
    form.at('name').set('Brückstadt');
    expect(form.dirty()).toBe(true);
    form.begin(form.value());
    expect(form.dirty()).toBe(false);
  });
});
