import type { Check, Modality, ReasonCode } from '@mittler/domain';
import type { Spoken } from '../../shell/language';

/** Why an entry does not count, or not wholly, in plain words and with what would help where something does. */
const reasonsDe: Readonly<Record<ReasonCode, string>> = {
  absent: 'Abwesend, daher keine Stunden.',
  excused: 'Entschuldigt gefehlt: Auch entschuldigt versäumte Zeit zählt nicht, sie muss nachgeholt werden.',
  'check-not-enough':
    'Die Anwesenheit ist nicht ausreichend geprüft. Mit einem Nachweis kann die Lehrkraft oder die Koordinierungsstelle den Eintrag berichtigen.',
  'interaction-not-ensured':
    'Für virtuelle Stunden muss die Lehrkraft bestätigen, dass persönlicher Austausch möglich war. Diese Bestätigung fehlt.',
  'area-not-in-rule-set': 'Dieser Bereich gehört nicht zu dieser Fassung der Ordnung.',
  'modality-not-counted': 'Nach dieser Fassung zählen nur Stunden in Präsenz.',
  'over-cap': 'Der Höchstanteil virtueller Stunden ist erreicht. Weitere Stunden zählen nur in Präsenz.',
  'other-modality': 'Für dieses Modul zählt nur die vorgeschriebene Form.',
  'module-not-filled': 'Ein Modul zählt erst, wenn es vollständig besucht ist.',
  'after-deadline': 'Nach Ablauf der Frist, daher zu spät.',
  'after-transition': 'Nach dem Ende der Übergangsfrist dieser Fassung.',
  'before-window': 'Vor Beginn des Zeitraums, in dem es zählt.',
  'not-yet-confirmed': 'Die Supervision ist noch nicht bestätigt.',
  'role-not-accepted': 'In dieser Rolle zählt die Mediation hier nicht.',
  'setting-not-accepted': 'Diese Form der Supervision zählt hier nicht.',
  'case-too-short': 'Die Mediation war kürzer als vorgeschrieben.',
  'supervised-before': 'Die Supervision liegt vor der Mediation. Sie zählt nur im Anschluss an eine Mediation.',
  'without-agreement': 'Ohne Einigung zählt die Mediation für diese Anforderung nicht.',
  'minutes-not-stated': 'Die Dauer ist nicht angegeben.',
  'counted-elsewhere': 'Schon an anderer Stelle angerechnet.',
  'hours-not-met': 'Zählt erst, wenn die Stunden vollständig sind.',
};

const reasonsEn: typeof reasonsDe = {
  absent: 'Absent, so no hours.',
  excused: 'Excused: time missed with an excuse does not count either and has to be made up.',
  'check-not-enough':
    'Attendance was not checked well enough. With proof, the trainer or the coordination office can correct the entry.',
  'interaction-not-ensured':
    'For virtual hours the trainer has to confirm that personal interaction was possible. That confirmation is missing.',
  'area-not-in-rule-set': 'This area is not part of this version of the rules.',
  'modality-not-counted': 'Under this version only hours in the room count.',
  'over-cap': 'The most that virtual hours may count is reached. Further hours count in the room only.',
  'other-modality': 'This module counts in its prescribed form only.',
  'module-not-filled': 'A module counts once it has been attended in full.',
  'after-deadline': 'After the time limit, so too late.',
  'after-transition': 'After the end of the transition of this version.',
  'before-window': 'Before the period in which it counts.',
  'not-yet-confirmed': 'The supervision is not confirmed yet.',
  'role-not-accepted': 'The mediation does not count in this role.',
  'setting-not-accepted': 'This form of supervision does not count here.',
  'case-too-short': 'The mediation was shorter than required.',
  'supervised-before': 'The supervision took place before the mediation. It counts only after one.',
  'without-agreement': 'Without an agreement it does not count for this requirement.',
  'minutes-not-stated': 'The duration is not stated.',
  'counted-elsewhere': 'Already counted elsewhere.',
  'hours-not-met': 'Counts once the hours are complete.',
};

export const reasonTexts: Spoken<typeof reasonsDe> = { de: reasonsDe, en: reasonsEn };

const checksDe: Readonly<Record<Check, string>> = {
  'roll-call': 'Namensaufruf',
  code: 'Code im Termin',
  'signed-paper': 'Unterschrift auf Papier',
  import: 'aus Import übernommen',
  'meeting-log': 'Videoprotokoll',
  'self-report': 'nur eigene Angabe',
};
const checksEn: typeof checksDe = {
  'roll-call': 'roll call',
  code: 'code in the session',
  'signed-paper': 'signature on paper',
  import: 'taken from an import',
  'meeting-log': 'meeting log',
  'self-report': 'own word only',
};
export const checkTexts: Spoken<typeof checksDe> = { de: checksDe, en: checksEn };

const formsDe: Readonly<Record<Modality, string>> = { room: 'Präsenz', virtual: 'virtuell' };
export const formTexts: Spoken<typeof formsDe> = { de: formsDe, en: { room: 'in the room', virtual: 'virtual' } };
