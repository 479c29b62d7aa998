import { httpResource } from '@angular/common/http';
import { computed, inject, Service } from '@angular/core';
import { SignedIn } from '../signed-in';

interface Living {
  readonly version?: string;
  readonly demo?: boolean;
}

/** What the server says of itself before anybody has signed in. */
@Service()
export class HouseFacts {
  private readonly signedIn = inject(SignedIn);
  private readonly living = httpResource<Living>(() => '/api/health/live');
  private readonly said = computed<Living>(() => (this.living.hasValue() ? this.living.value() : {}));
  readonly version = computed(() => this.said().version ?? '');
  readonly demo = computed(() => this.signedIn.me()?.demo ?? this.said().demo ?? false);
}
