// @ts-check

/**
 * @typedef {{ readonly uid: string, readonly sequence: number, readonly startsAt: string, readonly endsAt: string, readonly title: string, readonly place: string, readonly url: string }} Event
 * @typedef {{ readonly kind: 'invitation', readonly event: Event & { readonly method: 'REQUEST' | 'CANCEL' } } | { readonly kind: 'feed', readonly events: readonly (Event & { readonly isCancelled: boolean, readonly changedAt: string })[] }} Case
 */

export const HOST = 'mittler.example';
export const WRITTEN_AT = '2026-11-22T09:30:15.000Z';

/** Starts where clocks are odd: both ends of summer time in Germany, around midnight and the turn of the year. */
const STARTS = [
  ['2027-03-28T00:30:00.000Z', '2027-03-28T02:30:00.000Z'],
  ['2027-03-28T01:00:00.000Z', '2027-03-28T05:00:00.000Z'],
  ['2027-10-31T00:30:00.000Z', '2027-10-31T01:30:00.000Z'],
  ['2027-10-31T01:30:00.000Z', '2027-10-31T04:00:00.000Z'],
  ['2027-06-15T07:00:00.000Z', '2027-06-15T14:30:00.000Z'],
  ['2027-12-31T22:45:00.000Z', '2028-01-01T01:00:00.000Z'],
  ['2028-02-29T08:00:00.000Z', '2028-02-29T15:00:00.000Z'],
];
const TITLES = [
  'Gesprächsführung (Grundlehrgang)',
  'Recht; Grenzen, „Datenschutz“ \\ Akten',
  'Übung: Größe & Würde in einer Zeile, die so lang ist, dass sie für einen Kalender mehrmals umbrochen werden muss – ß €',
];

/** @param {number} n @returns {Event} */
function event(n) {
  const [startsAt = '', endsAt = ''] = STARTS[n % STARTS.length] ?? [];
  return {
    uid: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    sequence: 0,
    startsAt,
    endsAt,
    title: TITLES[n % TITLES.length] ?? '',
    place: 'Bürgerhaus, Auenfeld; Saal 1',
    url: `https://${HOST}/anmeldungen`,
  };
}

/** Planned, moved across a change of the clocks, cancelled: one session each. @type {readonly Case[]} */
export const CASES = [
  ...STARTS.flatMap((_, n) => {
    const planned = event(n);
    const [startsAt = '', endsAt = ''] = STARTS[(n + 1) % STARTS.length] ?? [];
    const moved = { ...planned, startsAt, endsAt, sequence: 1 };
    return [
      /** @type {const} */ ({ kind: 'invitation', event: { ...planned, method: 'REQUEST' } }),
      /** @type {const} */ ({ kind: 'invitation', event: { ...moved, method: 'REQUEST' } }),
      /** @type {const} */ ({ kind: 'invitation', event: { ...moved, sequence: 2, method: 'CANCEL' } }),
    ];
  }),
  {
    kind: 'feed',
    events: STARTS.map((_, n) => ({ ...event(n), sequence: n, isCancelled: n % 3 === 0, changedAt: WRITTEN_AT })),
  },
];

/** What every reader must find, by case. */
export function expectedOf() {
  return CASES.map((one) => {
    const events =
      one.kind === 'feed'
        ? one.events.map((each) => ({ ...each, method: null }))
        : [{ ...one.event, isCancelled: one.event.method === 'CANCEL' }];
    return events.map(({ uid, sequence, startsAt, endsAt, title, place, method, isCancelled }) => ({
      method,
      uid: `${uid}@${HOST}`,
      sequence,
      startsAt,
      endsAt,
      stamp: WRITTEN_AT,
      title,
      place,
      status: isCancelled ? 'CANCELLED' : 'CONFIRMED',
    }));
  });
}
