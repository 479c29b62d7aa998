import { describe, expect, it } from '@jest/globals';
import type { Fact } from '../fact';
import { mark, retraction } from '../rule-book/made';
import { speakingFacts } from './speaking-facts';

const first = mark('2026-03-01', '1', 60, { id: 'a', receivedAt: '2026-03-01T10:00:00Z' });
const second = mark('2026-03-02', '1', 50, { id: 'b', receivedAt: '2026-03-02T10:00:00Z', replaces: 'a' });
const third = mark('2026-03-03', '1', 40, { id: 'c', receivedAt: '2026-03-03T10:00:00Z', replaces: 'b' });
const ids = (facts: readonly Fact[], knownAt?: string) => speakingFacts(facts, knownAt).map((each) => each.id);

describe('a correction is a newer fact that names the one it replaces', () => {
  it('the last of the line speaks, in whatever order they are given', () => {
    for (const facts of [
      [first, second, third],
      [third, second, first],
      [second, third, first],
    ]) {
      expect(ids(facts)).toEqual(['c']);
    }
  });

  it('and every line speaks for itself', () => {
    const other = mark('2026-03-09', '1', 30, { id: 'x' });
    expect(ids([first, other, second])).toEqual(['b', 'x']);
  });

  it('two corrections of one fact are one line: the last received speaks', () => {
    const other = mark('2026-03-04', '1', 30, { id: 'd', receivedAt: '2026-03-04T10:00:00Z', replaces: 'a' });
    expect(ids([first, second, other])).toEqual(['d']);
    expect(ids([other, second, first])).toEqual(['d']);
  });

  it('at the same moment the greater id speaks', () => {
    const other = mark('2026-03-04', '1', 30, { id: 'bb', receivedAt: second.receivedAt, replaces: 'a' });
    expect(ids([first, second, other])).toEqual(['bb']);
    expect(ids([other, first, second])).toEqual(['bb']);
  });

  it('a retraction takes the whole line back', () => {
    const back = retraction(second, '2026-03-05T10:00:00Z');
    expect(ids([first, second, back])).toEqual([]);
    expect(ids([back, second, first])).toEqual([]);
  });

  it('after a retraction a newer correction speaks again', () => {
    const back = retraction(first, '2026-03-02T12:00:00Z');
    expect(ids([first, back, third, second])).toEqual(['c']);
  });

  it('a correction of something unknown speaks for itself', () => {
    expect(ids([third])).toEqual(['c']);
  });

  it('facts that name each other in a ring are one line', () => {
    const a = mark('2026-03-01', '1', 1, { id: 'a', receivedAt: '2026-03-01T10:00:00Z', replaces: 'b' });
    const b = mark('2026-03-01', '1', 1, { id: 'b', receivedAt: '2026-03-01T11:00:00Z', replaces: 'a' });
    expect(ids([a, b])).toEqual(['b']);
    expect(ids([b, a])).toEqual(['b']);
  });
});

describe('as known at an instant', () => {
  it('what was received later does not exist, what was received then does', () => {
    const facts = [first, second, third];
    expect(ids(facts, '2026-03-01T09:59:59.999Z')).toEqual([]);
    expect(ids(facts, '2026-03-01T10:00:00Z')).toEqual(['a']);
    expect(ids(facts, '2026-03-02T10:00:00Z')).toEqual(['b']);
    expect(ids(facts, '2026-03-09T10:00:00Z')).toEqual(['c']);
  });
});

describe('the order of the law', () => {
  it('is the date, then the receipt, then the id', () => {
    const at = (id: string, on: string, receivedAt: string) => mark(on, '1', 60, { id, receivedAt });
    const facts = [
      at('d', '2026-03-02', '2026-03-01T10:00:00Z'),
      at('c', '2026-03-01', '2026-03-01T11:00:00Z'),
      at('b', '2026-03-01', '2026-03-01T10:00:00Z'),
      at('a', '2026-03-01', '2026-03-01T11:00:00Z'),
    ];
    expect(ids(facts)).toEqual(['b', 'a', 'c', 'd']);
    expect(ids([...facts].reverse())).toEqual(['b', 'a', 'c', 'd']);
  });

  it('leaves the given list as it is', () => {
    const facts = [second, first];
    speakingFacts(facts);
    expect(facts).toEqual([second, first]);
  });
});
