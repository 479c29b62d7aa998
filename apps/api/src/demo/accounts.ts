import type { Role } from '@mittler/domain';

/** The password of all accounts of the demo; it stands on the sign-in page and in the README. */
export const demoPassword = 'Bruecken-bauen-2026';

export interface DemoAccount {
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly role: Role | null;
  /** Index into the demo's towns, for those who belong to one. */
  readonly town: number;
}

/** Those who are to be tried first. The trainee stands in the running course. */
export const demoAccounts: readonly DemoAccount[] = [
  { email: 'teilnehmerin@mittler.example', givenName: 'Miriam', familyName: 'Feldhausen', role: null, town: 0 },
  { email: 'lehrkraft@mittler.example', givenName: 'Arend', familyName: 'Voßkamp', role: 'trainer', town: 1 },
  {
    email: 'koordination@mittler.example',
    givenName: 'Katrin',
    familyName: 'Wesselhöft',
    role: 'coordination-office',
    town: 0,
  },
  {
    email: 'kommune@mittler.example',
    givenName: 'Henning',
    familyName: 'Brookmeer',
    role: 'municipal-coordinator',
    town: 6,
  },
  { email: 'dienststelle@mittler.example', givenName: 'Frauke', familyName: 'Tidemann', role: 'approver', town: 0 },
  { email: 'foerderung@mittler.example', givenName: 'Ansgar', familyName: 'Lohbeck', role: 'auditor', town: 0 },
  {
    email: 'verwaltung@mittler.example',
    givenName: 'Silke',
    familyName: 'Marquardsen',
    role: 'administrator',
    town: 0,
  },
  { email: 'lehrkraft2@mittler.example', givenName: 'Tomke', familyName: 'Reinstorf', role: 'trainer', town: 2 },
];
