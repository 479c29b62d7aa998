import type { Routes } from '@angular/router';
import { keepUnsaved, roleOnly } from '../shell/guards';
import { titled } from '../shell/page-title';

export const attendanceRoutes: Routes = [
  {
    path: 'heute',
    data: titled('Heute', 'Today'),
    canActivate: [roleOnly('trainer')],
    loadComponent: () => import('./day/day-page').then((it) => it.DayPage),
  },
  {
    path: 'termine/:session/liste',
    data: titled('Anwesenheitsliste', 'Roll'),
    canActivate: [roleOnly('trainer', 'coordination-office')],
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./roll/roll-page').then((it) => it.RollPage),
  },
];
