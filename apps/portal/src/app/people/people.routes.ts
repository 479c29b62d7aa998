import type { Routes } from '@angular/router';
import { keepUnsaved, roleOnly, signedInOnly } from '../shell/guards';
import { titled } from '../shell/page-title';

const seesPeople = roleOnly('coordination-office', 'administrator', 'municipal-coordinator');
const keepsPeople = roleOnly('coordination-office', 'administrator');

export const peopleRoutes: Routes = [
  {
    path: 'anmelden',
    data: titled('Anmelden', 'Sign in'),
    loadComponent: () => import('./sign-in/sign-in-page').then((it) => it.SignInPage),
  },
  {
    path: 'passwort',
    data: titled('Passwort vergessen', 'Forgotten password'),
    loadComponent: () => import('./sign-in/forgotten-password-page').then((it) => it.ForgottenPasswordPage),
  },
  {
    path: 'konto/einladung',
    data: titled('Passwort setzen', 'Set the password'),
    loadComponent: () => import('./sign-in/set-password-page').then((it) => it.SetPasswordPage),
  },
  {
    path: 'konto/passwort',
    data: titled('Passwort setzen', 'Set the password'),
    loadComponent: () => import('./sign-in/set-password-page').then((it) => it.SetPasswordPage),
  },
  {
    path: 'konto/email',
    data: titled('E-Mail-Adresse bestätigen', 'Confirm the e-mail address'),
    loadComponent: () => import('./sign-in/confirm-email-page').then((it) => it.ConfirmEmailPage),
  },
  {
    path: 'konto',
    data: titled('Mein Konto', 'My account'),
    canActivate: [signedInOnly],
    loadComponent: () => import('./account/account-page').then((it) => it.AccountPage),
  },
  {
    path: 'personen',
    data: titled('Personen', 'People'),
    canActivate: [seesPeople],
    loadComponent: () => import('./person/people-page').then((it) => it.PeoplePage),
  },
  {
    path: 'personen/neu',
    data: titled('Person anlegen', 'Add a person'),
    canActivate: [keepsPeople],
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./person/new-person-page').then((it) => it.NewPersonPage),
  },
  {
    path: 'personen/:id',
    data: titled('Person', 'Person'),
    canActivate: [seesPeople],
    loadComponent: () => import('./person/person-page').then((it) => it.PersonPage),
  },
  {
    path: 'personen/:id/bearbeiten',
    data: titled('Person bearbeiten', 'Edit a person'),
    canActivate: [keepsPeople],
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./person/edit-person-page').then((it) => it.EditPersonPage),
  },
  {
    path: 'personen/:id/zusammenfuehren',
    data: titled('Zusammenführen', 'Merge'),
    canActivate: [roleOnly('coordination-office')],
    loadComponent: () => import('./person/merge-page').then((it) => it.MergePage),
  },
  {
    path: 'kommunen',
    data: titled('Kommunen', 'Municipalities'),
    canActivate: [seesPeople],
    loadComponent: () => import('./unit/municipalities-page').then((it) => it.MunicipalitiesPage),
  },
  {
    path: 'kommunen/:id',
    data: titled('Kommune', 'Municipality'),
    canActivate: [seesPeople],
    loadComponent: () => import('./unit/municipality-page').then((it) => it.MunicipalityPage),
  },
];
