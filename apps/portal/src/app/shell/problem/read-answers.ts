import type { HttpInterceptorFn } from '@angular/common/http';
import { HttpErrorResponse, HttpResponse } from '@angular/common/http';
import { inject, Injector } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, tap, throwError } from 'rxjs';
import { Connection, isUnreachable } from '../device/connection';
import { safeReturn } from '../return-path';
import { SessionClock } from '../session-clock';
import { SignedIn } from '../signed-in';
import { ProblemError } from './problem-error';

/**
 * Turns every refusal into a `ProblemError`. A session that has ended leads to the sign-in, which comes back to the
 * page; only the question who is signed in may be answered with 401 without that. No request to the API passes the
 * worker, which keeps the portal's own files alone.
 */
export const readAnswers: HttpInterceptorFn = (request, next) => {
  const injector = inject(Injector);
  const clock = inject(SessionClock);
  const connection = inject(Connection);
  return next(request.clone({ setHeaders: { 'ngsw-bypass': 'true' } })).pipe(
    tap((event) => {
      if (!request.url.startsWith('/api/') || !(event instanceof HttpResponse)) return;
      clock.heard();
      connection.heard(event.headers.get('date'));
    }),
    catchError((answer: unknown) => {
      if (!(answer instanceof HttpErrorResponse)) return throwError(() => answer);
      const problem = ProblemError.from(answer);
      if (isUnreachable(answer.status)) connection.lost();
      else connection.heard(answer.headers.get('date'));
      if (problem.code === 'not-signed-in' && request.url !== '/api/me' && request.url !== '/api/sign-in') {
        injector.get(SignedIn).forget();
        const router = injector.get(Router);
        void router.navigate(['/anmelden'], { queryParams: { zurueck: safeReturn(router.url) } });
      }
      return throwError(() => problem);
    }),
  );
};
