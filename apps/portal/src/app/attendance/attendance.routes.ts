import type { Routes } from '@angular/router';
import { keepUnsaved, roleOnly, signedInOnly } from '../shell/guards';
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
  {
    path: 'termine/:session/code',
    data: titled('Code zum Eintragen', 'Code to check in'),
    canActivate: [roleOnly('trainer', 'coordination-office')],
    loadComponent: () => import('./check-in/code-page').then((it) => it.CodePage),
  },
  {
    path: 'termine/:session/videoprotokoll',
    data: titled('Videoprotokoll', 'Meeting log'),
    canActivate: [roleOnly('trainer', 'coordination-office')],
    loadComponent: () => import('./evidence/meeting-page').then((it) => it.MeetingPage),
  },
  {
    path: 'termine/:session/nachweise',
    data: titled('Nachweise auf Papier', 'Evidence on paper'),
    canActivate: [roleOnly('trainer', 'coordination-office')],
    loadComponent: () => import('./evidence/scans-page').then((it) => it.ScansPage),
  },
  {
    path: 'termine/:session/entscheidungen',
    data: titled('Entscheidungen', 'Decisions'),
    canActivate: [roleOnly('trainer', 'coordination-office')],
    loadComponent: () => import('./decisions/decisions-page').then((it) => it.DecisionsPage),
  },
  {
    path: 'einchecken',
    data: titled('Einchecken', 'Check in'),
    canActivate: [signedInOnly],
    loadComponent: () => import('./check-in/check-in-page').then((it) => it.CheckInPage),
  },
];
