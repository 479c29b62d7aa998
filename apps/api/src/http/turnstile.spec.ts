import { describe, expect, it } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { Refusal } from './refusal';
import { Turnstile } from './turnstile';

describe('A turnstile', () => {
  it('lets so many through at once, and the others in the order in which they came', async () => {
    const turnstile = new Turnstile(2, 10);
    const begun: number[] = [];
    const leave: (() => void)[] = [];
    const work = (number: number): Promise<number> =>
      turnstile.through(async () => {
        begun.push(number);
        await new Promise<void>((done) => leave.push(done));
        return number;
      });
    const all = [1, 2, 3, 4].map(work);
    await turn();
    expect(begun).toEqual([1, 2]);
    leave.shift()?.();
    await turn();
    expect(begun).toEqual([1, 2, 3]);
    leave.shift()?.();
    await turn();
    expect(begun).toEqual([1, 2, 3, 4]);
    for (const done of leave) done();
    expect(await Promise.all(all)).toEqual([1, 2, 3, 4]);
  });

  it('frees the place of work that fails', async () => {
    const turnstile = new Turnstile(1, 10);
    await expect(turnstile.through(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await turnstile.through(() => Promise.resolve('next'))).toBe('next');
  });

  it('refuses when too many wait already', async () => {
    const turnstile = new Turnstile(1, 1);
    let leave = (): void => undefined;
    const first = turnstile.through(() => new Promise<void>((done) => (leave = done)));
    const second = turnstile.through(() => Promise.resolve());
    await expect(turnstile.through(() => Promise.resolve())).rejects.toEqual(new Refusal('unavailable'));
    leave();
    await Promise.all([first, second]);
  });
});
