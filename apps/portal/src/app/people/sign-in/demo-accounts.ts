import { Component, output } from '@angular/core';
import { spoken } from '../../shell/language';
import { Icon } from '../../ui/icon';
import { accountTexts } from '../account/texts';

export interface DemoAccount {
  readonly email: string;
  readonly password: string;
}

const password = 'Bruecken-bauen-2026';
const accounts = [
  { email: 'koordination@mittler.example', role: 'office' },
  { email: 'teilnehmerin@mittler.example', role: 'trainee' },
  { email: 'lehrkraft@mittler.example', role: 'trainer' },
  { email: 'kommune@mittler.example', role: 'municipality' },
  { email: 'dienststelle@mittler.example', role: 'department' },
  { email: 'foerderung@mittler.example', role: 'auditor' },
  { email: 'verwaltung@mittler.example', role: 'administrator' },
] as const;

/** In a demonstration anybody may look through the eyes of each role. */
@Component({
  selector: 'm-demo-accounts',
  imports: [Icon],
  template: `<section class="m-panel" aria-labelledby="demo-accounts">
    <h2 id="demo-accounts">{{ texts().demo.title }}</h2>
    <p class="m-meta">{{ texts().demo.lead }} {{ password }}</p>
    <ul class="m-rows">
      @for (account of accounts; track account.email) {
        <li>
          <button type="button" class="m-link" (click)="chosen.emit({ email: account.email, password })">
            {{ texts().demo.roles[account.role] }} <m-icon name="arrow-right" [size]="16" />
          </button>
          <div class="m-meta">{{ account.email }}</div>
        </li>
      }
    </ul>
  </section>`,
})
export class DemoAccounts {
  readonly chosen = output<DemoAccount>();
  protected readonly texts = spoken(accountTexts);
  protected readonly accounts = accounts;
  protected readonly password = password;
}
