import { Component, computed, input } from '@angular/core';
import type { RollBlock } from '@mittler/contract';
import { instantsOf } from '@mittler/domain';
import { format } from '../../shell/format';
import { said, spoken } from '../../shell/language';
import type { AreaTitles } from '../attendance-client';
import { attendanceTexts } from '../texts';

/** The parts of a session in the order of time, with the breaks between them. */
@Component({
  selector: 'm-block-strip',
  template: `<ol class="m-blocks">
    @for (part of parts(); track part.block.id) {
      @if (part.pause > 0) {
        <li class="m-blocks__pause m-meta">{{ texts().pause(part.pause) }}</li>
      }
      <li class="m-blocks__part">
        <span class="m-split">
          <strong>{{ part.name }}</strong>
          <span>{{ format.minutes(part.block.plannedMinutes) }}</span>
        </span>
        <span class="m-meta">
          @if (part.title) {
            <span class="m-wide-text">{{ part.title }} · </span>
          }
          {{ part.span }}
          @if (part.block.modality === 'virtual') {
            · {{ texts().form.virtual }}
          }
        </span>
      </li>
    }
  </ol>`,
})
export class BlockStrip {
  readonly blocks = input.required<readonly RollBlock[]>();
  readonly titles = input.required<AreaTitles>();
  protected readonly texts = spoken(attendanceTexts);
  protected readonly format = format;

  protected readonly parts = computed(() => {
    let before: string | null = null;
    return this.blocks().map((block, index) => {
      const from = Date.parse(block.startsAt);
      const until = new Date(from + block.plannedMinutes * 60_000).toISOString();
      const pause = before === null ? 0 : Math.round((from - Date.parse(before)) / 60_000);
      before = until;
      const title = this.titles().get(block.area ?? block.module ?? '');
      return {
        block,
        pause,
        span: format.span(block.startsAt, until),
        name: blockName(block, index, this.texts()),
        title: title === undefined ? null : said(title),
      };
    });
  });
}

/** "Bereich 2", or the part's number where it has no area. */
export function blockName(
  block: RollBlock,
  index: number,
  texts: { readonly area: (code: string) => string; readonly block: (number: number) => string },
): string {
  return block.area ? texts.area(block.area) : texts.block(index + 1);
}

/** Whether the text is a time of day that exists on that day in Germany. */
export const isTimeOfDay = (date: string, time: string): boolean =>
  /^\d{2}:\d{2}$/.test(time) && instantsOf({ date, time }).length > 0;
