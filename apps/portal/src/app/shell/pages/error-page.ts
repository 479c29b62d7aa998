import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { spoken } from '../language';
import { shellTexts } from '../texts';

/** For what no page could catch; the number leads the operator to the entry in the log. */
@Component({
  selector: 'm-error-page',
  imports: [RouterLink],
  template: `<div class="m-page m-sections">
    <h1>{{ texts().error.title }}</h1>
    <p class="m-lead">{{ texts().error.text }}</p>
    @if (vorgang(); as id) {
      <p class="m-meta">{{ texts().requestId(id) }}</p>
    }
    <p>
      <a class="m-button m-button--primary" routerLink="/">{{ texts().notFound.act }}</a>
    </p>
  </div>`,
})
export class ErrorPage {
  /** Query parameter "vorgang": the request id. */
  readonly vorgang = input<string>();
  protected readonly texts = spoken(shellTexts);

  protected reload(): void {
    location.reload();
  }
}
