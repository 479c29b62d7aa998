import type { Routes } from '@angular/router';
import { signedInOnly } from '../shell/guards';
import { titled } from '../shell/page-title';


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
];
