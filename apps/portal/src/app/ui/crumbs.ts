import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { spoken } from '../shell/language';
import { Icon } from './icon';

/** One step above the present page. */
export interface Crumb {
  readonly label: string;
  readonly path: string;
}

/** The way down to this page; the page itself stands last, without a link. */
@Component({
  selector: 'm-crumbs',
  imports: [RouterLink, Icon],
  template: `<nav [attr.aria-label]="name()">
    <ol class="m-crumbs">
      @for (crumb of named(); track crumb.path) {
        <li>
          <a [routerLink]="crumb.path">{{ crumb.label }}</a><m-icon name="chevron-right" [size]="16" />
        </li>
      }
      <li aria-current="page">{{ here() }}</li>
    </ol>
  </nav>`,
})
export class Crumbs {
  readonly above = input.required<readonly Crumb[]>();
  readonly here = input.required<string>();
  /** A step whose name is still on its way is left out: a link without a name says nothing. */
  protected readonly named = computed(() => this.above().filter((crumb) => crumb.label !== ''));
  private readonly texts = spoken({ de: 'Pfad', en: 'Path' });
  protected readonly name = computed(() => this.texts());
}
