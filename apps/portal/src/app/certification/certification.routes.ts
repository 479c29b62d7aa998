import type { Routes } from '@angular/router';
import { roleOnly, signedInOnly } from '../shell/guards';
import { titled } from '../shell/page-title';

export const certificationRoutes: Routes = [
  {
    path: 'pruefen',
    data: titled('Bescheinigung prüfen', 'Verify a certificate'),
    loadComponent: () => import('./verify-page').then((it) => it.VerifyPage),
  },
  {
    path: 'bescheinigungen',
    data: titled('Bescheinigungen', 'Certificates'),
    canActivate: [roleOnly('coordination-office', 'municipal-coordinator')],
    loadComponent: () => import('./register-page').then((it) => it.RegisterPage),
  },
  {
    path: 'bescheinigungen/ausstellen',
    data: titled('Bescheinigungen ausstellen', 'Issue certificates'),
    canActivate: [roleOnly('coordination-office')],
    loadComponent: () => import('./issue-page').then((it) => it.IssuePage),
  },
  {
    path: 'bescheinigungen/:id',
    data: titled('Bescheinigung', 'Certificate'),
    canActivate: [signedInOnly],
    loadComponent: () => import('./certificate-page').then((it) => it.CertificatePage),
  },
];
