import { isInstant, isIsoDate } from '@mittler/domain';
import { Transform } from 'class-transformer';
import {
  buildMessage,
  isEmail,
  IsInt,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  type ValidationOptions,
} from 'class-validator';

/** Decorators for fields that occur in many requests, so that each rule is written once. */

type Values = Readonly<{ value: unknown }>;
const tidy = ({ value }: Values): unknown => (typeof value === 'string' ? value.normalize('NFC').trim() : value);

const plainBreaks = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ');

// Control characters would break mails, files and PostgreSQL (NUL); line breaks are allowed where a text may have lines.
const oneLine = /^[^\p{Cc}\p{Cs}]*$/u;
const manyLines = /^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u;

function all(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };
}

/** A rule of our own, named as the portal's texts name it. */
const rule = (
  name: string,
  validate: (value: unknown) => boolean,
  what: string,
  options?: ValidationOptions,
): PropertyDecorator =>
  ValidateBy(
    { name, validator: { validate, defaultMessage: buildMessage((each) => `${each}$property must be ${what}`) } },
    options,
  );

/** A text on one line, trimmed, Unicode NFC, 1 to `max` characters. */
export const Line = (max = 200): PropertyDecorator =>
  all(Transform(tidy), IsString(), Length(1, max), Matches(oneLine, { message: 'noControl' }));

/** A text that may have several lines, trimmed, NFC, 0 to `max` characters. */
export const Lines = (max = 2000): PropertyDecorator =>
  all(Transform(tidy), IsString(), MaxLength(max), Matches(manyLines, { message: 'noControl' }));

/** Paragraphs that are printed and mailed: no control characters but line breaks, which are written one way. */
export const Paragraphs = (max = 4000): PropertyDecorator =>
  all(
    Transform(({ value }: Values) => (typeof value === 'string' ? tidy({ value: plainBreaks(value) }) : value)),
    IsString(),
    Length(1, max),
    Matches(/^(?:[^\p{Cc}\p{Cs}]|\n)*$/u, { message: 'noControl' }),
  );

/** A person's name: names from different keyboards must compare equal, hence NFC. */
export const PersonName = (): PropertyDecorator => Line(100);

/** An e-mail address, at most 254 characters (RFC 5321). */
export const Email = (): PropertyDecorator =>
  all(
    Transform(tidy),
    // The library's own check throws on half a surrogate pair.
    rule('isEmail', (value) => typeof value === 'string' && oneLine.test(value) && isEmail(value), 'an e-mail address'),
    MaxLength(254),
    Matches(oneLine, { message: 'noControl' }),
  );

/** Every day that a training, a title or a birth can have; with centuries to spare for the periods reckoned from it. */
const fits = (date: string): boolean => date >= '1900-01-01' && date <= '2199-12-31';

/** A civil date that exists in the calendar, from 1900 to 2199, "2026-11-22". */
export const CivilDate = (options?: ValidationOptions): PropertyDecorator =>
  all(
    IsString(options),
    rule('isIsoDate', (value) => isIsoDate(value) && fits(value), 'a date like 2026-11-22', options),
  );

/** An instant in UTC that exists, from 1900 to 2199, "2026-11-22T08:00:00Z", optionally with up to six decimals. */
export const InstantField = (): PropertyDecorator =>
  all(
    IsString(),
    Matches(/^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$/),
    rule('isInstant', (value) => isInstant(value) && fits(value.slice(0, 10)), 'an instant like 2026-11-22T08:00:00Z'),
  );

/** Whole minutes of one block or session; a day has 1440. */
export const Minutes = (max = 1440): PropertyDecorator => all(IsInt(), Min(0), Max(max));

/** A random identifier (UUID). */
export const Id = (options?: ValidationOptions): PropertyDecorator => IsUUID(undefined, options) as PropertyDecorator;

/** Official key of a municipality (AGS) as text: five digits of a Kreis, eight of a Gemeinde. */
export const MunicipalityKey = (): PropertyDecorator => all(IsString(), Matches(/^\d{5}(\d{3})?$/));

/** A version as the client saw it: writes with another one are refused as stale. */
export const Version = (): PropertyDecorator => all(IsInt(), Min(1), Max(2_147_483_647));
