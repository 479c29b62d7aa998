import { describe, expect, it } from '@jest/globals';
import {
  awaits,
  councilAllows,
  deedsOf,
  deedTargets,
  firstStates,
  holdsSeat,
  isFinal,
  isOpen,
  mayDo,
  mayMove,
  registrationActorDeeds,
  registrationActors,
  registrationDeeds,
  registrationMoves,
  registrationStates,
  seatStates,
  type RegistrationState,
} from './registration';

/** Written out anew: the rows are the states that are left, the columns those that are reached. */
const table = `
                registered declined approved admitted waiting confirmed taking-part completed withdrawn substituted not-attended lapsed
registered      .          x        x        .        .       .         .           .         x         x           .            .
declined        .          .        .        .        .       .         .           .         .         .           .            .
approved        .          x        .        x        x       x         .           .         x         x           .            .
admitted        .          x        .        .        .       x         .           .         x         x           .            x
waiting         .          x        .        x        .       x         .           .         x         x           .            .
confirmed       .          .        .        .        .       .         x           .         x         x           x            .
taking-part     .          .        .        .        .       .         .           x         x         .           .            .
completed       .          .        .        .        .       .         x           .         .         .           .            .
withdrawn       .          .        .        .        .       .         .           .         .         .           .            .
substituted     .          .        .        .        .       .         .           .         .         .           .            .
not-attended    .          .        .        .        .       .         x           .         .         .           .            .
lapsed          .          .        .        .        .       .         .           .         .         .           .            .`;

const [head = [], ...rows] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const pairs = rows.flatMap(([from = '', ...cells]) =>
  cells.map((cell, index) => [from, head[index] ?? '', cell === 'x'] as const),
);

describe('The way of a registration', () => {
  it('is spoken of in twelve states', () => {
    expect([...head].sort()).toEqual([...registrationStates].sort());
    expect(pairs).toHaveLength(144);
  });

  it.each(pairs)('%s to %s: %p', (from, to, allowed) => {
    expect(mayMove(from as RegistrationState, to as RegistrationState)).toBe(allowed);
  });

  it('stays within its states, whatever is done in whatever order', () => {
    const reached = new Set<RegistrationState>(firstStates);
    for (const state of reached) for (const next of registrationMoves[state]) reached.add(next);
    expect([...reached].sort()).toEqual([...registrationStates].sort());
  });

  it('comes to an end from everywhere', () => {
    const ends = new Set<RegistrationState>(
      registrationStates.filter((state) => isFinal(state) || state === 'completed'),
    );
    let before = -1;
    while (before !== ends.size) {
      before = ends.size;
      for (const state of registrationStates)
        if (registrationMoves[state].some((next) => ends.has(next))) ends.add(state);
    }
    expect([...ends].sort()).toEqual([...registrationStates].sort());
  });

  it('never gives a seat back to somebody who lost it', () => {
    for (const state of registrationStates.filter(isFinal)) expect(holdsSeat(state)).toBe(false);
    for (const from of seatStates) {
      for (const to of registrationMoves[from]) expect(holdsSeat(to) || isFinal(to)).toBe(true);
    }
  });

  it('is open until it ends, is completed or was missed', () => {
    expect(registrationStates.filter(isOpen)).toEqual([
      'registered',
      'approved',
      'admitted',
      'waiting',
      'confirmed',
      'taking-part',
    ]);
  });
});

describe('Who may do what with a registration', () => {
  const deeds = registrationActors.flatMap((actor) =>
    registrationDeeds.flatMap((deed) => registrationStates.map((state) => ({ actor, deed, state }))),
  );
  const allowed = deeds.filter(({ actor, deed, state }) => mayDo(actor, deed, state));

  it.each(allowed.map(({ actor, deed, state }) => [actor, deed, state] as const))(
    '%s: %s leads from %s to a state that follows it',
    (_, deed, state) => {
      expect(deedTargets[deed].some((to) => mayMove(state, to))).toBe(true);
    },
  );

  it('leaves no move that nobody can make', () => {
    const made = new Set(
      allowed.flatMap(({ deed, state }) =>
        deedTargets[deed].filter((to) => mayMove(state, to)).map((to) => `${state} ${to}`),
      ),
    );
    const all = registrationStates.flatMap((from) => registrationMoves[from].map((to) => `${from} ${to}`));
    expect(all.filter((move) => !made.has(move))).toEqual([]);
  });

  it('is of the office in everything that people do', () => {
    for (const { actor, deed, state } of allowed.filter(({ actor }) => actor !== 'clock')) {
      expect({ actor, deed, state, office: mayDo('coordination-office', deed, state) }).toMatchObject({ office: true });
    }
  });

  it.each([
    ['a trainee declines nothing and approves nothing', 'trainee', ['approve', 'decline', 'admit', 'works-council']],
    ['an approver gives no seats', 'approver', ['admit', 'accept', 'works-council']],
    ['the link in a mail only decides', 'link', ['withdraw', 'substitute', 'admit', 'accept']],
    ['a municipal coordinator approves nothing', 'municipal-coordinator', ['approve', 'decline', 'admit', 'accept']],
    ['the clock withdraws nobody', 'clock', ['withdraw', 'decline', 'approve', 'accept']],
  ] as const)('%s', (_, actor, never) => {
    expect(never.flatMap((deed) => registrationActorDeeds[actor][deed] ?? [])).toEqual([]);
  });

  it('lets nobody leave a course that has begun for her but by the office', () => {
    for (const actor of registrationActors) {
      expect(mayDo(actor, 'withdraw', 'taking-part')).toBe(actor === 'coordination-office');
    }
  });

  it('adds up the deeds of somebody with several roles, each once', () => {
    expect(deedsOf(['trainee', 'approver'], 'registered')).toEqual(['approve', 'decline', 'withdraw', 'substitute']);
    expect(deedsOf([], 'registered')).toEqual([]);
  });
});

describe('What a registration waits for', () => {
  it.each([
    ['registered', 'not-needed', 'department'],
    ['registered', 'asked', 'department'],
    ['approved', 'asked', 'works-council'],
    ['approved', 'agreed', 'office'],
    ['waiting', 'asked', 'works-council'],
    ['waiting', 'not-needed', 'seat'],
    ['admitted', 'asked', 'works-council'],
    ['admitted', 'agreed', 'acceptance'],
    ['confirmed', 'agreed', 'course'],
    ['taking-part', 'not-needed', 'course'],
    ['completed', 'not-needed', null],
    ['not-attended', 'not-needed', null],
    ['declined', 'objected', null],
    ['withdrawn', 'not-needed', null],
    ['substituted', 'not-needed', null],
    ['lapsed', 'not-needed', null],
  ] as const)('%s, works council %s: %s', (state, status, turn) => {
    expect(awaits(state, status)).toBe(turn);
  });

  it('is no works council that agreed or is not needed', () => {
    expect((['not-needed', 'asked', 'agreed', 'objected'] as const).filter(councilAllows)).toEqual([
      'not-needed',
      'agreed',
    ]);
  });
});
