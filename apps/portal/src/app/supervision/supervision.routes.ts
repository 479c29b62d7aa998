import type { Routes } from '@angular/router';
import { roleOnly } from '../shell/guards';
import { titled } from '../shell/page-title';

export const supervisionRoutes: Routes = [
  {
    path: 'mediationen/:teilnahme',
    data: titled('Supervidierte Mediationen', 'Supervised mediations'),
    canActivate: [roleOnly('coordination-office')],
    loadComponent: () => import('./cases-page').then((it) => it.CasesPage),
  },
];
