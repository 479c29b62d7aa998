import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ApprovalAsked } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { approvalTexts } from './texts';

/** Who, for which course and when: what an approver decides by. */
@Component({
  selector: 'm-link-facts',
  imports: [RouterLink],
  template: `<dl class="m-facts">
    <div>
      <dt>{{ texts().link.person }}</dt>
      <dd>
        {{ format.fullName(asked()) }}
        <div class="m-meta">{{ asked().department }}, {{ asked().municipality }}</div>
      </dd>
    </div>
    <div>
      <dt>{{ texts().link.course }}</dt>
      <dd>
        {{ asked().course.name }}, {{ asked().course.town }}
        <div>
          <a [routerLink]="['/katalog', asked().course.id]">{{ texts().link.more }}</a>
        </div>
      </dd>
    </div>
    <div>
      <dt>{{ texts().link.when }}</dt>
      <dd>
        {{ format.weekdayDate(asked().course.startsOn) }}
        @if (asked().course.endsOn !== asked().course.startsOn) {
          – {{ format.weekdayDate(asked().course.endsOn) }}
        }
      </dd>
    </div>
    @if (asked().reason; as reason) {
      <div>
        <dt>{{ texts().link.message }}</dt>
        <dd>{{ format.quoted(reason) }}</dd>
      </div>
    }
    <div>
      <dt>{{ texts().link.registered }}</dt>
      <dd>{{ format.dateTime(asked().registeredAt) }}</dd>
    </div>
    @if (asked().course.approveUntil; as until) {
      <div>
        <dt>{{ texts().link.approveUntil }}</dt>
        <dd>{{ format.weekdayDate(until) }}</dd>
      </div>
    }
  </dl>`,
})
export class LinkFacts {
  readonly asked = input.required<ApprovalAsked>();
  protected readonly texts = spoken(approvalTexts);
  protected readonly format = format;
}
