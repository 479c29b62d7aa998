import type { Spoken } from '../../shell/language';

const people = (count: number): string => (count === 1 ? '1 Person' : `${String(count)} Personen`);
const peopleEn = (count: number): string => (count === 1 ? '1 person' : `${String(count)} people`);
const trainers = (count: number): string => (count === 1 ? '1 Lehrkraft' : `${String(count)} Lehrkräfte`);
const trainersEn = (count: number): string => (count === 1 ? '1 trainer' : `${String(count)} trainers`);

const de = {
  room: 'Raum',
  noRoom: 'anderer Ort',
  roomHint: 'Ein gewählter Raum ist für die Zeit belegt.',
  seats: (count: number) => `${String(count)} Plätze`,
  place: 'Ort',
  series: 'Terminreihe anlegen',
  inSeries: 'Teil einer Reihe',
  cancelled: 'abgesagt',
  cancelledWhy: (reason: string) => `Abgesagt: ${reason}`,
  isCancelled: 'Dieser Termin ist abgesagt und bleibt, wie er war.',
  isCancelledMore: 'Setzen Sie ihn in der Liste der Termine wieder an, um ihn zu ändern.',
  cancel: 'Absagen',
  restore: 'Wieder ansetzen',
  restored: 'Der Termin findet wieder statt. Alle Beteiligten bekommen eine E-Mail.',
  move: 'Verschieben',
  cancelQuestion: (title: string, when: string) => `„${title}“ am ${when} absagen?`,
  cancelAct: 'Termin absagen',
  mails: (participants: number, teaching: number) =>
    participants + teaching === 0
      ? 'Noch ist niemand eingetragen, der davon erfahren müsste.'
      : `Eine E-Mail mit dem Grund und eine Absage im Kalender bekommen: ${[
          ...(participants === 0 ? [] : [`${people(participants)} aus dem Lehrgang`]),
          ...(teaching === 0 ? [] : [trainers(teaching)]),
        ].join(' und ')}.`,
  forAll: 'Für alle kommenden Termine:',
  cancelMore: 'Der Termin bleibt durchgestrichen stehen und lässt sich wieder ansetzen, solange er bevorsteht.',
  reason: 'Grund der Absage',
  reasonHint: 'Steht in der E-Mail und beim Termin. Keine vertraulichen Angaben.',
  done: 'Der Termin ist abgesagt. Alle Beteiligten bekommen eine E-Mail.',
  moveTitle: (title: string) => `Wohin verschieben Sie „${title}“?`,
  now: (when: string, place: string) => `Bisher: ${when}, ${place}`,
  scope: 'Was verschieben Sie?',
  scopes: {
    only: { label: 'Nur dieser Termin', hint: 'Die anderen der Reihe bleiben, wo sie sind.' },
    following: {
      label: 'Dieser und alle folgenden der Reihe',
      hint: 'Alle um ebenso viele Tage und auf dieselbe Uhrzeit.',
    },
  },
  length: (from: string, until: string) => `Dauert so lange wie bisher: ${from}–${until}.`,
  movedMails: 'Alle Beteiligten bekommen eine E-Mail und einen neuen Eintrag in ihren Kalender.',
  moved: (count: number) => (count === 1 ? 'Der Termin ist verschoben.' : `${String(count)} Termine sind verschoben.`),
  undoMove: 'Das Verschieben ist zurückgenommen.',
};

const en: typeof de = {
  room: 'Room',
  noRoom: 'another place',
  roomHint: 'A chosen room is taken for that time.',
  seats: (count) => `${String(count)} seats`,
  place: 'Place',
  series: 'Add a series',
  inSeries: 'Part of a series',
  cancelled: 'cancelled',
  cancelledWhy: (reason) => `Cancelled: ${reason}`,
  isCancelled: 'This session is cancelled and stays as it was.',
  isCancelledMore: 'Restore it in the list of sessions to change it.',
  cancel: 'Cancel it',
  restore: 'Restore',
  restored: 'The session takes place after all. Everybody in it gets an e-mail.',
  move: 'Move',
  cancelQuestion: (title, when) => `Cancel “${title}” on ${when}?`,
  cancelAct: 'Cancel the session',
  mails: (participants, teaching) =>
    participants + teaching === 0
      ? 'Nobody is in it yet who would have to hear of it.'
      : `An e-mail with the reason and a cancellation in the calendar go to: ${[
          ...(participants === 0 ? [] : [`${peopleEn(participants)} of the course`]),
          ...(teaching === 0 ? [] : [trainersEn(teaching)]),
        ].join(' and ')}.`,
  forAll: 'For all sessions to come:',
  cancelMore: 'The session stays, struck through, and can be restored as long as it lies ahead.',
  reason: 'Reason of the cancellation',
  reasonHint: 'Stands in the e-mail and with the session. Nothing confidential, please.',
  done: 'The session is cancelled. Everybody in it gets an e-mail.',
  moveTitle: (title) => `Where do you move “${title}”?`,
  now: (when, place) => `So far: ${when}, ${place}`,
  scope: 'What do you move?',
  scopes: {
    only: { label: 'This session alone', hint: 'The others of the series stay where they are.' },
    following: {
      label: 'This one and all later ones of the series',
      hint: 'All by as many days and to the same time of day.',
    },
  },
  length: (from, until) => `Lasts as long as before: ${from}–${until}.`,
  movedMails: 'Everybody in it gets an e-mail and a new entry in the calendar.',
  moved: (count) => (count === 1 ? 'The session is moved.' : `${String(count)} sessions are moved.`),
  undoMove: 'The move is taken back.',
};

export const sessionTexts: Spoken<typeof de> = { de, en };
