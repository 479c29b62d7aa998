import type { Route, Routes, UrlMatcher } from '@angular/router';
import { toStart } from './shell/guards';
import { titled } from './shell/page-title';

/** Matches without consuming, so that each room writes its paths in full and is loaded for its own alone. */
const begins =
  (...firstSegments: readonly string[]): UrlMatcher =>
  (segments) => {
    const first = segments[0]?.path;
    return first !== undefined && firstSegments.includes(first) ? { consumed: [] } : null;
  };

/** The same for a path of two segments whose first belongs to another room. */
const beginsWithPath =
  (first: string, second: string): UrlMatcher =>
  (segments) =>
    segments[0]?.path === first && segments[1]?.path === second ? { consumed: [] } : null;

const messagesRoom: NonNullable<Route['loadChildren']> = () =>
  import('./messages/messages.routes').then((it) => it.messagesRoutes);

const room = (firstSegments: readonly string[], loadChildren: NonNullable<Route['loadChildren']>): Route => ({
  matcher: begins(...firstSegments),
  loadChildren,
});

export const routes: Routes = [
  { path: '', pathMatch: 'full', canActivate: [toStart], children: [] },
  { matcher: beginsWithPath('konto', 'nachrichten'), loadChildren: messagesRoom },
  room(['nachrichten'], messagesRoom),
  room(['anmelden', 'passwort', 'einladung', 'konto', 'personen', 'kommunen'], () =>
    import('./people/people.routes').then((it) => it.peopleRoutes),
  ),
  room(['mein-stand', 'stand', 'ordnungen'], () => import('./ledger/ledger.routes').then((it) => it.ledgerRoutes)),
  room(
    ['katalog', 'anmeldungen', 'genehmigen', 'lehrgaenge', 'programme', 'einrichtungen', 'raeume', 'lehrbefaehigungen'],
    () => import('./training/training.routes').then((it) => it.trainingRoutes),
  ),
  room(['heute', 'termine', 'einchecken'], () =>
    import('./attendance/attendance.routes').then((it) => it.attendanceRoutes),
  ),
  room(['mediationen'], () => import('./supervision/supervision.routes').then((it) => it.supervisionRoutes)),
  room(['bescheinigungen', 'pruefen'], () =>
    import('./certification/certification.routes').then((it) => it.certificationRoutes),
  ),
  room(['berichte', 'beteiligung'], () => import('./reporting/reporting.routes').then((it) => it.reportingRoutes)),
  room(['start', 'import'], () => import('./office/office.routes').then((it) => it.officeRoutes)),
  {
    path: 'impressum',
    data: { ...titled('Impressum', 'Imprint'), page: 'imprint' },
    loadComponent: () => import('./shell/pages/operator-page').then((it) => it.OperatorPage),
  },
  {
    path: 'datenschutz',
    data: { ...titled('Datenschutz', 'Privacy'), page: 'privacy' },
    loadComponent: () => import('./shell/pages/operator-page').then((it) => it.OperatorPage),
  },
  {
    path: 'barrierefreiheit',
    data: { ...titled('Barrierefreiheit', 'Accessibility'), page: 'accessibility' },
    loadComponent: () => import('./shell/pages/operator-page').then((it) => it.OperatorPage),
  },
  {
    path: 'fehler',
    data: titled('Fehler', 'Error'),
    loadComponent: () => import('./shell/pages/error-page').then((it) => it.ErrorPage),
  },
  {
    path: '**',
    data: titled('Seite nicht gefunden', 'Page not found'),
    loadComponent: () => import('./shell/pages/not-found-page').then((it) => it.NotFoundPage),
  },
];
