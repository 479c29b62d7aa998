import type { Locator, Page } from '@playwright/test';

/** The text field of a label; the button for its calendar bears the label, too. */
export function field(within: Page | Locator, label: string): Locator {
  return within.getByRole('textbox', { name: new RegExp(`^${label}( \\(freiwillig\\))?$`) });
}
