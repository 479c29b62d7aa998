import { Component, computed, effect, ElementRef, inject, input, model } from '@angular/core';
import { Icon } from '../icon';

/** By which column a table is sorted, and whether downwards. In the URL: "name" or "-name". */
export type Sorting = string;

/** The heading of a column that can be sorted; stands inside its th and tells it the order. */
@Component({
  selector: 'm-sort-button',
  imports: [Icon],
  template: `<button type="button" class="m-sort" [class.m-sort--on]="order() !== null" (click)="turn()">
    <ng-content /><m-icon [name]="order() === 'descending' ? 'arrow-down' : 'arrow-up'" [size]="16" />
  </button>`,
})
export class SortButton {
  readonly column = input.required<string>();
  readonly sorting = model.required<Sorting>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly order = computed(() => {
    if (this.sorting() === this.column()) return 'ascending';
    return this.sorting() === `-${this.column()}` ? 'descending' : null;
  });

  constructor() {
    effect(() => {
      const order = this.order();
      const heading = this.host.closest('th');
      if (order === null) heading?.removeAttribute('aria-sort');
      else heading?.setAttribute('aria-sort', order);
    });
  }

  protected turn(): void {
    this.sorting.set(this.order() === 'ascending' ? `-${this.column()}` : this.column());
  }
}
