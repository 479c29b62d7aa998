import { safeReturn } from '../src/app/shell/return-path';

describe('The way back after signing in', () => {
  it('stays within the portal', () => {
    expect(safeReturn('/personen?stand=2026-11-24')).toBe('/personen?stand=2026-11-24');
    expect(safeReturn('/')).toBe('/');
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '', null, undefined])(
    'never leads elsewhere: %s',
    (path) => {
      expect(safeReturn(path)).toBe('/');
    },
  );
});
