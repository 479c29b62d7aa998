import { Component, computed, input, output } from '@angular/core';
import type { RuleSetAnswer } from '@mittler/contract';
import type { Label, RuleSet } from '@mittler/domain';
import { format } from '../../shell/format';
import { language, spoken } from '../../shell/language';
import { Badge } from '../../ui/badge';
import { Fold } from '../../ui/fold';
import { ConfirmDialog } from '../../ui/notices/confirm-dialog';
import { ruleSetTexts } from './texts';

/** One dated version of a scheme: what it asks for, by which paragraph, and what it leaves open. */
@Component({
  selector: 'm-rule-set-card',
  imports: [Badge, Fold, ConfirmDialog],
  template: `<article class="m-section">
    <h2>{{ say(content().title) }}</h2>
    <p class="m-meta">
      <m-badge [tone]="ruleSet().published ? 'good' : 'draft'">{{
        ruleSet().published ? texts().published : texts().draft
      }}</m-badge>
      {{ texts().from(format.date(content().effectiveFrom)) }} · {{ texts().source }}: {{ content().source }}
    </p>
    <m-fold [label]="texts().details">
      @for (stage of stages(); track stage.name) {
        <h3>{{ stage.name }}</h3>
        <ul class="m-rows">
          @for (each of stage.requirements; track each.key) {
            <li class="m-split">
              <span>{{ texts().requirement(each, content(), say) }}</span>
              <span class="m-meta">{{ each.law }}</span>
            </li>
          }
        </ul>
      }
      @if (content().readings.length > 0) {
        <h3>{{ texts().readings }}</h3>
        <ul class="m-rows">
          @for (reading of content().readings; track reading.parameter) {
            <li>
              {{ say(reading.note) }}
              @if (reading.needsLegalCheck) {
                <m-badge tone="soon">{{ texts().needsCheck }}</m-badge>
              }
              <div class="m-meta">{{ reading.law }}</div>
            </li>
          }
        </ul>
      }
    </m-fold>
    <div class="m-acts">
      <button type="button" class="m-button m-button--quiet m-button--small" (click)="saved.emit()">
        {{ texts().download }}
      </button>
      @if (!ruleSet().published) {
        <button type="button" class="m-button m-button--small" (click)="publishing.open()">
          {{ texts().publish }}
        </button>
        <button type="button" class="m-button m-button--danger m-button--small" (click)="removing.open()">
          {{ texts().remove }}
        </button>
      }
    </div>
    <m-confirm-dialog
      #publishing
      [title]="texts().publishAsk"
      [act]="texts().publish"
      (confirmed)="published.emit(); publishing.close()"
    >
      <p>{{ texts().publishHint }}</p>
    </m-confirm-dialog>
    <m-confirm-dialog
      #removing
      [title]="texts().removeAsk"
      [act]="texts().remove"
      [danger]="true"
      (confirmed)="removed.emit(); removing.close()"
    >
      <p>{{ say(content().title) }}</p>
    </m-confirm-dialog>
  </article>`,
})
export class RuleSetCard {
  readonly ruleSet = input.required<RuleSetAnswer>();
  readonly saved = output();
  readonly published = output();
  readonly removed = output();
  protected readonly texts = spoken(ruleSetTexts);
  protected readonly format = format;
  // The API keeps only what fits the published schema, of which RuleSet is the type.
  protected readonly content = computed(() => this.ruleSet().content as unknown as RuleSet);
  protected readonly say = (label: Label): string => label[language()];

  protected readonly stages = computed(() => {
    const { certificate, titleStage, renewal } = this.content();
    const texts = this.texts();
    return [
      { name: texts.certificate, requirements: certificate.requirements },
      ...(titleStage ? [{ name: texts.titleStage, requirements: titleStage.requirements }] : []),
      ...(renewal ? [{ name: texts.renewal(renewal.months), requirements: renewal.requirements }] : []),
    ];
  });
}
