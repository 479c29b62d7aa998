import type { RuleSetAnswer } from '@mittler/contract';
import { language } from '../../../shell/language';
import type { Option } from '../../../ui/fields/select-field';

const isKeyed = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The content areas of all published rule sets, each code once, with its title in the language on screen. */
export function areasOf(ruleSets: readonly RuleSetAnswer[]): readonly Option[] {
  const found = new Map<string, string>();
  for (const { published, content } of ruleSets) {
    const areas: unknown = content['areas'];
    if (!published || !Array.isArray(areas)) continue;
    for (const area of areas as readonly unknown[]) {
      if (!isKeyed(area) || typeof area['code'] !== 'string' || found.has(area['code'])) continue;
      const title = isKeyed(area['title']) ? area['title'][language()] : '';
      found.set(area['code'], typeof title === 'string' ? title : '');
    }
  }
  return [...found]
    .map(([value, title]) => ({ value, label: title === '' ? value : `${value} ${title}` }))
    .sort((a, b) => a.value.localeCompare(b.value, 'de', { numeric: true }));
}
