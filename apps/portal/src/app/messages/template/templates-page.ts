import { httpResource } from '@angular/common/http';
import { Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import { messageCategories, type TemplateAnswer, type Templates } from '@mittler/contract';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Badge } from '../../ui/badge';
import { Crumbs } from '../../ui/crumbs';
import { Waiting } from '../../ui/notices/waiting';
import { TableRegion } from '../../ui/tables/table-region';
import { messageWords } from '../texts';
import { templateTexts } from './texts';

/** All templates, by what they are for. */
@Component({
  selector: 'm-templates-page',
  imports: [RouterLink, Badge, Crumbs, Waiting, TableRegion, ProblemNotice],
  template: `<div class="m-page m-sections">
    <m-crumbs [above]="[{ label: texts().messages, path: '/nachrichten' }]" [here]="texts().title" />
    <div class="m-page-head">
      <div>
        <h1>{{ list.hasValue() ? texts().heading(own()) : texts().title }}</h1>
        <p class="m-muted">{{ texts().lead }}</p>
      </div>
    </div>
    <m-problem-notice [problem]="list.error()" [again]="true" (retry)="list.reload()" />
    @for (group of groups(); track group.category) {
      <section>
        <h2>{{ words().categories[group.category] }}</h2>
        <m-table-region [label]="words().categories[group.category]">
          <table class="m-table m-table--list m-templates">
            <thead>
              <tr>
                <th scope="col">{{ texts().template }}</th>
                <th scope="col">{{ texts().languages.de }}</th>
                <th scope="col">{{ texts().languages.en }}</th>
              </tr>
            </thead>
            <tbody>
              @for (each of group.templates; track each.template) {
                <tr>
                  <th scope="row">
                    <a [routerLink]="['/nachrichten/vorlagen', each.template]">{{
                      words().templates[each.template]
                    }}</a>
                  </th>
                  @for (one of each.words; track one.language) {
                    <td [attr.data-label]="texts().languages[one.language]">
                      @if (one.isBuiltIn) {
                        <span class="m-muted">{{ texts().builtIn }}</span>
                      } @else {
                        <m-badge tone="good" icon="edit">{{ texts().adapted }}</m-badge>
                      }
                    </td>
                  }
                </tr>
              }
            </tbody>
          </table>
        </m-table-region>
      </section>
    } @empty {
      @if (list.isLoading()) {
        <m-waiting />
      }
    }
  </div>`,
})
export class TemplatesPage {
  protected readonly texts = spoken(templateTexts);
  protected readonly words = spoken(messageWords);
  protected readonly list = httpResource<Templates>(() => '/api/message-templates');
  private readonly all = computed<readonly TemplateAnswer[]>(() =>
    this.list.hasValue() ? this.list.value().templates : [],
  );
  protected readonly own = computed(
    () => this.all().filter(({ words }) => words.some(({ isBuiltIn }) => !isBuiltIn)).length,
  );
  protected readonly groups = computed(() =>
    messageCategories
      .map((category) => ({ category, templates: this.all().filter((each) => each.category === category) }))
      .filter(({ templates }) => templates.length > 0),
  );
}
