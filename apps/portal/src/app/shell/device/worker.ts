import { DestroyRef, inject, isDevMode, makeEnvironmentProviders, provideAppInitializer } from '@angular/core';
import type { EnvironmentProviders } from '@angular/core';
import { provideServiceWorker, SwUpdate } from '@angular/service-worker';
import { ReplaySubject, take } from 'rxjs';
import { StatusMessages } from '../../ui/notices/status-messages';
import { said } from '../language';
import { shellTexts } from '../texts';

const script = '/ngsw-worker.js';
const wanted = new ReplaySubject<void>(1);
const checkEvery = 3_600_000;

interface ScriptPolicy {
  readonly createScriptURL: (url: string) => unknown;
}
interface PolicyFactory {
  readonly createPolicy: (name: string, rules: { readonly createScriptURL: (url: string) => string }) => ScriptPolicy;
}

/**
 * The address of the worker in the form that the content security policy asks for: this policy lets exactly this one
 * script become a worker, whatever a page may try. A browser without trusted types takes the text itself.
 */
function trustedScript(): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory };
  const policy = trustedTypes?.createPolicy('mittler-worker', {
    createScriptURL: (url) => {
      if (url !== script) throw new TypeError('No other script is a worker of this portal.');
      return url;
    },
  });
  return (policy?.createScriptURL(script) ?? script) as string;
}

/** From now on the worker may be installed; the first call counts. */
export function letWorkerCome(): void {
  wanted.next();
}

/**
 * Lets the portal open without a network. The worker keeps the portal's own files alone: requests to the API name
 * themselves (`ngsw-bypass`) and never pass through it.
 */
export function provideWorker(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideServiceWorker(trustedScript(), { enabled: !isDevMode(), registrationStrategy: () => wanted.pipe(take(1)) }),
    provideAppInitializer(() => {
      const updates = inject(SwUpdate);
      const messages = inject(StatusMessages);
      if (!updates.isEnabled) return;
      const reload = (): void => window.location.reload();
      updates.versionUpdates.subscribe(({ type }) => {
        if (type === 'VERSION_READY') messages.say(said(shellTexts).newVersion, reload, said(shellTexts).reload);
      });
      // Its files are gone from the server and from here: only loading anew helps.
      updates.unrecoverable.subscribe(reload);
      const timer = setInterval(() => void updates.checkForUpdate().catch(() => false), checkEvery);
      inject(DestroyRef).onDestroy(() => clearInterval(timer));
    }),
  ]);
}
