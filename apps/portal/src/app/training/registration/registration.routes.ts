import type { Routes } from '@angular/router';
import { roleOnly, signedInOnly } from '../../shell/guards';
import { titled } from '../../shell/page-title';

export const registrationRoutes: Routes = [
  {
    path: 'anmeldungen',
    data: titled('Anmeldungen', 'Registrations'),
    canActivate: [signedInOnly],
    loadComponent: () => import('./start-page').then((it) => it.RegistrationStartPage),
  },
  {
    path: 'anmeldungen/meine',
    data: titled('Meine Anmeldungen', 'My registrations'),
    canActivate: [signedInOnly],
    loadComponent: () => import('./my-registrations-page').then((it) => it.MyRegistrationsPage),
  },
  {
    path: 'anmeldungen/benennen',
    data: titled('Person benennen', 'Nominate a person'),
    canActivate: [roleOnly('approver', 'municipal-coordinator', 'coordination-office')],
    loadComponent: () => import('../approval/nominate-page').then((it) => it.NominatePage),
  },
  {
    path: 'anmeldungen/:id',
    data: titled('Anmeldung', 'Registration'),
    canActivate: [signedInOnly],
    loadComponent: () => import('../approval/registration-page').then((it) => it.RegistrationPage),
  },
  {
    path: 'genehmigen',
    data: titled('Anmeldung genehmigen', 'Approve a registration'),
    loadComponent: () => import('../approval/link-page').then((it) => it.LinkPage),
  },
];
