import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import type { PlanSeries, SessionRemark } from '@mittler/contract';
import { spoken } from '../../shell/language';
import { Alert } from '../../ui/notices/alert';
import { Icon } from '../../ui/icon';
import { PlanningClient } from '../planning-client';
import { RemarkList } from './remark-list';
import { stops } from './remark-words';
import { remarkTexts } from './texts';

/** Long enough that nobody is asked for at every key. */
const pause = 400;

/**
 * Says while somebody plans a session what speaks against it, by the preview of a series of one. Silent while the plan is
 * not complete; a refusal of the preview is left to the saving, which says it at its field.
 */
@Component({
  selector: 'm-live-remarks',
  host: { class: 'm-part' },
  imports: [Alert, Icon, RemarkList],
  template: `<div role="status">
    @if (remarks(); as found) {
      @if (found.length === 0) {
        <p class="m-meta"><m-icon class="m-good" name="check-circle" [size]="16" /> {{ texts().allWell }}</p>
      } @else {
        <m-alert [tone]="stopped() ? 'bad' : 'soon'" [title]="stopped() ? texts().titleStop : texts().title">
          <m-remark-list [remarks]="found" />
        </m-alert>
      }
    }
  </div>`,
})
export class LiveRemarks {
  readonly course = input.required<string>();
  /** A series with the one session that is planned; null while it is not complete. */
  readonly plan = input.required<PlanSeries | null>();
  /** The session that is changed: it does not stand in its own way. */
  readonly session = input<string>();
  private readonly client = inject(PlanningClient);
  protected readonly texts = spoken(remarkTexts);
  protected readonly remarks = signal<readonly SessionRemark[] | null>(null);
  protected readonly stopped = computed(() => (this.remarks() ?? []).some(stops));
  // Compared as text: the form makes a new object at every key, also where nothing of the plan changed.
  private readonly asked = computed(() => JSON.stringify(this.plan()));

  constructor() {
    effect((forget) => {
      this.asked();
      const plan = untracked(this.plan);
      if (plan === null) {
        this.remarks.set(null);
        return;
      }
      let current = true;
      const timer = setTimeout(() => void this.ask(plan, () => current), pause);
      forget(() => {
        current = false;
        clearTimeout(timer);
      });
    });
  }

  private async ask(plan: PlanSeries, current: () => boolean): Promise<void> {
    try {
      const { dates } = await this.client.preview(this.course(), plan);
      if (!current()) return;
      const own = this.session();
      this.remarks.set(
        dates
          .flatMap((each) => each.remarks)
          .filter(({ clash }) => clash === undefined || clash.sessionId === null || clash.sessionId !== own),
      );
    } catch {
      if (current()) this.remarks.set(null);
    }
  }
}
