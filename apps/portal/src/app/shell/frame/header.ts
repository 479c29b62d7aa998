import { Component, computed, inject, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { DropPanel } from '../../ui/drop-panel';
import { Icon } from '../../ui/icon';
import { StatusMessages } from '../../ui/notices/status-messages';
import { format } from '../format';
import { Unsent } from '../device/unsent';
import { spoken } from '../language';
import { navigationFor, navigationGroupsFor } from '../navigation';
import { SignedIn } from '../signed-in';
import { shellTexts } from '../texts';
import { MainNav } from './main-nav';
import { Mark } from './mark';
import { SignOutDialog } from './sign-out-dialog';

/** Mark, navigation by role, and the account of whoever is signed in. */
@Component({
  selector: 'm-header',
  imports: [RouterLink, Mark, MainNav, DropPanel, Icon, SignOutDialog],
  template: `<div class="m-header">
    <div class="m-wide">
      <a class="m-brand" routerLink="/">
        <m-mark />
        <span
          ><b>Mittler</b><small>{{ texts().claim }}</small
          ><span class="m-unseen">, {{ texts().home }}</span></span
        >
      </a>
      @if (me(); as me) {
        <m-main-nav [items]="items()" [groups]="groups()" />
        <div class="m-header__acts">
          <p class="m-caller">
            <b>{{ name() }}</b>{{ role() }}
          </p>
          <m-drop-panel icon="account" [bare]="true" look="m-button m-button--icon" [label]="texts().accountOf(name())">
            <ul class="m-drop__list">
              <li>
                <a routerLink="/konto"><m-icon name="account" />{{ texts().myAccount }}</a>
              </li>
              @if (!standingInNavigation()) {
                <li>
                  <a routerLink="/mein-stand"><m-icon name="progress" />{{ texts().myStanding }}</a>
                </li>
              }
              <li>
                <a routerLink="/einchecken"><m-icon name="qr" />{{ texts().checkIn }}</a>
              </li>
              @if (!registrationsAreOwn()) {
                <li>
                  <a routerLink="/anmeldungen/meine"><m-icon name="calendar" />{{ texts().myRegistrations }}</a>
                </li>
              }
              <li>
                <button type="button" (click)="askSignOut()"><m-icon name="sign-out" />{{ texts().signOut }}</button>
              </li>
            </ul>
          </m-drop-panel>
        </div>
      } @else {
        <div class="m-header__acts">
          <a class="m-wide-text" routerLink="/katalog">{{ texts().courses }}</a>
          <a class="m-wide-text" routerLink="/pruefen">{{ texts().verify }}</a>
          <a class="m-button m-button--quiet" routerLink="/anmelden">{{ texts().signIn }}</a>
        </div>
      }
    </div>
    <m-sign-out-dialog (leave)="signOut()" />
  </div>`,
})
export class Header {
  private readonly signedIn = inject(SignedIn);
  private readonly router = inject(Router);
  private readonly unsent = inject(Unsent);
  private readonly leaving = viewChild.required(SignOutDialog);
  private readonly messages = inject(StatusMessages);
  protected readonly me = this.signedIn.me;
  protected readonly texts = spoken(shellTexts);
  protected readonly items = computed(() => navigationFor(this.signedIn.roles()));
  protected readonly groups = computed(() => navigationGroupsFor(this.signedIn.roles()));
  protected readonly standingInNavigation = computed(() => this.items().some((item) => item.path === '/mein-stand'));
  /** Who holds no role has her own registrations in the navigation. */
  protected readonly registrationsAreOwn = computed(() => this.signedIn.roles().size === 0);
  protected readonly name = computed(() => {
    const me = this.me();
    return me === null ? '' : format.fullName(me.person);
  });
  protected readonly role = computed(() => this.texts().roles[this.me()?.roles[0]?.role ?? 'trainee']);

  /** Signs out at once where everything is sent; else she decides. */
  protected askSignOut(): void {
    if (this.unsent.count() === 0) void this.signOut();
    else this.leaving().open();
  }

  protected async signOut(): Promise<void> {
    try {
      await this.signedIn.signOut();
      this.messages.say(this.texts().signedOut);
    } finally {
      await this.router.navigateByUrl('/anmelden');
    }
  }
}
