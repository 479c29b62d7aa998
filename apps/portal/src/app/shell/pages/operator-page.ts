import { NgTemplateOutlet } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import type { OperatorPageName, OperatorPage as OperatorText } from '@mittler/contract';
import { language, said } from '../language';
import { operatorTexts } from './operator-texts';
import type { Piece } from './paragraphs';
import { readParagraphs } from './paragraphs';

/** Imprint, privacy or accessibility: the operator's own text, or the default with the blanks that are his to fill. */
@Component({
  selector: 'm-operator-page',
  imports: [NgTemplateOutlet],
  template: `<div class="m-page m-prose">
    <h1>{{ title() }}</h1>
    @for (block of blocks(); track $index) {
      @switch (block.kind) {
        @case ('heading') {
          <h2 [attr.id]="block.id">{{ block.text }}</h2>
        }
        @case ('list') {
          <ul>
            @for (item of block.items; track $index) {
              <li><ng-container [ngTemplateOutlet]="line" [ngTemplateOutletContext]="{ $implicit: item }" /></li>
            }
          </ul>
        }
        @case ('paragraph') {
          <p><ng-container [ngTemplateOutlet]="line" [ngTemplateOutletContext]="{ $implicit: block.pieces }" /></p>
        }
      }
    }
    <ng-template #line let-pieces>
      @for (piece of readPieces(pieces); track $index) {
        @switch (piece.kind) {
          @case ('text') {
            {{ piece.text }}
          }
          @case ('strong') {
            <strong>{{ piece.text }}</strong>
          }
          @case ('blank') {
            <mark>{{ piece.text }}</mark>
          }
          @case ('link') {
            <a [href]="piece.href">{{ piece.text }}</a>
          }
        }
      }
    </ng-template>
  </div>`,
})
export class OperatorPage {
  readonly page = input.required<OperatorPageName>();
  private readonly own = httpResource<OperatorText>(() => `/api/pages/${this.page()}?language=${language()}`);
  protected readonly readPieces = (pieces: readonly Piece[]): readonly Piece[] => pieces;
  protected readonly title = computed(() => said(operatorTexts)[this.page()].title);
  protected readonly blocks = computed(() => {
    const own = this.own.hasValue() ? this.own.value().text : null;
    return readParagraphs(own ?? said(operatorTexts)[this.page()].text);
  });
}
