import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CourseAnswer } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { Icon } from '../../ui/icon';
import { courseTexts } from './texts';

/** Seats and deadlines of a course at a glance, with the way to the page of seats. */
@Component({
  selector: 'm-course-figures',
  host: { class: 'm-part' },
  imports: [RouterLink, Icon],
  template: `<dl class="m-figures m-figures--small">
      <div>
        <dt>{{ texts().seats }}</dt>
        <dd>{{ seats().figure }}</dd>
        <dd class="m-meta">{{ seats().more }}</dd>
      </div>
      <div>
        <dt>{{ texts().registerUntil }}</dt>
        <dd>{{ day(course().registerUntil) }}</dd>
        @if (course().approveUntil; as until) {
          <dd class="m-meta">{{ texts().approveBy(format.date(until)) }}</dd>
        }
      </div>
      <div>
        <dt>{{ texts().sessions }}</dt>
        <dd>{{ format.number(course().sessions) }}</dd>
        <dd class="m-meta">{{ format.date(course().startsOn) }}–{{ format.date(course().endsOn) }}</dd>
      </div>
    </dl>
    <p class="m-figures__way">
      <a [routerLink]="['/lehrgaenge', course().id, 'plaetze']"
        >{{ keeps() ? texts().toSeats : texts().ownPeople }}<m-icon name="arrow-right" [size]="16"
      /></a>
    </p>`,
})
export class CourseFigures {
  readonly course = input.required<CourseAnswer>();
  readonly keeps = input.required<boolean>();
  protected readonly texts = spoken(courseTexts);
  protected readonly format = format;
  protected readonly seats = computed(() => {
    const { capacity, seatsTaken, waiting, enrolled } = this.course();
    const texts = this.texts();
    // Counts of all people are for the office alone; others read how many of their own take part.
    if (seatsTaken === null)
      return { figure: capacity === null ? '–' : format.number(capacity), more: texts.own(enrolled) };
    return {
      figure: capacity === null ? format.number(seatsTaken) : texts.ofSeats(seatsTaken, capacity),
      more: `${capacity === null ? texts.unlimited : texts.free(Math.max(0, capacity - seatsTaken))}${
        waiting === null || waiting === 0 ? '' : `, ${texts.waiting(waiting)}`
      }`,
    };
  });

  protected day(value: string | null): string {
    return value === null ? this.texts().noDeadline : format.date(value);
  }
}
