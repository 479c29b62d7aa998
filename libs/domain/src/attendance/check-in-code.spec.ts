import { describe, expect, it } from '@jest/globals';
import { codeAlphabet, codeFrom, codeSecondsLeft, codeStep, typedCode } from './check-in-code';

describe('The code of a check-in', () => {
  it('has eight letters and digits that nobody confuses', () => {
    expect(codeAlphabet).toHaveLength(30);
    for (const letter of '01OILU') expect(codeAlphabet).not.toContain(letter);
    expect(codeFrom([0, 0, 0, 0, 0, 0, 0, 0])).toBe('22222222');
    expect(codeFrom([255, 255, 255, 255, 255, 255, 255, 255])).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/);
  });

  it('is another one for other bytes', () => {
    const codes = new Set(Array.from({ length: 1000 }, (_, n) => codeFrom([0, 0, 0, 0, 0, n % 7, n % 251, n % 241])));
    expect(codes.size).toBe(1000);
  });

  it.each([
    ['2026-11-22T09:00:00.000Z', 60],
    ['2026-11-22T09:00:00.999Z', 60],
    ['2026-11-22T09:00:01.000Z', 59],
    ['2026-11-22T09:00:59.999Z', 1],
  ])('at %s it is shown for %i more seconds', (at, seconds) => {
    expect(codeSecondsLeft(Date.parse(at))).toBe(seconds);
  });

  it('changes with the minute', () => {
    const [one, same, next] = ['09:00:00.000', '09:00:59.999', '09:01:00.000'].map((time) =>
      codeStep(Date.parse(`2026-11-22T${time}Z`)),
    );
    expect([same === one, next === one! + 1]).toEqual([true, true]);
  });

  it.each([
    ['abcd2345', 'ABCD2345'],
    [' ABCD 2345 ', 'ABCD2345'],
    ['ABCD-2345', 'ABCD2345'],
    ['ABCD–2345', 'ABCD2345'],
    ['ABCD234', null],
    ['ABCD23456', null],
    ['ABCD2340', null],
    ['', null],
  ])('typed as "%s" it is read as %s', (typed, code) => {
    expect(typedCode(typed)).toBe(code);
  });
});
