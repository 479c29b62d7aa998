import { Component, input } from '@angular/core';
import type { Verification } from '@mittler/contract';
import { format } from '../shell/format';
import { language, spoken } from '../shell/language';
import { Alert } from '../ui/notices/alert';
import { PrintButton } from '../ui/print-button';
import { certificationTexts } from './texts';

/** Only what the paper shows: no birth date, no cases. */
@Component({
  selector: 'm-verified-facts',
  imports: [Alert, PrintButton],
  host: { class: 'm-stacked' },
  template: `@let one = found();
    <dl class="m-facts">
      <div>
        <dt>{{ texts().verify.name }}</dt>
        <dd class="m-lead">{{ one.name }}</dd>
      </div>
      <div>
        <dt>{{ texts().verify.ruleSet }}</dt>
        <dd>{{ language() === 'de' ? one.ruleSet : one.ruleSetEnglish }}</dd>
      </div>
      @if (one.title) {
        <div>
          <dt>{{ texts().verify.titleRight }}</dt>
          <dd>{{ one.title }}</dd>
        </div>
      }
      <div>
        <dt>{{ texts().number }}</dt>
        <dd>{{ one.number }}</dd>
      </div>
      <div>
        <dt>{{ texts().verify.issued }}</dt>
        <dd>{{ one.issuedOn ? format.date(one.issuedOn) : '' }}, {{ one.issuedBy }}</dd>
      </div>
      @if (one.revokedOn) {
        <div>
          <dt>{{ texts().verify.revokedOn }}</dt>
          <dd>{{ format.date(one.revokedOn) }}</dd>
        </div>
      } @else if (one.rightUntil) {
        <div>
          <dt>
            {{
              one.renewalMinutes
                ? texts().verify.renewal(format.bareHours(one.renewalMinutes))
                : texts().verify.rightUntil
            }}
          </dt>
          <dd>{{ format.date(one.rightUntil) }}</dd>
        </div>
      }
    </dl>
    <m-alert [title]="texts().verify.compare">{{ texts().verify.compareMore }}</m-alert>
    <p class="m-meta">
      {{ texts().verify.checked(format.date(format.berlinDay(one.checkedAt)), format.time(one.checkedAt), code()) }}
    </p>
    <m-print-button [label]="texts().verify.print" />`,
})
export class VerifiedFacts {
  readonly found = input.required<Verification>();
  readonly code = input.required<string>();
  protected readonly texts = spoken(certificationTexts);
  protected readonly format = format;
  protected readonly language = language;
}
