import type { OnDestroy } from '@angular/core';
import { Component, signal } from '@angular/core';
import { spoken } from '../../shell/language';

/** Stands where a page's content will be; the word appears only when it takes longer than 200 ms. */
@Component({
  selector: 'm-waiting',
  template: `<p class="m-waiting" role="status">{{ late() ? text() : '' }}</p>`,
})
export class Waiting implements OnDestroy {
  protected readonly late = signal(false);
  protected readonly text = spoken({ de: 'Wird geladen …', en: 'Loading …' });
  private readonly timer = setTimeout(() => this.late.set(true), 200);

  ngOnDestroy(): void {
    clearTimeout(this.timer);
  }
}
