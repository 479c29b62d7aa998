import type { Routes } from '@angular/router';
import { roleOnly } from '../shell/guards';
import { titled } from '../shell/page-title';

const office = [roleOnly('coordination-office')];

export const officeRoutes: Routes = [
  {
    path: 'start',
    data: titled('Start', 'Start'),
    canActivate: [roleOnly('coordination-office', 'municipal-coordinator')],
    loadComponent: () => import('./start/start-page').then((it) => it.StartPage),
  },
  {
    path: 'start/offene-listen',
    data: titled('Offene Anwesenheitslisten', 'Open rolls'),
    canActivate: office,
    loadComponent: () => import('./start/open-rolls-page').then((it) => it.OpenRollsPage),
  },
];
