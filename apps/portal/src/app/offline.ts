import type { EnvironmentProviders } from '@angular/core';
import { effect, inject, Injector, makeEnvironmentProviders, provideAppInitializer } from '@angular/core';
import { isDeviceKnown } from './shell/device/device-id';
import { letWorkerCome, provideWorker } from './shell/device/worker';
import { SignedIn } from './shell/signed-in';

/** Who keeps no roll can wait for the worker: until it has all files, pages that were not opened yet wait for it. */
const others = 30_000;

/**
 * The portal without a network. Whoever keeps rolls gets everything for it first, then the worker; what lies on this
 * device is sent, or taken from it, from the first page on.
 */
export function provideOffline(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideWorker(),
    provideAppInitializer(() => {
      const injector = inject(Injector);
      const signedIn = inject(SignedIn);
      setTimeout(letWorkerCome, others);
      effect(() => {
        if (!signedIn.isSettled()) return;
        const keepsRolls = signedIn.has('trainer', 'coordination-office');
        if (!keepsRolls && !isDeviceKnown()) return;
        void import('./attendance/device/outbox').then(({ Outbox }) => injector.get(Outbox));
        if (keepsRolls)
          void import('./attendance/device/ready')
            .then(({ loadRoll }) => loadRoll())
            .then(letWorkerCome, letWorkerCome);
      });
    }),
  ]);
}
