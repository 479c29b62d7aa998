import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { spoken } from '../language';
import { HouseFacts } from './house-facts';
import { shellTexts } from '../texts';

/** What the law wants on every page, and the interface for machines. */
@Component({
  selector: 'm-footer',
  imports: [RouterLink],
  template: `<footer class="m-footer">
    <div class="m-wide">
      <nav [attr.aria-label]="texts().pageFoot">
        <ul>
          <li>
            <a routerLink="/barrierefreiheit">{{ texts().accessibility }}</a>
          </li>
          <li>
            <a routerLink="/barrierefreiheit" fragment="melden">{{ texts().reportBarrier }}</a>
          </li>
          <li>
            <a routerLink="/datenschutz">{{ texts().privacy }}</a>
          </li>
          <li>
            <a routerLink="/impressum">{{ texts().imprint }}</a>
          </li>
          <li>
            <a href="/api/docs">{{ texts().api }}</a>
          </li>
        </ul>
      </nav>
      <p class="m-muted">{{ texts().operator }} {{ facts.version() }}</p>
    </div>
  </footer>`,
})
export class Footer {
  protected readonly texts = spoken(shellTexts);
  protected readonly facts = inject(HouseFacts);
}
