import type { ConflictField, PartyClass } from '@mittler/domain';

/** The anonymised case in the words of the paper (§ 2 Abs. 6 Nr. 7 ZMediatAusbV): classes, never who, where or when. */
export const printedField: Readonly<Record<ConflictField, string>> = {
  neighbourhood: 'Nachbarschaft',
  housing: 'Wohnen und Unterkunft',
  school: 'Schule und Bildung',
  family: 'Familie und Jugendhilfe',
  workplace: 'Arbeitsplatz',
  administration: 'Verwaltung',
  'public-space': 'Öffentlicher Raum',
  association: 'Verein und Ehrenamt',
  intercultural: 'Interkultureller Konflikt',
  other: 'Sonstiger Konflikt',
};

export const printedParties: Readonly<Record<PartyClass, string>> = {
  '2': '2 Parteien',
  '3-4': '3 bis 4 Parteien',
  '5-10': '5 bis 10 Parteien',
  more: 'mehr als 10 Parteien',
};
