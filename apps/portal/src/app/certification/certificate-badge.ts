import { Component, computed, input } from '@angular/core';
import type { CertificateState } from '@mittler/contract';
import { spoken } from '../shell/language';
import { Badge } from '../ui/badge';
import { certificationTexts } from './texts';

/** What holds of a certificate today, as icon and word. */
@Component({
  selector: 'm-certificate-badge',
  imports: [Badge],
  template: `@switch (state()) {
    @case ('valid') {
      <m-badge tone="good" icon="check">{{ word() }}</m-badge>
    }
    @case ('lapsed') {
      <m-badge tone="soon" icon="warning">{{ word() }}</m-badge>
    }
    @case ('revoked') {
      <m-badge tone="bad" icon="cross-circle">{{ word() }}</m-badge>
    }
  }`,
})
export class CertificateBadge {
  readonly state = input.required<CertificateState>();
  private readonly texts = spoken(certificationTexts);
  protected readonly word = computed(() => this.texts().states[this.state()]);
}
