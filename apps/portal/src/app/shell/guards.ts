import { DestroyRef, inject } from '@angular/core';
import type { CanActivateFn, CanDeactivateFn } from '@angular/router';
import { Router } from '@angular/router';
import type { Role } from '@mittler/domain';
import { said } from './language';
import { startFor } from './navigation';
import { safeReturn } from './return-path';
import { SignedIn } from './signed-in';
import { shellTexts } from './texts';

/** Sends a person to her start page, and whoever is not signed in to the catalogue, which signs in as well. */
export const toStart: CanActivateFn = () => {
  const signedIn = inject(SignedIn);
  return inject(Router).parseUrl(signedIn.me() === null ? '/katalog' : startFor(signedIn.roles()));
};

/** Lets signed-in persons pass; all others sign in first and come back. */
export const signedInOnly: CanActivateFn = (_route, state) => {
  if (inject(SignedIn).me() !== null) return true;
  return inject(Router).createUrlTree(['/anmelden'], { queryParams: { zurueck: safeReturn(state.url) } });
};

/** Lets persons with one of the roles pass. To all others the page does not exist: the server answers alike. */
export const roleOnly =
  (...roles: readonly Role[]): CanActivateFn =>
  (route, state) => {
    const signedIn = inject(SignedIn);
    if (signedIn.me() === null) return signedInOnly(route, state);
    return signedIn.has(...roles) ? true : inject(Router).parseUrl('/nicht-gefunden');
  };

/** What a page with a form says of itself, so that nobody loses what she typed. */
export interface MayBeUnsaved {
  readonly unsaved: () => boolean;
}

/** Asks before a page with unsaved changes is left. */
export const keepUnsaved: CanDeactivateFn<MayBeUnsaved> = (page) =>
  !page.unsaved() || window.confirm(said(shellTexts).leaveUnsaved);

/** The same for closing the window or reloading: the browser then asks in its own words. Call it in the constructor. */
export function keepUnsavedOnClose(unsaved: () => boolean): void {
  const ask = (event: BeforeUnloadEvent): void => {
    if (unsaved()) event.preventDefault();
  };
  window.addEventListener('beforeunload', ask);
  inject(DestroyRef).onDestroy(() => window.removeEventListener('beforeunload', ask));
}
