import { effect, inject, Service, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import type { ActivatedRouteSnapshot, RouterStateSnapshot } from '@angular/router';
import { TitleStrategy } from '@angular/router';
import type { Spoken } from './language';
import { said } from './language';

/** Route data that names the page in both languages: `data: titled('Personen', 'People')`. */
export const titled = (de: string, en: string): { readonly title: Spoken<string> } => ({ title: { de, en } });

const isTitle = (value: unknown): value is Spoken<string> =>
  typeof value === 'object' && value !== null && 'de' in value;

/** The title of the browser's tab: "Personen – Mittler"; a page may say something more exact once it knows. */
@Service()
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly now = signal<Spoken<string> | null>(null);
  private readonly exact = signal<string | null>(null);

  constructor() {
    super();
    effect(() => {
      const named = this.now();
      const text = this.exact() ?? (named === null ? null : said(named));
      this.title.setTitle(text === null ? 'Mittler' : `${text} – Mittler`);
    });
  }

  /** Says more exactly what is on the page, e.g. the name of the course; never a person's name. */
  say(title: string): void {
    this.exact.set(title);
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    let at: ActivatedRouteSnapshot | null = snapshot.root;
    let found: Spoken<string> | null = null;
    while (at !== null) {
      const title: unknown = at.data['title'];
      if (isTitle(title)) found = title;
      at = at.firstChild;
    }
    this.exact.set(null);
    this.now.set(found);
  }
}
