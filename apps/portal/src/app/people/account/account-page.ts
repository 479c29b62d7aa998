import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { format } from '../../shell/format';
import { language, spoken } from '../../shell/language';
import { SignedIn } from '../../shell/signed-in';
import { shellTexts } from '../../shell/texts';
import { Segments } from '../../ui/fields/choice-group';
import { EmailForm } from './email-form';
import { PasswordForm } from './password-form';
import { SignInList } from './sign-in-list';
import { accountTexts } from './texts';

/** One's own account: what is known, how one signs in, and where one is signed in. */
@Component({
  selector: 'm-account-page',
  imports: [RouterLink, Segments, EmailForm, PasswordForm, SignInList],
  template: `@if (me(); as me) {
    <div class="m-page">
      <div class="m-page-head">
        <div>
          <h1>{{ texts().account.title(format.fullName(me.person)) }}</h1>
          <p class="m-muted">{{ texts().account.lead }}</p>
        </div>
      </div>
      <div class="m-two">
        <div class="m-sections">
          <section>
            <h2>{{ texts().account.email }}</h2>
            <m-email-form />
          </section>
          <section>
            <h2>{{ texts().account.password }}</h2>
            <m-password-form />
          </section>
          <section>
            <h2>{{ texts().account.signIns }}</h2>
            <m-sign-in-list />
          </section>
        </div>
        <aside>
          <section>
            <h2>{{ texts().account.known }}</h2>
            <dl class="m-facts">
              <div>
                <dt>{{ texts().account.name }}</dt>
                <dd>{{ format.fullName(me.person) }}</dd>
              </div>
              <div>
                <dt>{{ texts().account.birthDate }}</dt>
                <dd>{{ me.person.birthDate ? format.date(me.person.birthDate) : texts().account.unknown }}</dd>
              </div>
              @for (role of roles(); track $index) {
                <div>
                  <dt>{{ texts().account.role }}</dt>
                  <dd>{{ role }}</dd>
                </div>
              }
            </dl>
            <p class="m-meta">{{ texts().account.wrong }}</p>
          </section>
          <section>
            <h2>{{ texts().account.language }}</h2>
            <m-segments
              [label]="texts().account.language"
              [bare]="true"
              [choices]="languages"
              [value]="language()"
              (valueChange)="choose($event)"
            />
            <p class="m-meta">{{ texts().account.languageMore }}</p>
          </section>
          <section>
            <h2>{{ texts().account.messages }}</h2>
            <p>
              <a routerLink="/konto/nachrichten">{{ texts().account.messagesMore }}</a>
            </p>
          </section>
        </aside>
      </div>
    </div>
  }`,
})
export class AccountPage {
  private readonly signedIn = inject(SignedIn);
  protected readonly me = this.signedIn.me;
  protected readonly texts = spoken(accountTexts);
  private readonly shell = spoken(shellTexts);
  protected readonly format = format;
  protected readonly language = language;
  protected readonly languages = [
    { value: 'de', label: 'Deutsch' },
    { value: 'en', label: 'English' },
  ];
  protected readonly roles = computed(() => {
    const held = this.me()?.roles ?? [];
    if (held.length === 0) return [this.shell().roles.trainee];
    return held.map((each) =>
      [this.shell().roles[each.role], each.municipalityName, each.departmentName]
        .filter((part) => part !== null && part !== undefined)
        .join(', '),
    );
  });

  protected choose(wanted: string | null): void {
    if (wanted === 'de' || wanted === 'en') this.signedIn.choose(wanted);
  }
}
