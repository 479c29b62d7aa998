import { addDays, type IsoDate } from '@mittler/domain';

/** What the public catalogue says of a course to come, and how its seats are given. */
export interface DemoOffer {
  /** How many days before its first day it was announced. */
  readonly announcedBefore: number;
  readonly summary: string;
  readonly targetGroup: string;
  readonly capacity: number | null;
  readonly acceptHours: number;
}

const staff = 'Beschäftigte aus Integrationszentren, Jugendämtern und Ordnungsämtern';
/** Long enough to be tried out some days after the demo was filled. */
const twoWeeks = 336;

/** By the course's code; the others were never in the catalogue. */
export const demoOffers: Readonly<Record<string, DemoOffer>> = {
  coming: {
    announcedBefore: 90,
    summary:
      'Der Lehrgang bildet Beschäftigte der Kommunen zu Mediatorinnen und Mediatoren aus.\n\nEr beginnt mit den Grundlagen und übt an Fällen aus Integrationszentrum, Jugendamt und Ordnungsamt.',
    targetGroup: staff,
    capacity: 24,
    acceptHours: twoWeeks,
  },
  compact: {
    announcedBefore: 120,
    summary:
      'Acht Termine an zwei Tagen der Woche: die Phasen der Mediation, das Gespräch und die Haltung.\n\nFür alle, die Grundlagen brauchen und später in den großen Lehrgang wechseln.',
    targetGroup: 'Beschäftigte mit Publikumsverkehr',
    capacity: 6,
    acceptHours: twoWeeks,
  },
  'next-modules': {
    announcedBefore: 125,
    summary:
      'Fünf Module vom ersten Gespräch bis zum Präventionsplan, mit zwei Vertiefungen online.\n\nJede Kommune arbeitet an ihrem eigenen Fall.',
    targetGroup: 'Teams aus mindestens zwei Ämtern einer Kommune',
    capacity: 20,
    acceptHours: twoWeeks,
  },
  autumn: {
    announcedBefore: 200,
    summary: 'Der nächste große Lehrgang: 138 Stunden in einem Jahr, gut die Hälfte davon in Präsenz.',
    targetGroup: staff,
    capacity: 30,
    acceptHours: twoWeeks,
  },
};

/** Columns of the course for the way to a seat. */
export function offerColumns({ code, startsOn }: { readonly code: string; readonly startsOn: IsoDate }): object {
  const offer = demoOffers[code];
  return {
    announced_at: offer ? `${addDays(startsOn, -offer.announcedBefore)}T08:00:00Z` : null,
    summary: offer?.summary ?? null,
    target_group: offer?.targetGroup ?? null,
    register_until: offer ? addDays(startsOn, -14) : null,
    approve_until: offer ? addDays(startsOn, -10) : null,
    capacity: offer?.capacity ?? null,
    accept_hours: offer?.acceptHours ?? 72,
    admits: 'automatic',
    seats_taken: 0,
    next_place: 1,
  };
}
