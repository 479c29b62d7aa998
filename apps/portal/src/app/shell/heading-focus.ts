import { afterNextRender, effect, inject, Injector } from '@angular/core';

/**
 * A page that shows a heading while it loads, and the answer as heading afterwards: the focus that came to the first
 * one goes to the second, so that a screen reader hears the answer. Call it in the constructor.
 */
export function keepHeadingFocus(isLoaded: () => boolean): void {
  const injector = inject(Injector);
  effect(() => {
    if (!isLoaded() || document.activeElement !== document.querySelector('main h1')) return;
    afterNextRender(
      () => {
        const heading = document.querySelector<HTMLElement>('main h1');
        if (heading === null || document.activeElement !== document.body) return;
        heading.tabIndex = -1;
        heading.focus({ preventScroll: true });
      },
      { injector },
    );
  });
}
