import type { Routes } from '@angular/router';

export const certificationRoutes: Routes = [];
