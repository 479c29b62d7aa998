import { Component, computed, ElementRef, inject, input, signal } from '@angular/core';
import { NavigationEnd, Router, RouterLink, RouterLinkActive } from '@angular/router';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Icon } from '../../ui/icon';
import type { Spoken } from '../language';
import { said, spoken } from '../language';
import type { NavigationGroup, NavigationItem } from '../navigation';
import { shellTexts } from '../texts';
import { NavCount } from './nav-count';

/**
 * The bar of a desk, with a panel for what is needed seldom. On a phone up to four entries are tabs; more of them, or a
 * panel, become one menu.
 */
@Component({
  selector: 'm-main-nav',
  imports: [RouterLink, RouterLinkActive, Icon, NavCount],
  host: {
    '(keydown.escape)': 'escaped()',
    '(focusout)': 'left($event)',
    '(document:click)': 'clicked($event)',
  },
  template: `<nav
    class="m-nav"
    [class.m-nav--many]="asMenu()"
    [class.m-nav--few]="!asMenu()"
    [class.m-nav--open]="open()"
    [attr.aria-label]="texts().mainNavigation"
  >
    @if (asMenu()) {
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
          <a [routerLink]="item.path" routerLinkActive ariaCurrentWhenActive="page"
            >{{ name(item.label) }}<m-nav-count [item]="item"
          /></a>
        </li>
      }
      @if (groups().length > 0) {
        <li class="m-nav__more" [class.m-nav__more--open]="more()">
          <button
            type="button"
            aria-controls="weitere-navigation"
            [attr.aria-expanded]="more()"
            (click)="more.set(!more())"
          >
            {{ texts().more }}<m-icon [name]="more() ? 'chevron-up' : 'chevron-down'" [size]="16" />
          </button>
          <div class="m-nav__groups" id="weitere-navigation">
            @for (group of groups(); track group.place) {
              <div>
                <p [id]="'navigation-' + group.place">{{ name(group.label) }}</p>
                <ul [attr.aria-labelledby]="'navigation-' + group.place">
                  @for (item of group.items; track item.path) {
                    <li>
                      <a [routerLink]="item.path" routerLinkActive ariaCurrentWhenActive="page">{{
                        name(item.label)
                      }}</a>
                    </li>
                  }
                </ul>
              </div>
            }
          </div>
        </li>
      }
    </ul>
  </nav>`,
})
export class MainNav {
  readonly items = input.required<readonly NavigationItem[]>();
  readonly groups = input<readonly NavigationGroup[]>([]);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly texts = spoken(shellTexts);
  protected readonly open = signal(false);
  protected readonly more = signal(false);
  protected readonly asMenu = computed(() => this.items().length > 4 || this.groups().length > 0);

  constructor() {
    inject(Router)
      .events.pipe(takeUntilDestroyed())
      .subscribe((event) => {
        if (event instanceof NavigationEnd) this.close();
      });
  }

  protected name(label: Spoken<string>): string {
    return said(label);
  }

  /** The focus goes back to the button whose panel closed, not into the void. */
  protected escaped(): void {
    const button = this.more() ? '.m-nav__more > button' : this.open() ? '.m-nav__toggle' : null;
    this.close();
    if (button !== null) this.host.querySelector<HTMLElement>(button)?.focus();
  }

  protected left(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && !this.host.contains(event.relatedTarget)) this.more.set(false);
  }

  protected clicked(event: Event): void {
    if (event.target instanceof Node && !this.host.contains(event.target)) this.more.set(false);
  }

  private close(): void {
    this.open.set(false);
    this.more.set(false);
  }
}

/** The same entries at the lower edge of a phone, in reach of the thumb. */
@Component({
  selector: 'm-bottom-tabs',
  imports: [RouterLink, RouterLinkActive, Icon, NavCount],
  template: `<nav class="m-tabs" [attr.aria-label]="texts().mainNavigation">
    <ul>
      @for (item of items(); track item.path) {
        <li>
          <a [routerLink]="item.path" routerLinkActive ariaCurrentWhenActive="page">
            <m-icon [name]="item.icon" [size]="24" /><span>{{ name(item) }}<m-nav-count [item]="item" /></span>
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
