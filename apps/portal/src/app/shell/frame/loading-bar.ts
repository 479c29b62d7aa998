import { Component, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationCancel, NavigationEnd, NavigationError, NavigationStart, Router } from '@angular/router';

/** A line at the upper edge while the next page is on its way, but only when that takes longer than 200 ms. */
@Component({
  selector: 'm-loading-bar',
  template: `@if (late()) {
    <div class="m-loading"></div>
  }`,
})
export class LoadingBar {
  protected readonly late = signal(false);
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(Router)
      .events.pipe(takeUntilDestroyed())
      .subscribe((event) => {
        if (event instanceof NavigationStart) {
          clearTimeout(this.timer);
          this.timer = setTimeout(() => this.late.set(true), 200);
        }
        if (event instanceof NavigationEnd || event instanceof NavigationCancel || event instanceof NavigationError) {
          clearTimeout(this.timer);
          this.late.set(false);
        }
      });
  }
}
