import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What a dark page may break that the same page has kept in the light. */
const colourRules = ['color-contrast', 'link-in-text-block'];
const widths = [320, 768, 1440] as const;
const schemes = ['light', 'dark'] as const;

/**
 * Expects that the page as it stands has no violation of WCAG 2.2 AA and no part beyond its right edge, at three
 * widths (320 is 1280 at 400 % zoom, WCAG 1.4.10), light and dark. The page keeps its state; width and scheme are
 * set back afterwards.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const width of widths) {
    for (const colorScheme of schemes) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await settled(page);
      // As high as its content: what sticks to the lower edge covers nothing that could not be scrolled from under it.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width, height: Math.max(900, Math.min(height, 12_000)) });
      await settled(page);
      const at = `${new URL(page.url()).pathname} at ${String(width)} px, ${colorScheme}`;
      const { violations } = await (await scanner(page, colorScheme)).analyze();
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} (${node.failureSummary ?? ''})`).join(' | ')}`,
      );
      expect(found, at).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
        at,
      ).toBeLessThanOrEqual(0);
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  if (before !== null) await page.setViewportSize(before);
}

/**
 * Only violations, in the page itself: there are no frames, and what passes need not be gathered. The scanner's own text is
 * longer than any page and is brought into each of them once.
 */
async function scanner(page: Page, colorScheme: (typeof schemes)[number]): Promise<AxeBuilder> {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  const axe = new AxeBuilder(isThere ? { page, axeSource: ';' } : { page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] });
  return colorScheme === 'light' ? axe.withTags(rules) : axe.withRules(colourRules);
}

/** Colours and sizes are those of the new width and scheme only once the page has been drawn with them. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  });
}
