import type { Routes } from '@angular/router';
import { keepUnsaved, roleOnly, signedInOnly } from '../shell/guards';
import { titled } from '../shell/page-title';

const office = roleOnly('coordination-office');

export const messagesRoutes: Routes = [
  {
    path: 'nachrichten',
    data: titled('Nachrichten', 'Messages'),
    canActivate: [office],
    loadComponent: () => import('./outbox/outbox-page').then((it) => it.OutboxPage),
  },
  {
    path: 'nachrichten/vorlagen',
    data: titled('Vorlagen für Nachrichten', 'Templates for messages'),
    canActivate: [office],
    loadComponent: () => import('./template/templates-page').then((it) => it.TemplatesPage),
  },
  {
    path: 'nachrichten/vorlagen/:vorlage',
    data: titled('Vorlage', 'Template'),
    canActivate: [office],
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./template/template-page').then((it) => it.TemplatePage),
  },
  {
    path: 'konto/nachrichten',
    data: titled('Nachrichten und Kalender', 'Messages and calendar'),
    canActivate: [signedInOnly],
    loadComponent: () => import('./own/own-messages-page').then((it) => it.OwnMessagesPage),
  },
];
