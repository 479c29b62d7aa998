import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import { language, said } from '../language';
import type { OperatorPageName } from './operator-texts';
import { operatorTexts } from './operator-texts';
import { readParagraphs } from './paragraphs';

interface OperatorText {
  readonly title: string;
  readonly text: string;
}

/** Imprint, privacy or accessibility: the operator's own text, or the default with the blanks that are his to fill. */
@Component({
  selector: 'm-operator-page',
  template: `<div class="m-page m-prose">
    <h1>{{ shown().title }}</h1>
    @for (block of blocks(); track $index) {
      @switch (block.kind) {
        @case ('heading') {
          <h2 [attr.id]="block.id">{{ block.text }}</h2>
        }
        @case ('list') {
          <ul>
            @for (item of block.items; track $index) {
              <li>{{ item }}</li>
            }
          </ul>
        }
        @case ('paragraph') {
          <p>
            @for (piece of block.pieces; track $index) {
              @if (piece.blank) {
                <mark>{{ piece.text }}</mark>
              } @else {
                {{ piece.text }}
              }
            }
          </p>
        }
      }
    }
  </div>`,
})
export class OperatorPage {
  readonly page = input.required<OperatorPageName>();
  private readonly own = httpResource<OperatorText>(() => `/api/pages/${this.page()}?language=${language()}`);
  protected readonly shown = computed<OperatorText>(() =>
    this.own.hasValue() ? this.own.value() : said(operatorTexts)[this.page()],
  );
  protected readonly blocks = computed(() => readParagraphs(this.shown().text));
}
