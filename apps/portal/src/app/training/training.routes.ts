import type { Routes } from '@angular/router';
import { keepUnsaved, roleOnly } from '../shell/guards';
import { titled } from '../shell/page-title';
import { catalogueRoutes } from './catalogue/catalogue.routes';
import { registrationRoutes } from './registration/registration.routes';

const office = roleOnly('coordination-office');
const seesPeople = roleOnly('coordination-office', 'municipal-coordinator');
const seesCourses = roleOnly('coordination-office', 'municipal-coordinator', 'trainer');

export const trainingRoutes: Routes = [
  ...catalogueRoutes,
  ...registrationRoutes,
  {
    path: 'lehrgaenge',
    data: titled('Lehrgänge', 'Courses'),
    canActivate: [seesCourses],
    loadComponent: () => import('./course/courses-page').then((it) => it.CoursesPage),
  },
  {
    path: 'lehrgaenge/neu',
    data: titled('Lehrgang anlegen', 'Add a course'),
    canActivate: [office],
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./course/edit-course-page').then((it) => it.EditCoursePage),
  },
  {
    path: 'lehrgaenge/:id',
    data: titled('Lehrgang', 'Course'),
    canActivate: [seesCourses],
    loadComponent: () => import('./course/course-page').then((it) => it.CoursePage),
  },
  {
    path: 'lehrgaenge/:id/bearbeiten',
    data: titled('Lehrgang bearbeiten', 'Edit a course'),
    canActivate: [office],
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./course/edit-course-page').then((it) => it.EditCoursePage),
  },
  {
    path: 'lehrgaenge/:id/aufnehmen',
    data: titled('Personen aufnehmen', 'Enrol people'),
    canActivate: [office],
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./participant/enrol-page').then((it) => it.EnrolPage),
  },
  {
    path: 'lehrgaenge/:id/plaetze',
    data: titled('Plätze und Warteliste', 'Seats and waiting list'),
    canActivate: [seesPeople],
    loadComponent: () => import('./seat/seats-page').then((it) => it.SeatsPage),
  },
  {
    path: 'lehrgaenge/:id/benennen',
    data: titled('Personen benennen', 'Nominate people'),
    canActivate: [seesPeople],
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./seat/nominate-page').then((it) => it.NominatePage),
  },
  {
    path: 'lehrgaenge/:id/teilnahme/:teilnahme',
    data: titled('Teilnahme', 'Enrolment'),
    canActivate: [office],
    loadComponent: () => import('./record/record-page').then((it) => it.RecordPage),
  },
  {
    path: 'lehrgaenge/:id/termine/neu',
    data: titled('Termin anlegen', 'Add a session'),
    canActivate: [office],
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./session/session-page').then((it) => it.SessionPage),
  },
  {
    path: 'lehrgaenge/:id/termine/reihe',
    data: titled('Terminreihe anlegen', 'Add a series of sessions'),
    canActivate: [office],
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./series/series-page').then((it) => it.SeriesPage),
  },
  {
    path: 'lehrgaenge/:id/termine/:termin/verschieben',
    data: titled('Termin verschieben', 'Move a session'),
    canActivate: [office],
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./session/move-page').then((it) => it.MovePage),
  },
  {
    path: 'lehrgaenge/:id/termine/:termin',
    data: titled('Termin bearbeiten', 'Edit a session'),
    canActivate: [office],
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./session/session-page').then((it) => it.SessionPage),
  },
  {
    path: 'raeume',
    data: titled('Räume', 'Rooms'),
    canActivate: [office],
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./room/rooms-page').then((it) => it.RoomsPage),
  },
  {
    path: 'lehrbefaehigungen',
    data: titled('Lehrbefähigungen', 'Qualifications to train'),
    canActivate: [office],
    canDeactivate: [keepUnsaved],
    loadComponent: () => import('./qualification/qualifications-page').then((it) => it.QualificationsPage),
  },
  {
    path: 'einrichtungen',
    data: titled('Einrichtungen und Programme', 'Institutions and programmes'),
    canActivate: [office],
    loadComponent: () => import('./setting/setting-page').then((it) => it.SettingPage),
  },
];
