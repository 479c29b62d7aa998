import { Component, computed, inject, input } from '@angular/core';
import { spoken } from '../language';
import { type NavigationItem, waitingMattersOf } from '../navigation';
import { SignedIn } from '../signed-in';
import { WaitingCounts } from '../waiting-counts';

/** How much waits behind an entry of the navigation; nothing where nothing does. */
@Component({
  selector: 'm-nav-count',
  template: `@if (count() > 0) {
    <span class="m-count"
      >{{ count() }}<span class="m-unseen"> {{ text() }}</span></span
    >
  }`,
})
export class NavCount {
  readonly item = input.required<NavigationItem>();
  private readonly signedIn = inject(SignedIn);
  private readonly counts = inject(WaitingCounts);
  protected readonly text = spoken({ de: 'offen', en: 'open' });
  protected readonly count = computed(() => this.counts.of(waitingMattersOf(this.item(), this.signedIn.roles())));
}
