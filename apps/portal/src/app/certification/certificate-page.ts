import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type OneCertificate, RevokeCertificate } from '@mittler/contract';
import { Entered } from '../shell/form/entered';
import { format } from '../shell/format';
import { spoken } from '../shell/language';
import { ProblemNotice } from '../shell/problem/problem-notice';
import { SignedIn } from '../shell/signed-in';
import { CopyButton } from '../ui/copy-button';
import { Crumbs } from '../ui/crumbs';
import { ErrorSummary } from '../ui/fields/error-summary';
import { TextField } from '../ui/fields/text-field';
import { Fold } from '../ui/fold';
import { Icon } from '../ui/icon';
import { Alert } from '../ui/notices/alert';
import { StatusMessages } from '../ui/notices/status-messages';
import { Waiting } from '../ui/notices/waiting';
import { TableRegion } from '../ui/tables/table-region';
import { CertificateBadge } from './certificate-badge';
import { CertificationClient } from './certification-client';
import { certificationTexts } from './texts';

/** One certificate with what it prints; the office revokes it here, with a reason and its number once more. */
@Component({
  selector: 'm-certificate-page',
  imports: [
    RouterLink,
    Crumbs,
    Icon,
    Alert,
    Fold,
    Waiting,
    TableRegion,
    TextField,
    ErrorSummary,
    CopyButton,
    ProblemNotice,
    CertificateBadge,
  ],
  template: `<div class="m-page">
    <m-crumbs [above]="[{ label: texts().title, path: '/bescheinigungen' }]" [here]="number()" />
    @if (certificate.hasValue()) {
      @let one = certificate.value();
      <div class="m-page-head">
        <div>
          <h1>{{ texts().one.heading(format.fullName(one)) }}</h1>
          <p class="m-acts">
            <m-certificate-badge [state]="one.state" /><span class="m-muted">{{ one.number }}</span>
          </p>
        </div>
        @if (one.hasPaper) {
          <a class="m-button m-button--primary" [href]="'/api/certificates/' + one.id + '/pdf'"
            ><m-icon name="download" />{{ texts().one.pdf }}</a
          >
        }
      </div>
      @if (one.revocation; as gone) {
        <m-alert tone="bad" [title]="texts().one.revoked(format.date(gone.on))">{{ gone.reason ?? '' }}</m-alert>
      }
      <div class="m-two">
        <section>
          <h2>{{ texts().one.contents }}</h2>
          @if (one.areas.length === 0) {
            <p class="m-muted">{{ texts().one.noContents(one.source) }}</p>
          } @else {
            <m-table-region [label]="texts().one.contents">
              <table class="m-table">
                <thead>
                  <tr>
                    <th scope="col">{{ texts().one.area }}</th>
                    <th scope="col" class="m-number">{{ texts().one.hours }}</th>
                    <th scope="col" class="m-number">{{ texts().one.virtual }}</th>
                  </tr>
                </thead>
                <tbody>
                  @for (area of one.areas; track area.number) {
                    <tr>
                      <th scope="row">{{ area.number }} {{ area.title }}</th>
                      <td class="m-number">{{ format.hours(area.minutes) }}</td>
                      <td class="m-number">{{ format.hours(area.virtualMinutes) }}</td>
                    </tr>
                  }
                </tbody>
              </table>
            </m-table-region>
          }
          @if (revokes() && one.state !== 'revoked') {
            <m-fold [label]="texts().one.revoke">
              <form class="m-form" novalidate (submit)="$event.preventDefault(); revoke(one)">
                <m-alert tone="soon">{{ texts().one.revokeMore }}</m-alert>
                <m-error-summary [errors]="form.errors()" />
                <m-problem-notice [problem]="problem()" />
                <m-text-field [label]="texts().one.reason" [at]="form.at('reason')" />
                <m-text-field
                  [label]="texts().one.repeat"
                  [hint]="texts().one.repeatHint(one.number)"
                  autocomplete="off"
                  [at]="form.at('number')"
                />
                <div class="m-acts">
                  <button class="m-button m-button--danger" [disabled]="busy()">{{ texts().one.revoke }}</button>
                </div>
              </form>
            </m-fold>
          }
        </section>
        <aside>
          <section>
            <h2>{{ texts().one.about }}</h2>
            <dl class="m-facts">
              <div>
                <dt>{{ texts().name }}</dt>
                <dd>
                  <a [routerLink]="['/personen', one.personId]">{{ format.fullName(one) }}</a>
                </dd>
              </div>
              @if (one.birthDate) {
                <div>
                  <dt>{{ texts().one.birthDate }}</dt>
                  <dd>{{ format.date(one.birthDate) }}</dd>
                </div>
              }
              <div>
                <dt>{{ texts().verify.issued }}</dt>
                <dd>{{ format.date(one.issuedOn) }}, {{ one.issuedBy }}</dd>
              </div>
              <div>
                <dt>{{ texts().course }}</dt>
                <dd>{{ one.courseName }}</dd>
              </div>
              <div>
                <dt>{{ texts().verify.ruleSet }}</dt>
                <dd>{{ one.ruleSetTitle }}</dd>
              </div>
              @if (one.rightUntil) {
                <div>
                  <dt>{{ texts().register.rightUntil }}</dt>
                  <dd>{{ format.date(one.rightUntil) }}</dd>
                </div>
              }
              @if (one.checkCode; as code) {
                <div>
                  <dt>{{ texts().verify.code }}</dt>
                  <dd class="m-split">{{ code }}<m-copy-button [text]="code" /></dd>
                </div>
              }
            </dl>
            <p>
              <a [routerLink]="['/stand', one.enrolmentId]">{{ texts().one.standing }}</a>
            </p>
          </section>
        </aside>
      </div>
    } @else {
      <h1>{{ texts().one.title }}</h1>
      <m-problem-notice [problem]="certificate.error()" [again]="true" (retry)="certificate.reload()" />
      @if (certificate.isLoading()) {
        <m-waiting />
      }
    }
  </div>`,
})
export class CertificatePage {
  readonly id = input.required<string>();
  private readonly client = inject(CertificationClient);
  private readonly signedIn = inject(SignedIn);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(certificationTexts);
  protected readonly format = format;
  protected readonly certificate = httpResource<OneCertificate>(() => `/api/certificates/${this.id()}`);
  protected readonly number = computed(() =>
    this.certificate.hasValue() ? this.certificate.value().number : this.texts().one.title,
  );
  protected readonly revokes = computed(() => this.signedIn.has('coordination-office'));
  protected readonly form = new Entered(RevokeCertificate, { number: '', reason: '' });
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected async revoke(one: OneCertificate): Promise<void> {
    const request = this.form.checked();
    if (request === null) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.client.revoke(one.id, request);
      this.messages.say(this.texts().one.revokedNow);
      this.certificate.reload();
    } catch (problem) {
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
