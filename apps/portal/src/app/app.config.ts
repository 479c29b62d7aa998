import { provideHttpClient, withInterceptors } from '@angular/common/http';
import type { ApplicationConfig } from '@angular/core';
import {
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import {
  provideRouter,
  RedirectCommand,
  Router,
  TitleStrategy,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
} from '@angular/router';
import { routes } from './app.routes';
import { provideOffline } from './offline';
import { Appearance } from './shell/appearance';
import { PageTitle } from './shell/page-title';
import { readAnswers } from './shell/problem/read-answers';
import { SignedIn } from './shell/signed-in';

export const appConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withInterceptors([readAnswers])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
      // E.g. a part of the portal that a newer version has replaced: the page says so and offers to load it anew.
      withNavigationErrorHandler(
        () => new RedirectCommand(inject(Router).parseUrl('/fehler'), { skipLocationChange: true }),
      ),
    ),
    { provide: TitleStrategy, useExisting: PageTitle },
    provideOffline(),
    provideAppInitializer(() => {
      inject(Appearance);
      return inject(SignedIn).refresh();
    }),
  ],
};
