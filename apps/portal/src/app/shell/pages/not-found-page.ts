import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { spoken } from '../language';
import { shellTexts } from '../texts';

/** Says the same whether a page is missing or not open to the caller. */
@Component({
  selector: 'm-not-found-page',
  imports: [RouterLink],
  template: `<div class="m-page m-sections">
    <h1>{{ texts().notFound.title }}</h1>
    <p class="m-lead">{{ texts().notFound.text }}</p>
    <p>
      <a class="m-button m-button--primary" routerLink="/">{{ texts().notFound.act }}</a>
    </p>
  </div>`,
})
export class NotFoundPage {
  protected readonly texts = spoken(shellTexts);
}
