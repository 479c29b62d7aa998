import type { FieldProblem } from '@mittler/contract';
import type { Spoken } from '../language';
import { said } from '../language';

type RuleText = (limit: string) => string;
interface RuleTexts {
  readonly missing: string;
  readonly other: string;
  readonly rules: Readonly<Record<string, RuleText>>;
}

const de: RuleTexts = {
  missing: 'Bitte füllen Sie dieses Feld aus.',
  other: 'Diese Angabe passt nicht.',
  rules: {
    isEmail: () => 'Bitte geben Sie eine E-Mail-Adresse an, zum Beispiel name@kommune.de.',
    isIsoDate: () => 'Bitte geben Sie ein Datum an, zum Beispiel 24.12.1985.',
    isInt: () => 'Bitte geben Sie eine ganze Zahl an.',
    isNumber: () => 'Bitte geben Sie eine Zahl an.',
    min: (limit) => `Bitte mindestens ${limit}.`,
    max: (limit) => `Bitte höchstens ${limit}.`,
    minLength: (limit) => `Bitte mindestens ${limit} Zeichen.`,
    maxLength: (limit) => `Bitte höchstens ${limit} Zeichen.`,
    isLength: (limit) => `Bitte höchstens ${limit} Zeichen.`,
    isIn: () => 'Bitte wählen Sie einen der Werte.',
    isUuid: () => 'Bitte wählen Sie einen Eintrag.',
    isBoolean: () => 'Bitte wählen Sie.',
    arrayMinSize: () => 'Bitte wählen Sie mindestens einen Eintrag.',
    arrayMaxSize: (limit) => `Bitte höchstens ${limit} Einträge.`,
    noControl: () => 'Diese Angabe enthält unsichtbare Steuerzeichen. Bitte tippen Sie sie neu.',
    notCommon: () => 'Dieses Passwort ist zu leicht zu erraten. Wählen Sie einen eigenen Satz.',
    notInFuture: () => 'Das Datum liegt in der Zukunft.',
    reasonMissing: () => 'Bitte nennen Sie den Grund.',
    notAfterEnd: () => 'Das Datum liegt nach dem Ende des Lehrgangs.',
    notBeforeFrom: () => 'Das Ende liegt vor dem Beginn.',
    notBeforeMediation: () => 'Die Supervision kann nicht vor der Mediation liegen.',
    notBeforeSupervision: () => 'Die Bestätigung kann nicht vor der Supervision liegen.',
    afterStart: () => 'Das Ende muss nach dem Beginn liegen.',
    oneDayAtMost: () => 'Ein Termin dauert höchstens 24 Stunden.',
    withinSession: () => 'Der Abschnitt liegt nicht ganz im Termin.',
    afterBlockBefore: () => 'Der Abschnitt beginnt, bevor der vorige endet.',
    countOrUntil: () => 'Bitte geben Sie entweder eine Anzahl oder einen letzten Tag an.',
    seriesTooLong: () => 'Eine Terminreihe hat höchstens 60 Termine.',
    noneLeft: () => 'So bleibt kein Termin übrig.',
    chosenTwice: () => 'Diese Bedeutung hat schon eine andere Spalte.',
    unknownField: (limit) => `Dieses Feld gibt es in dieser Vorlage nicht: ${limit}`,
    missingField: (limit) => `Bitte nehmen Sie dieses Feld auf: ${limit}`,
    whitelistValidation: () => 'Dieses Feld ist hier nicht vorgesehen.',
  },
};

const en: RuleTexts = {
  missing: 'Please fill in this field.',
  other: 'This entry does not fit.',
  rules: {
    isEmail: () => 'Please enter an e-mail address, for example name@kommune.de.',
    isIsoDate: () => 'Please enter a date, for example 24/12/1985.',
    isInt: () => 'Please enter a whole number.',
    isNumber: () => 'Please enter a number.',
    min: (limit) => `Please enter at least ${limit}.`,
    max: (limit) => `Please enter at most ${limit}.`,
    minLength: (limit) => `Please enter at least ${limit} characters.`,
    maxLength: (limit) => `Please enter at most ${limit} characters.`,
    isLength: (limit) => `Please enter at most ${limit} characters.`,
    isIn: () => 'Please choose one of the values.',
    isUuid: () => 'Please choose an entry.',
    isBoolean: () => 'Please choose.',
    arrayMinSize: () => 'Please choose at least one entry.',
    arrayMaxSize: (limit) => `Please choose at most ${limit} entries.`,
    noControl: () => 'This entry has invisible control characters. Please type it anew.',
    notCommon: () => 'This password is too easy to guess. Choose a sentence of your own.',
    notInFuture: () => 'The date is in the future.',
    reasonMissing: () => 'Please give the reason.',
    notAfterEnd: () => 'The date is after the end of the course.',
    notBeforeFrom: () => 'The end is before the beginning.',
    notBeforeMediation: () => 'The supervision cannot be before the mediation.',
    notBeforeSupervision: () => 'The confirmation cannot be before the supervision.',
    afterStart: () => 'The end must be after the beginning.',
    oneDayAtMost: () => 'A session lasts 24 hours at most.',
    withinSession: () => 'The block is not wholly within the session.',
    afterBlockBefore: () => 'The block begins before the one before it ends.',
    countOrUntil: () => 'Please enter either a number or a last day.',
    seriesTooLong: () => 'A series has at most 60 sessions.',
    noneLeft: () => 'No session would be left.',
    chosenTwice: () => 'Another column has this meaning already.',
    unknownField: (limit) => `This template has no such field: ${limit}`,
    missingField: (limit) => `Please include this field: ${limit}`,
    whitelistValidation: () => 'This field is not foreseen here.',
  },
};

const ruleTexts: Spoken<RuleTexts> = { de, en };

/** The sentence for a field that does not fit; an empty field is asked for, whatever rule it broke. */
export function ruleText(problem: FieldProblem, empty: boolean): string {
  const texts = said(ruleTexts);
  if (empty) return texts.missing;
  return texts.rules[problem.rule]?.(problem.limit ?? '') ?? texts.other;
}
