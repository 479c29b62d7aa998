import { afterNextRender, Component, computed, inject, Injector, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { StatusMessageList } from '../../ui/notices/status-messages';
import { Icon } from '../../ui/icon';
import { Announcer } from '../announcer';
import { Connection } from '../device/connection';
import { spoken } from '../language';
import { navigationFor, navigationGroupsFor } from '../navigation';
import { SignedIn } from '../signed-in';
import { shellTexts } from '../texts';
import { Footer } from './footer';
import { Header } from './header';
import { HouseFacts } from './house-facts';
import { LoadingBar } from './loading-bar';
import { BottomTabs } from './main-nav';
import { SessionWarning } from './session-warning';
import { TopBar } from './top-bar';

/** What stands around every page. */
@Component({
  selector: 'm-frame',
  imports: [RouterOutlet, TopBar, Header, Footer, BottomTabs, LoadingBar, SessionWarning, StatusMessageList, Icon],
  template: `<a class="m-skip" [attr.href]="here() + '#inhalt'" (click)="skip($event)">{{ texts().skip }}</a>
    <m-loading-bar />
    <header>
      <m-top-bar [demo]="facts.demo()" />
      <m-header />
      <div role="status">
        @if (!connection.online() || connection.waiting()) {
          <div class="m-connection">
            <div class="m-wide">
              <m-icon name="cloud-off" />
              @if (connection.waiting(); as waiting) {
                <span>{{ waiting.text }}</span>
                <button type="button" class="m-link" (click)="waiting.retry()">{{ texts().retry }}</button>
              } @else {
                <span
                  ><b>{{ texts().offline }}</b> {{ texts().offlineMore }}</span
                >
              }
            </div>
          </div>
        }
      </div>
    </header>
    <main id="inhalt" class="m-main" tabindex="-1">
      <router-outlet />
    </main>
    <m-footer />
    @if (tabs().length > 1 && tabs().length < 5) {
      <m-bottom-tabs [items]="tabs()" />
    }
    <m-status-messages />
    <m-session-warning />
    <div class="m-unseen" aria-live="polite">{{ announcer.said() }}</div>`,
})
export class Frame {
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly signedIn = inject(SignedIn);
  protected readonly facts = inject(HouseFacts);
  protected readonly connection = inject(Connection);
  protected readonly announcer = inject(Announcer);
  protected readonly texts = spoken(shellTexts);
  /** A phone's tabs, as long as the thumb can tell them apart and nothing stands in a panel beside them. */
  protected readonly tabs = computed(() => {
    const roles = this.signedIn.roles();
    return this.signedIn.me() === null || navigationGroupsFor(roles).length > 0 ? [] : navigationFor(roles);
  });
  protected readonly here = signal('/');
  private visited = false;

  constructor() {
    this.router.events.pipe(takeUntilDestroyed()).subscribe((event) => {
      if (event instanceof NavigationEnd) this.arrived(event.urlAfterRedirects);
    });
  }

  protected skip(event: Event): void {
    event.preventDefault();
    document.getElementById('inhalt')?.focus();
  }

  /** The browser places the focus of the first page itself; a new page takes the focus to its heading; a changed filter or anchor of the same page does not move it. */
  private arrived(url: string): void {
    const path = url.replace(/[?#].*$/, '');
    const moved = this.visited && path !== this.here();
    this.visited = true;
    this.here.set(path);
    if (!moved || url.includes('#')) return;
    afterNextRender(() => this.toHeading(), { injector: this.injector });
  }

  private toHeading(): void {
    const heading = document.querySelector<HTMLElement>('main h1') ?? document.getElementById('inhalt');
    if (heading === null) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
}
