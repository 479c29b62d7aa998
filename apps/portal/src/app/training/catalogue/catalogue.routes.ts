import type { Routes } from '@angular/router';
import { signedInOnly } from '../../shell/guards';
import { titled } from '../../shell/page-title';

export const catalogueRoutes: Routes = [
  {
    path: 'katalog',
    data: titled('Lehrgänge', 'Courses'),
    loadComponent: () => import('./catalogue-page').then((it) => it.CataloguePage),
  },
  {
    path: 'katalog/:id',
    data: titled('Lehrgang', 'Course'),
    loadComponent: () => import('./catalogue-course-page').then((it) => it.CatalogueCoursePage),
  },
  {
    path: 'katalog/:id/anmelden',
    data: titled('Zum Lehrgang anmelden', 'Register for a course'),
    canActivate: [signedInOnly],
    loadComponent: () => import('../registration/register-page').then((it) => it.RegisterPage),
  },
];
