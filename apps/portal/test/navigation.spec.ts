import { navigationFor, startFor } from '../src/app/shell/navigation';

describe('The navigation', () => {
  it('shows a trainee her standing, the way to a seat and her account, and begins with the first', () => {
    expect(navigationFor(new Set()).map((item) => item.path)).toEqual([
      '/mein-stand',
      '/anmeldungen',
      '/katalog',
      '/konto',
    ]);
    expect(startFor(new Set())).toBe('/mein-stand');
  });

  it('lets a trainer begin with her day and the office with its queue', () => {
    expect(startFor(new Set(['trainer']))).toBe('/heute');
    expect(startFor(new Set(['coordination-office']))).toBe('/start');
  });

  it('shows the import to the coordination office alone', () => {
    for (const role of ['trainer', 'approver', 'municipal-coordinator', 'auditor', 'administrator'] as const) {
      expect(navigationFor(new Set([role])).map((item) => item.path)).not.toContain('/import');
    }
  });

  it('shows an entry once to whoever holds several roles', () => {
    const paths = navigationFor(new Set(['coordination-office', 'administrator'])).map((item) => item.path);
    expect(new Set(paths).size).toBe(paths.length);
  });
});
