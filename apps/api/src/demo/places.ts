import { demoId } from './random';

export interface DemoTown {
  /** Begins with 00, which no real key does. */
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly region: string;
  /** Host part of the e-mail addresses. */
  readonly domain: string;
  readonly postcode: string;
}

const towns: readonly (readonly [name: string, kind: string, region: string, domain: string])[] = [
  ['Auenfeld', 'kreisfreie Stadt', 'Auental', 'auenfeld'],
  ['Brückstadt', 'kreisfreie Stadt', 'Auental', 'brueckstadt'],
  ['Dornhagen', 'Gemeinde', 'Auental', 'dornhagen'],
  ['Eschenrode', 'kreisfreie Stadt', 'Auental', 'eschenrode'],
  ['Fährhude', 'Gemeinde', 'Auental', 'faehrhude'],
  ['Hollerbrück', 'kreisfreie Stadt', 'Hochmark', 'hollerbrueck'],
  ['Kreis Lindenau', 'Kreis', 'Hochmark', 'kreis-lindenau'],
  ['Mühlwerd', 'kreisfreie Stadt', 'Hochmark', 'muehlwerd'],
  ['Nordhalm', 'Gemeinde', 'Hochmark', 'nordhalm'],
  ['Ostermark', 'kreisfreie Stadt', 'Hochmark', 'ostermark'],
  ['Kreis Rabental', 'Kreis', 'Hochmark', 'kreis-rabental'],
  ['Sandwehr', 'Gemeinde', 'Seenland', 'sandwehr'],
  ['Tannroda-Süd', 'Gemeinde', 'Seenland', 'tannroda'],
  ['Ulmenried', 'kreisfreie Stadt', 'Seenland', 'ulmenried'],
  ['Wiesenhude', 'kreisfreie Stadt', 'Seenland', 'wiesenhude'],
  ['Kreis Zellerau', 'Kreis', 'Seenland', 'kreis-zellerau'],
];

export const demoTowns: readonly DemoTown[] = towns.map(([name, kind, region, host], index) => {
  const number = String(index + 1).padStart(2, '0');
  const key = kind === 'Gemeinde' ? `000${number}001` : `000${number}`;
  return { key, name, kind, region, domain: `${host}.example`, postcode: `001${number}` };
});

export interface DemoDepartment {
  readonly id: string;
  readonly town: DemoTown;
  readonly name: string;
  readonly code: string | null;
  readonly kind: 'integration-centre' | 'youth-office' | 'public-order-office';
}

/** Three for each town; the larger ones call them Fachbereich, as many do. */
export const demoDepartments: readonly DemoDepartment[] = demoTowns.flatMap((town, index) => {
  const isLarge = index % 3 === 1;
  const kinds = [
    ['integration-centre', 'Integrationszentrum', 'Fachbereich Integration und Vielfalt', null],
    ['youth-office', 'Jugendamt', 'Fachbereich Jugend und Familie', '51'],
    ['public-order-office', 'Ordnungsamt', 'Fachbereich Bürgerdienste und Ordnung', '32'],
  ] as const;
  return kinds.map(([kind, small, large, code]) => ({
    id: demoId('department', town.key, kind),
    town,
    name: isLarge ? large : small,
    code: isLarge ? null : code,
    kind,
  }));
});
