import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { brokenIn, type Course, honestServer, lastWriteWins, stepKinds } from './index';

const step = fc.record({
  kind: fc.constantFrom(
    ...stepKinds,
    'edit' as const,
    'edit' as const,
    'send' as const,
    'deliver' as const,
    'answer' as const,
  ),
  device: fc.nat(3),
  place: fc.nat(5),
  which: fc.nat(20),
  minutes: fc.integer({ min: 1, max: 90 }),
  skew: fc.integer({ min: -48, max: 48 }),
});
const course: fc.Arbitrary<Course> = fc.record({
  devices: fc.integer({ min: 1, max: 4 }),
  steps: fc.array(step, { minLength: 5, maxLength: 60 }),
});

const plain = { device: 0, place: 0, which: 0, minutes: 30, skew: 0 };

describe('Marks from several devices over a network that does what it likes', () => {
  it('end as a simple model says, whatever is lost, doubled, late, replayed or out of order', () => {
    fc.assert(
      fc.property(course, (each) => {
        expect(brokenIn(each, honestServer())).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it('a server where the last write wins is caught by the same question', () => {
    const caught = fc.check(
      fc.property(course, (each) => brokenIn(each, lastWriteWins()).length === 0),
      { numRuns: 500 },
    );
    expect(caught.failed).toBe(true);
  });

  it('two devices that did not see each other: one counts, the other waits', () => {
    const steps = [0, 1].flatMap((device) => [
      { ...plain, kind: 'edit' as const, device, minutes: 30 + device },
      { ...plain, kind: 'send' as const, device },
      { ...plain, kind: 'deliver' as const },
    ]);
    const server = honestServer();
    expect(brokenIn({ devices: 2, steps }, server)).toEqual([]);
    expect(server.facts()).toEqual(['mark 1']);
    expect(server.waiting()).toEqual(['mark 2']);
  });
});
