import { describe, expect, it } from '@jest/globals';
import { decide, openDoor, receive } from './mark-door';
import { type DoorView, type JudgedMark, judgeMarks, pendingReasons } from './mark-verdict';

const day = '2026-11-24';
const person = { enrolmentId: 'e1', personId: 'p1', droppedOutOn: null };
const view: DoorView = {
  day,
  today: day,
  isCancelled: false,
  isClosed: false,
  blocks: [
    { id: 'b1', plannedMinutes: 90 },
    { id: 'b2', plannedMinutes: 90 },
  ],
  people: [
    person,
    { enrolmentId: 'e2', personId: 'p2', droppedOutOn: '2026-11-23' },
    { enrolmentId: 'e3', personId: 'p3', droppedOutOn: day },
  ],
  holding: [],
  kept: [],
  trainer: 't1',
};
const mark = (wish: Partial<JudgedMark> = {}): JudgedMark => {
  const whole = { id: 'm1', enrolmentId: 'e1', blockId: 'b1', minutes: 90, replaces: null, ...wish };
  return { ...whole, body: wish.body ?? JSON.stringify(whole) };
};
const held = { id: 'm0', enrolmentId: 'e1', blockId: 'b1' };

describe('What becomes of a mark', () => {
  it.each([
    ['it fits', {}, {}, 'recorded', null],
    ['it corrects the one that holds', { replaces: 'm0' }, { holding: [held] }, 'recorded', null],
    ['on the last minute of the plan', { minutes: 90 }, {}, 'recorded', null],
    ['of somebody who left on that day', { enrolmentId: 'e3' }, {}, 'recorded', null],
    ['the office writes about its own person', {}, { trainer: null }, 'recorded', null],
    ['years later', {}, { today: '2030-01-01' }, 'recorded', null],
    ['it names none where one holds', {}, { holding: [held] }, 'pending', 'stale'],
    ['it names one that holds no longer', { replaces: 'mX' }, { holding: [held] }, 'pending', 'stale'],
    ['it names one where none holds', { replaces: 'm0' }, {}, 'pending', 'stale'],
    ['the other block has one', {}, { holding: [{ ...held, blockId: 'b2' }] }, 'recorded', null],
    ['the roll is signed', {}, { isClosed: true }, 'pending', 'roll-closed'],
    ['a minute over the plan', { minutes: 91 }, {}, 'pending', 'minutes-over-plan'],
    ['nobody of the course', { enrolmentId: 'eX' }, {}, 'pending', 'not-enrolled'],
    ['of somebody who left the day before', { enrolmentId: 'e2' }, {}, 'pending', 'not-enrolled'],
    ['a block of another session', { blockId: 'bX' }, {}, 'pending', 'block-gone'],
    ['before the day of the session', {}, { today: '2026-11-23' }, 'pending', 'session-not-begun'],
    ['the session was cancelled', {}, { isCancelled: true }, 'pending', 'session-cancelled'],
    ['a trainer about herself', {}, { trainer: 'p1' }, 'refused', 'not-allowed'],
    [
      'its id was another mark',
      {},
      { kept: [{ id: 'm1', body: 'other', verdict: { outcome: 'recorded', code: null } as const }] },
      'refused',
      'mark-id-reused',
    ],
  ] as const)('%s', (_, wish, change, outcome, code) => {
    const [judged] = judgeMarks([mark(wish)], { ...view, ...change });
    expect(judged?.verdict).toEqual({ outcome, code });
  });

  it('of several obstacles the gravest is named', () => {
    const everything = { ...view, isCancelled: true, isClosed: true, today: '2026-11-01', holding: [held] };
    const changes = [{}, { isCancelled: false }, { today: day }] as const;
    const found = changes.map((_, index) => {
      const now = Object.assign({}, everything, ...changes.slice(0, index + 1));
      return judgeMarks([mark({ minutes: 99, blockId: 'bX', enrolmentId: 'eX' })], now)[0]?.verdict.code;
    });
    expect(found).toEqual(['session-cancelled', 'session-not-begun', 'block-gone']);
    const unfit = mark({ minutes: 99, enrolmentId: 'eX' });
    const closed = { ...view, isClosed: true, holding: [held] };
    expect(judgeMarks([unfit], closed)[0]?.verdict.code).toBe('not-enrolled');
    expect(judgeMarks([mark({ minutes: 99 })], closed)[0]?.verdict.code).toBe('minutes-over-plan');
    expect(judgeMarks([mark()], closed)[0]?.verdict.code).toBe('roll-closed');
    expect(pendingReasons).toHaveLength(7);
  });

  it('one that is known is answered as before, whatever has happened since', () => {
    const verdict = { outcome: 'recorded', code: null } as const;
    const known = mark();
    const later = {
      ...view,
      isCancelled: true,
      isClosed: true,
      blocks: [],
      people: [],
      kept: [{ id: 'm1', body: known.body, verdict }],
    };
    expect(judgeMarks([known], later)).toEqual([{ mark: known, verdict, isNew: false }]);
  });

  it('within one request a later mark may correct an earlier one; a repeated one is the same', () => {
    const first = mark();
    const second = mark({ id: 'm2', minutes: 30, replaces: 'm1' });
    const judged = judgeMarks([first, second, first, mark({ id: 'm3' })], view);
    expect(judged.map(({ verdict, isNew }) => [verdict.outcome, verdict.code, isNew])).toEqual([
      ['recorded', null, true],
      ['recorded', null, true],
      ['recorded', null, false],
      ['pending', 'stale', true],
    ]);
  });

  it('what follows a mark that waits waits as well', () => {
    const judged = judgeMarks([mark({ minutes: 91 }), mark({ id: 'm2', replaces: 'm1' })], view);
    expect(judged.map(({ verdict }) => verdict.code)).toEqual(['minutes-over-plan', 'stale']);
  });
});

describe('A decision on a mark that waits', () => {
  const door = openDoor({ day, today: day, blocks: view.blocks, people: view.people });
  const waiting = (wish: Partial<JudgedMark>) =>
    receive(receive(door, { trainer: 't1', marks: [mark({ id: 'm0' })] }).door, { trainer: 't1', marks: [mark(wish)] })
      .door;

  it('accepted it replaces what holds now', () => {
    const after = decide(waiting({ minutes: 40 }), 'm1', true);
    expect([...after.holding.values()]).toEqual([{ id: 'm1', enrolmentId: 'e1', blockId: 'b1', minutes: 40 }]);
    expect(after.facts.map(({ id }) => id)).toEqual(['m0', 'm1']);
    expect(after.waiting.size).toBe(0);
  });

  it('declined nothing changes, and a second decision finds nothing to decide', () => {
    const before = waiting({ minutes: 40 });
    const after = decide(before, 'm1', false);
    expect(after.facts).toEqual(before.facts);
    expect(decide(after, 'm1', true)).toBe(after);
  });

  it('more minutes than planned are cut to the plan; a block that is gone takes none', () => {
    expect(decide(waiting({ minutes: 120 }), 'm1', true).facts.at(-1)?.minutes).toBe(90);
    expect(decide(waiting({ blockId: 'bX' }), 'm1', true).facts).toHaveLength(1);
  });
});
