import { httpResource } from '@angular/common/http';
import { computed, inject, Service } from '@angular/core';
import type { RegistrationCounts } from '@mittler/contract';
import { SignedIn } from './signed-in';

export type WaitingMatter = keyof RegistrationCounts;

/** What waits for whoever is signed in, for the numbers in the navigation. */
@Service()
export class WaitingCounts {
  private readonly signedIn = inject(SignedIn);
  private readonly asked = httpResource<RegistrationCounts>(() =>
    this.signedIn.me() === null ? undefined : '/api/registrations/counts',
  );
  private readonly known = computed(() => (this.asked.hasValue() ? this.asked.value() : null));

  of(matters: readonly WaitingMatter[]): number {
    const known = this.known();
    return known === null ? 0 : matters.reduce((sum, matter) => sum + known[matter], 0);
  }

  /** Asks anew, after something was decided. */
  refresh(): void {
    if (this.signedIn.me() !== null) this.asked.reload();
  }
}
