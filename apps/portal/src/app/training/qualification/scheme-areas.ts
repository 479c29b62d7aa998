import { httpResource } from '@angular/common/http';
import { computed, Injectable } from '@angular/core';
import type { RuleSets } from '@mittler/contract';
import type { RuleSet } from '@mittler/domain';
import { language } from '../../shell/language';

export interface SchemeArea {
  readonly code: string;
  readonly title: string;
}

export interface NamedScheme {
  readonly scheme: string;
  readonly title: string;
  readonly areas: readonly SchemeArea[];
}

/** The schemes with a published rule set and their areas, named by the newest. */
@Injectable()
export class SchemeAreas {
  private readonly list = httpResource<RuleSets>(() => '/api/rule-sets');
  readonly schemes = computed<readonly NamedScheme[]>(() => {
    const newest = new Map<string, RuleSet>();
    const published = (this.list.hasValue() ? this.list.value().ruleSets : []).filter((each) => each.published);
    for (const each of [...published].sort((a, b) => a.version.localeCompare(b.version))) {
      // The API keeps a rule set only after it was checked against the schema of this very type.
      newest.set(each.scheme, each.content as unknown as RuleSet);
    }
    return [...newest].map(([scheme, content]) => ({
      scheme,
      title: content.title[language()],
      areas: content.areas.map(({ code, title }) => ({ code, title: title[language()] })),
    }));
  });
}
