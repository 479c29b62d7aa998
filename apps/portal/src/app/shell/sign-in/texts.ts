import type { Spoken } from '../language';

const de = {
  email: 'E-Mail',
  password: 'Passwort',
  act: 'Anmelden',
  forgotten: 'Passwort vergessen',
  wrongMore: 'Prüfen Sie beides. Nach mehreren Versuchen warten Sie einige Minuten.',
  tooMany: 'Das waren zu viele Versuche.',
  tooManyMore: (minutes: number) =>
    minutes === 1
      ? 'Bitte versuchen Sie es in einer Minute noch einmal.'
      : `Bitte versuchen Sie es in ${String(minutes)} Minuten noch einmal.`,
};

const en: typeof de = {
  email: 'E-mail',
  password: 'Password',
  act: 'Sign in',
  forgotten: 'Forgotten your password',
  wrongMore: 'Please check both. After several attempts you will have to wait some minutes.',
  tooMany: 'There were too many attempts.',
  tooManyMore: (minutes) =>
    minutes === 1 ? 'Please try again in a minute.' : `Please try again in ${String(minutes)} minutes.`,
};

export const signInTexts: Spoken<typeof de> = { de, en };
