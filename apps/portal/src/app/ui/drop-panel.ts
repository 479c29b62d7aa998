import { Component, ElementRef, inject, input, signal } from '@angular/core';
import type { IconName } from './icon';
import { Icon } from './icon';

let panels = 0;

/** A button that opens a small panel below itself; Escape, a click elsewhere and leaving by Tab close it. */
@Component({
  selector: 'm-drop-panel',
  imports: [Icon],
  host: {
    class: 'm-drop',
    '(keydown.escape)': 'close(true)',
    '(focusout)': 'left($event)',
    '(click)': 'chosen($event)',
    '(document:click)': 'clicked($event)',
  },
  template: `<button
      type="button"
      [class]="look()"
      [attr.aria-expanded]="open()"
      [attr.aria-controls]="id"
      [attr.aria-label]="bare() ? label() : null"
      (click)="open.set(!open())"
    >
      <m-icon [name]="icon()" [size]="bare() ? 24 : 16" />
      @if (!bare()) {
        <span>{{ label() }}</span>
      }
    </button>
    <div class="m-drop__panel" [id]="id" [hidden]="!open()">
      <ng-content />
    </div>`,
})
export class DropPanel {
  readonly label = input.required<string>();
  readonly icon = input.required<IconName>();
  /** Shows the icon alone; the label is then the name for screen readers. */
  readonly bare = input(false);
  readonly look = input('m-link m-link--quiet');
  protected readonly open = signal(false);
  protected readonly id = `drop${String((panels += 1))}`;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected close(back: boolean): void {
    if (!this.open()) return;
    this.open.set(false);
    if (back) this.host.querySelector('button')?.focus();
  }

  protected left(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && !this.host.contains(event.relatedTarget)) this.close(false);
  }

  protected clicked(event: Event): void {
    if (event.target instanceof Node && !this.host.contains(event.target)) this.close(false);
  }

  /** A link in the panel leads away: the panel has done its work. */
  protected chosen(event: Event): void {
    if (event.target instanceof Element && event.target.closest('.m-drop__panel :is(a, button)') !== null)
      this.close(false);
  }
}
