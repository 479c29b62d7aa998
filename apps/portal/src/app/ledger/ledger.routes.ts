import type { Routes } from '@angular/router';
import { roleOnly, signedInOnly } from '../shell/guards';
import { titled } from '../shell/page-title';

export const ledgerRoutes: Routes = [
  {
    path: 'mein-stand',
    data: titled('Mein Stand', 'My standing'),
    canActivate: [signedInOnly],
    loadComponent: () => import('./my-standing-page').then((it) => it.MyStandingPage),
  },
  {
    path: 'mein-stand/eintraege',
    data: titled('Meine Einträge', 'My entries'),
    canActivate: [signedInOnly],
    loadComponent: () => import('./entries/own-entries-page').then((it) => it.OwnEntriesPage),
  },
  {
    path: 'stand/:enrolment',
    data: titled('Stand', 'Standing'),
    canActivate: [roleOnly('coordination-office', 'municipal-coordinator')],
    loadComponent: () => import('./standing-page').then((it) => it.StandingPage),
  },
  {
    path: 'ordnungen',
    data: titled('Ordnungen', 'Rule sets'),
    canActivate: [roleOnly('coordination-office')],
    loadComponent: () => import('./rule-set/rule-sets-page').then((it) => it.RuleSetsPage),
  },
];
