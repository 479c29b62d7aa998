import { demoStaff } from './cast';
import { demoTowns } from './places';
import { demoId } from './random';

const venue = 'Bürgerhaus am Lindenplatz';

/** Each trainer has a room of her own, so that two courses on one day never meet. */
const rooms = [
  { trainer: 1, name: 'Großer Saal', seats: 60 },
  { trainer: 7, name: 'Gartenzimmer', seats: 45 },
] as const;

export const roomOf = (trainer: string): string => demoId('room', trainer);

export function roomRows(): readonly object[] {
  return rooms.map(({ trainer, name, seats }) => ({
    id: roomOf(demoStaff[trainer]?.id ?? ''),
    name,
    venue,
    street: 'Lindenplatz 1',
    postcode: '00101',
    town: 'Auenfeld',
    municipality_key: demoTowns[0]?.key,
    seats,
    version: 1,
  }));
}

/** Arend Voßkamp may train everything; his colleague all but the law, which shows as a remark where she does. */
export function qualificationRows(): readonly object[] {
  const [usual, colleague] = [demoStaff[1], demoStaff[7]];
  const areas = ['1', '2', '3', '4', '5', '8'].map((area) => ({ person: colleague, scheme: 'zmediatausbv', area }));
  const all = [
    { person: usual, scheme: 'zmediatausbv', area: null },
    { person: usual, scheme: 'five-modules', area: null },
    { person: colleague, scheme: 'five-modules', area: null },
  ];
  return [...all, ...areas].map(({ person, scheme, area }) => ({
    id: demoId('qualification', person?.id ?? '', scheme, area ?? 'all'),
    person_id: person?.id,
    scheme,
    area,
    valid_from: '2018-01-01',
    evidence: 'Ausbilderin für Mediation, Landesakademie 2017',
    version: 1,
  }));
}
