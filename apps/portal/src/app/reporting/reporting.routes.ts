import type { Routes } from '@angular/router';

export const reportingRoutes: Routes = [];
