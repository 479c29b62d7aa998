import { Component, input } from '@angular/core';
import type { OneCertificate } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { Badge } from '../../ui/badge';
import { Icon } from '../../ui/icon';
import { ledgerTexts } from '../words/ledger-texts';

/** What she can take with her: the proof of what is done so far, and her certificates. */
@Component({
  selector: 'm-paper-list',
  imports: [Badge, Icon],
  template: `<h2>{{ texts().papers }}</h2>
    <ul class="m-papers">
      @for (paper of certificates(); track paper.id) {
        <li>
          <m-icon [name]="paper.hasPaper ? 'download' : 'certificate'" />
          <div>
            @if (paper.hasPaper) {
              <a [href]="'/api/certificates/' + paper.id + '/pdf'" download>{{ texts().certificate(paper.number) }}</a>
            } @else {
              <strong>{{ texts().certificate(paper.number) }}</strong>
            }
            @if (paper.state === 'revoked') {
              <m-badge tone="bad">{{ texts().revoked }}</m-badge>
            }
            <p class="m-meta">
              {{
                paper.hasPaper
                  ? texts().certificateHint(format.date(paper.issuedOn))
                  : texts().imported(format.date(paper.issuedOn))
              }}
            </p>
            @if (paper.checkCode; as code) {
              <p class="m-meta">{{ texts().checkCode(code) }}</p>
            }
          </div>
        </li>
      }
      <li>
        <m-icon name="download" />
        <div>
          <a [href]="proof()" download>{{ texts().proof }}</a>
          <p class="m-meta">{{ texts().proofHint(format.date(on())) }}</p>
        </div>
      </li>
      @if (certificates().length === 0) {
        <li class="m-muted">
          <m-icon name="lock" />
          <div>
            {{ texts().later }}
            <p class="m-meta">{{ texts().laterHint }}</p>
          </div>
        </li>
      }
    </ul>`,
})
export class PaperList {
  readonly certificates = input.required<readonly OneCertificate[]>();
  readonly proof = input.required<string>();
  readonly on = input.required<string>();
  protected readonly texts = spoken(ledgerTexts);
  protected readonly format = format;
}
