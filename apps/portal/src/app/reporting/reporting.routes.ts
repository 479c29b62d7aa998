import type { Routes } from '@angular/router';
import { keepUnsaved, roleOnly } from '../shell/guards';
import { titled } from '../shell/page-title';

export const reportingRoutes: Routes = [
  { path: 'berichte', pathMatch: 'full', redirectTo: 'berichte/bescheinigungen' },
  {
    path: 'berichte/bescheinigungen',
    data: titled('Bescheinigungen nach Kommune', 'Certificates by municipality'),
    canActivate: [roleOnly('coordination-office', 'municipal-coordinator', 'auditor')],
    loadComponent: () => import('./report-page').then((it) => it.ReportPage),
  },
  {
    path: 'berichte/bescheinigungen/personen',
    data: titled('Personen hinter dem Bericht', 'People behind the report'),
    canActivate: [roleOnly('coordination-office', 'municipal-coordinator')],
    loadComponent: () => import('./report-people-page').then((it) => it.ReportPeoplePage),
  },
  {
    path: 'beteiligung',
    data: titled('Beteiligung der Kommunen', 'Participation of municipalities'),
    canActivate: [roleOnly('coordination-office', 'municipal-coordinator')],
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./participation/participation-page').then((it) => it.ParticipationPage),
  },
];
