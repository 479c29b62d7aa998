import { Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import { type Verification, VerifyCertificate } from '@mittler/contract';
import { Entered } from '../shell/form/entered';
import { format } from '../shell/format';
import { spoken } from '../shell/language';
import { ProblemNotice } from '../shell/problem/problem-notice';
import { ErrorSummary } from '../ui/fields/error-summary';
import { TextField } from '../ui/fields/text-field';
import { Icon } from '../ui/icon';
import { CertificationClient } from './certification-client';
import { certificationTexts } from './texts';
import { VerifiedFacts } from './verified-facts';

/** "MB-2026-000184.7KQ4M2TX9HDR" as the QR code puts it behind the #; the code alone is enough. */
function readFragment(fragment: string | null): { readonly code: string; readonly number: string } {
  const text = fragment ?? '';
  const dot = text.lastIndexOf('.');
  return dot === -1 ? { code: text, number: '' } : { code: text.slice(dot + 1), number: text.slice(0, dot) };
}

/** Anybody checks a certificate by what its holder has shown. An unknown code is neutral: a slip is no forgery. */
@Component({
  selector: 'm-verify-page',
  imports: [TextField, ErrorSummary, Icon, ProblemNotice, VerifiedFacts],
  template: `@if (result(); as found) {
      <div class="m-verdict" [class]="'m-verdict--' + found.is" role="status">
        <div class="m-wide">
          <m-icon [name]="icon()" [size]="40" />
          <h1 id="urteil" tabindex="-1">{{ texts().verify.verdicts[found.is].title }}</h1>
          <p class="m-lead">
            {{ found.is === 'unknown' ? texts().verify.unknownCode(shown()) : texts().verify.verdicts[found.is].text }}
          </p>
        </div>
      </div>
    }
    <div class="m-page m-sections m-verify">
      @if (result(); as found) {
        @if (found.is !== 'unknown') {
          <m-verified-facts [found]="found" [code]="shown()" />
        }
      } @else {
        <div>
          <h1>{{ texts().verify.title }}</h1>
          <p class="m-lead">{{ texts().verify.lead }}</p>
        </div>
      }
      <form class="m-form" novalidate (submit)="$event.preventDefault(); check()">
        @if (result() !== null && result()!.is !== 'unknown') {
          <h2>{{ texts().verify.another }}</h2>
        }
        <m-error-summary [errors]="form.errors()" />
        <m-problem-notice [problem]="problem()" />
        <m-text-field
          [label]="texts().verify.code"
          [hint]="texts().verify.codeHint"
          autocomplete="off"
          [at]="form.at('code')"
        />
        <m-text-field
          [label]="texts().verify.number"
          [hint]="texts().verify.numberHint"
          autocomplete="off"
          [optional]="true"
          [at]="form.at('number')"
        />
        <div class="m-acts">
          <button class="m-button m-button--primary m-button--large" [disabled]="busy()">
            {{ result() === null ? texts().verify.act : texts().verify.again }}
          </button>
        </div>
      </form>
      @if (result()?.is === 'unknown') {
        <section>
          <h2>{{ texts().verify.stillUnknown }}</h2>
          <p>{{ texts().verify.stillUnknownMore }}</p>
        </section>
      }
    </div>`,
})
export class VerifyPage {
  private readonly client = inject(CertificationClient);
  protected readonly texts = spoken(certificationTexts);
  protected readonly format = format;
  protected readonly form = new Entered(VerifyCertificate, { code: '', number: '' });
  protected readonly result = signal<Verification | null>(null);
  protected readonly shown = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly icon = computed(() => {
    switch (this.result()?.is) {
      case 'valid':
        return 'check-circle';
      case 'lapsed':
        return 'warning';
      case 'revoked':
        return 'cross-circle';
      case 'unknown':
      case undefined:
        return 'question';
    }
  });

  constructor() {
    // Also when another code is scanned while the page is open.
    inject(ActivatedRoute)
      .fragment.pipe(takeUntilDestroyed())
      .subscribe((fragment) => {
        this.form.begin(readFragment(fragment));
        if (fragment) void this.check();
      });
  }

  protected async check(): Promise<void> {
    const entered = this.form.checked();
    if (entered === null) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const { code, number } = entered;
      // A number that was left empty is not compared.
      this.result.set(await this.client.verify(number ? { code, number } : { code }));
      this.shown.set(code.toUpperCase());
      setTimeout(() => document.getElementById('urteil')?.focus());
    } catch (problem) {
      this.result.set(null);
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
