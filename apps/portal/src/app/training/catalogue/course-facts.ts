import { Component, computed, input } from '@angular/core';
import type { CatalogueCourse } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { planned } from './content';
import { catalogueTexts } from './texts';

/** Where, who, for whom and how long. */
@Component({
  selector: 'm-course-facts',
  template: `<dl class="m-facts">
    <div>
      <dt>{{ texts().one.place }}</dt>
      <dd>
        @for (line of address(); track line) {
          <div>{{ line }}</div>
        }
      </dd>
    </div>
    <div>
      <dt>{{ texts().one.length }}</dt>
      <dd>
        {{ length() }}
        <div class="m-meta">{{ format.days(course().startsOn, course().endsOn) }}</div>
      </dd>
    </div>
    @if (course().targetGroup; as targetGroup) {
      <div>
        <dt>{{ texts().one.targetGroup }}</dt>
        <dd>{{ targetGroup }}</dd>
      </div>
    }
    <div>
      <dt>{{ texts().one.trainers }}</dt>
      <dd>{{ course().trainers.join(', ') || texts().one.noTrainers }}</dd>
    </div>
    <div>
      <dt>{{ texts().one.programme }}</dt>
      <dd>{{ course().programme.name }}</dd>
    </div>
    @if (course().host; as host) {
      <div>
        <dt>{{ texts().one.host }}</dt>
        <dd>{{ host.name }}</dd>
      </div>
    }
    <div>
      <dt>{{ texts().one.institution }}</dt>
      <dd>
        {{ course().institution.name }}
        <div class="m-meta">
          {{ course().institution.street }}, {{ course().institution.postcode }} {{ course().institution.town }}
        </div>
      </dd>
    </div>
  </dl>`,
})
export class CourseFacts {
  readonly course = input.required<CatalogueCourse>();
  protected readonly texts = spoken(catalogueTexts);
  protected readonly format = format;
  protected readonly address = computed(() => {
    const { venue, street, postcode, town } = this.course();
    return [venue, street, [postcode, town].filter((part) => part !== null).join(' ')].filter(
      (part): part is string => part !== null && part !== '',
    );
  });
  protected readonly length = computed(() => {
    const { room, virtual } = planned(this.course().content);
    const sessions = this.texts().sessions(this.course().sessions, format.date(this.course().endsOn));
    return [sessions, this.texts().form(room, virtual, format.hours)].filter((part) => part !== '').join(' · ');
  });
}
