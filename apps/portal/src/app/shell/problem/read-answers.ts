import type { HttpInterceptorFn } from '@angular/common/http';
import { HttpErrorResponse } from '@angular/common/http';
import { inject, Injector } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, tap, throwError } from 'rxjs';
import { safeReturn } from '../return-path';
import { SessionClock } from '../session-clock';
import { SignedIn } from '../signed-in';
import { ProblemError } from './problem-error';

/**
 * Turns every refusal into a `ProblemError`. A session that has ended leads to the sign-in, which comes back to the
 * page; only the question who is signed in may be answered with 401 without that.
 */
export const readAnswers: HttpInterceptorFn = (request, next) => {
  const injector = inject(Injector);
  const clock = inject(SessionClock);
  return next(request).pipe(
    tap(() => {
      if (request.url.startsWith('/api/')) clock.heard();
    }),
    catchError((answer: unknown) => {
      if (!(answer instanceof HttpErrorResponse)) return throwError(() => answer);
      const problem = ProblemError.from(answer);
      if (problem.code === 'not-signed-in' && request.url !== '/api/me') {
        injector.get(SignedIn).forget();
        const router = injector.get(Router);
        void router.navigate(['/anmelden'], { queryParams: { zurueck: safeReturn(router.url) } });
      }
      return throwError(() => problem);
    }),
  );
};
