import type { Routes } from '@angular/router';
import { keepUnsaved, roleOnly } from '../shell/guards';
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
    data: { ...titled('Offene Anwesenheitslisten', 'Open rolls'), kind: 'open' },
    canActivate: office,
    loadComponent: () => import('./start/rolls-page').then((it) => it.RollsPage),
  },
  {
    path: 'start/entscheidungen',
    data: { ...titled('Offene Entscheidungen', 'Open decisions'), kind: 'waiting' },
    canActivate: office,
    loadComponent: () => import('./start/rolls-page').then((it) => it.RollsPage),
  },
  {
    path: 'import',
    data: titled('Import', 'Import'),
    canActivate: office,
    loadComponent: () => import('./import/imports-page').then((it) => it.ImportsPage),
  },
  {
    path: 'import/neu',
    data: titled('Neuer Import', 'New import'),
    canActivate: office,
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./import/new-import-page').then((it) => it.NewImportPage),
  },
  {
    path: 'import/:id',
    data: titled('Import', 'Import'),
    canActivate: office,
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./import/import-page').then((it) => it.ImportPage),
  },
];
