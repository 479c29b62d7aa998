import { Component, inject, input, signal } from '@angular/core';
import { NavigationEnd, Router, RouterLink, RouterLinkActive } from '@angular/router';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Icon } from '../../ui/icon';
import { said, spoken } from '../language';
import type { NavigationItem } from '../navigation';
import { shellTexts } from '../texts';

/** The bar of a desk: up to four entries are tabs on a phone, more become a menu. */
@Component({
  selector: 'm-main-nav',
  imports: [RouterLink, RouterLinkActive, Icon],
  host: { '(keydown.escape)': 'open.set(false)' },
  template: `<nav
    class="m-nav"
    [class.m-nav--many]="items().length > 4"
    [class.m-nav--few]="items().length <= 4"
    [class.m-nav--open]="open()"
    [attr.aria-label]="texts().mainNavigation"
  >
    @if (items().length > 4) {
      <button
        type="button"
        class="m-button m-button--quiet m-nav__toggle"
        aria-controls="hauptnavigation"
        [attr.aria-expanded]="open()"
        (click)="open.set(!open())"
      >
        <m-icon [name]="open() ? 'cross' : 'menu'" />{{ texts().menu }}
      </button>
    }
    <ul id="hauptnavigation">
      @for (item of items(); track item.path) {
        <li>
          <a [routerLink]="item.path" routerLinkActive ariaCurrentWhenActive="page">{{ name(item) }}</a>
        </li>
      }
    </ul>
  </nav>`,
})
export class MainNav {
  readonly items = input.required<readonly NavigationItem[]>();
  protected readonly texts = spoken(shellTexts);
  protected readonly open = signal(false);

  constructor() {
    inject(Router)
      .events.pipe(takeUntilDestroyed())
      .subscribe((event) => {
        if (event instanceof NavigationEnd) this.open.set(false);
      });
  }

  protected name(item: NavigationItem): string {
    return said(item.label);
  }
}

/** The same entries at the lower edge of a phone, in reach of the thumb. */
@Component({
  selector: 'm-bottom-tabs',
  imports: [RouterLink, RouterLinkActive, Icon],
  template: `<nav class="m-tabs" [attr.aria-label]="texts().mainNavigation">
    <ul>
      @for (item of items(); track item.path) {
        <li>
          <a [routerLink]="item.path" routerLinkActive ariaCurrentWhenActive="page">
            <m-icon [name]="item.icon" [size]="24" />{{ name(item) }}
          </a>
        </li>
      }
    </ul>
  </nav>`,
})
export class BottomTabs {
  readonly items = input.required<readonly NavigationItem[]>();
  protected readonly texts = spoken(shellTexts);

  protected name(item: NavigationItem): string {
    return said(item.label);
  }
}
