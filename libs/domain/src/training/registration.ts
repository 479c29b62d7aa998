/** Where the way of a registration (Anmeldung) to a seat stands. */
export const registrationStates = [
  'registered',
  'declined',
  'approved',
  'admitted',
  'waiting',
  'confirmed',
  'taking-part',
  'completed',
  'withdrawn',
  'substituted',
  'not-attended',
  'lapsed',
] as const;
export type RegistrationState = (typeof registrationStates)[number];

/** What the works council (Personalrat) says, where the municipality asks it. */
export const worksCouncilStatuses = ['not-needed', 'asked', 'agreed', 'objected'] as const;
export type WorksCouncilStatus = (typeof worksCouncilStatuses)[number];

/** Every change of state that can happen; the database refuses all others by a table of the same pairs. */
export const registrationMoves: Readonly<Record<RegistrationState, readonly RegistrationState[]>> = {
  registered: ['approved', 'declined', 'withdrawn', 'substituted'],
  approved: ['admitted', 'waiting', 'confirmed', 'declined', 'withdrawn', 'substituted'],
  waiting: ['admitted', 'confirmed', 'declined', 'withdrawn', 'substituted'],
  admitted: ['confirmed', 'declined', 'withdrawn', 'substituted', 'lapsed'],
  confirmed: ['taking-part', 'withdrawn', 'substituted', 'not-attended'],
  'taking-part': ['completed', 'withdrawn'],
  // The finish was taken back.
  completed: ['taking-part'],
  // A mark came later.
  'not-attended': ['taking-part'],
  declined: [],
  withdrawn: [],
  substituted: [],
  lapsed: [],
};

/** States in which a registration can begin: by herself, by a nomination, as a substitute, by direct enrolling or an import. */
export const firstStates = [
  'registered',
  'approved',
  'admitted',
  'waiting',
  'confirmed',
  'taking-part',
  'completed',
] as const satisfies readonly RegistrationState[];

/** What can be done with a registration. `promote` gives a freed seat to the first in the waiting order, `reopen` takes a finish back. */
export const registrationDeeds = [
  'approve',
  'decline',
  'works-council',
  'admit',
  'accept',
  'withdraw',
  'substitute',
  'not-attended',
  'begin',
  'complete',
  'reopen',
  'promote',
  'lapse',
] as const;
export type RegistrationDeed = (typeof registrationDeeds)[number];

/** Where each deed leads. A works council that objects declines; its other statuses change no state. */
export const deedTargets: Readonly<Record<RegistrationDeed, readonly RegistrationState[]>> = {
  approve: ['approved'],
  decline: ['declined'],
  'works-council': ['declined'],
  admit: ['admitted', 'waiting', 'confirmed'],
  accept: ['confirmed'],
  withdraw: ['withdrawn'],
  substitute: ['substituted'],
  'not-attended': ['not-attended'],
  begin: ['taking-part'],
  complete: ['completed'],
  reopen: ['taking-part'],
  promote: ['admitted', 'confirmed'],
  lapse: ['lapsed'],
};

/** Who acts. `link` is an approver by the link of her mail; `clock` is Mittler itself, when a seat becomes free or an offer ends. */
export const registrationActors = [
  'trainee',
  'approver',
  'link',
  'municipal-coordinator',
  'coordination-office',
  'clock',
] as const;
export type RegistrationActor = (typeof registrationActors)[number];

const beforeSeat = ['registered', 'approved', 'waiting', 'admitted'] as const;
const beforeBegin = [...beforeSeat, 'confirmed'] as const;

/** Who may do what, from which states. */
export const registrationActorDeeds: Readonly<
  Record<RegistrationActor, Readonly<Partial<Record<RegistrationDeed, readonly RegistrationState[]>>>>
> = {
  trainee: { accept: ['admitted'], withdraw: beforeBegin },
  approver: { approve: ['registered'], decline: ['registered'], withdraw: beforeBegin, substitute: beforeBegin },
  link: { approve: ['registered'], decline: ['registered'] },
  'municipal-coordinator': { 'works-council': beforeSeat, withdraw: beforeBegin },
  'coordination-office': {
    approve: ['registered'],
    decline: beforeSeat,
    'works-council': beforeSeat,
    admit: ['approved', 'waiting'],
    accept: ['admitted'],
    withdraw: [...beforeBegin, 'taking-part'],
    substitute: beforeBegin,
    'not-attended': ['confirmed'],
    begin: ['confirmed', 'not-attended'],
    complete: ['taking-part'],
    reopen: ['completed'],
  },
  clock: { admit: ['approved'], promote: ['waiting'], lapse: ['admitted'] },
};

export function mayMove(from: RegistrationState, to: RegistrationState): boolean {
  return registrationMoves[from].includes(to);
}

export function mayDo(actor: RegistrationActor, deed: RegistrationDeed, state: RegistrationState): boolean {
  return registrationActorDeeds[actor][deed]?.includes(state) ?? false;
}

/** All that these actors together may do now, in the order of `registrationDeeds`. */
export function deedsOf(actors: readonly RegistrationActor[], state: RegistrationState): readonly RegistrationDeed[] {
  return registrationDeeds.filter((deed) => actors.some((actor) => mayDo(actor, deed, state)));
}

/** States that take one of the course's seats. */
export const seatStates = [
  'admitted',
  'confirmed',
  'taking-part',
  'completed',
  'not-attended',
] as const satisfies readonly RegistrationState[];

export function holdsSeat(state: RegistrationState): boolean {
  return seatStates.some((seated) => seated === state);
}

/** Nothing follows: she may register anew. */
export function isFinal(state: RegistrationState): boolean {
  return registrationMoves[state].length === 0;
}

/** On the way to the course or in it: not ended, not completed, not missed. */
export function isOpen(state: RegistrationState): boolean {
  return !isFinal(state) && state !== 'completed' && state !== 'not-attended';
}

/** Whether the works council stands in the way of a seat. */
export function councilAllows(status: WorksCouncilStatus): boolean {
  return status === 'not-needed' || status === 'agreed';
}

/** Whose turn it is: what a registration waits for; null where nothing is to come. */
export type RegistrationAwaits = 'department' | 'works-council' | 'office' | 'seat' | 'acceptance' | 'course' | null;

export function awaits(state: RegistrationState, status: WorksCouncilStatus): RegistrationAwaits {
  switch (state) {
    case 'registered':
      return 'department';
    case 'approved':
      return councilAllows(status) ? 'office' : 'works-council';
    case 'waiting':
      return councilAllows(status) ? 'seat' : 'works-council';
    case 'admitted':
      return councilAllows(status) ? 'acceptance' : 'works-council';
    case 'confirmed':
    case 'taking-part':
      return 'course';
    case 'completed':
    case 'not-attended':
    case 'declined':
    case 'withdrawn':
    case 'substituted':
    case 'lapsed':
      return null;
  }
}
