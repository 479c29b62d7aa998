import { httpResource } from '@angular/common/http';
import { computed, Injectable, signal } from '@angular/core';
import type { RuleSets } from '@mittler/contract';
import type { RuleSet } from '@mittler/domain';
import { language } from '../../shell/language';

/** What a block may be about: the areas and modules of the scheme's rule sets, each once, with their titles. */
@Injectable()
export class SchemeSubjects {
  readonly scheme = signal<string | null>(null);
  private readonly list = httpResource<RuleSets>(() => '/api/rule-sets');
  // The API keeps a rule set only after it was checked against the schema of this very type.
  private readonly ruleSets = computed(() =>
    (this.list.hasValue() ? this.list.value().ruleSets : [])
      .filter((each) => each.scheme === this.scheme())
      .map((each) => each.content as unknown as RuleSet)
      .sort((a, b) => b.version.localeCompare(a.version)),
  );
  readonly modules = computed(() => this.ruleSets().flatMap((each) => each.modules.map((one) => one.code)));
  readonly milestones = computed(() => this.ruleSets().flatMap((each) => each.milestones));

  readonly options = computed(() => {
    const seen = new Set<string>();
    return this.ruleSets()
      .flatMap((each) => [...each.areas, ...each.modules])
      .filter((each) => !seen.has(each.code) && seen.add(each.code))
      .map((each) => ({
        value: each.code,
        label: /^\d/.test(each.code) ? `${each.code}. ${each.title[language()]}` : each.title[language()],
      }));
  });
}
