import type { Spoken } from '../../shell/language';

const de = {
  title: 'Räume',
  heading: (count: number) =>
    count === 0
      ? 'Noch ist kein Raum eingetragen.'
      : count === 1
        ? 'Ein Raum steht für Termine bereit.'
        : `${String(count)} Räume stehen für Termine bereit.`,
  lead: 'Ein Raum, der für einen Termin gewählt ist, kann zur selben Zeit nicht doppelt belegt werden.',
  create: 'Raum anlegen',
  edit: 'Bearbeiten',
  editTitle: (name: string) => `${name} bearbeiten`,
  none: 'Mit Räumen merkt Mittler, wenn etwas doppelt belegt oder zu klein ist.',
  room: 'Raum',
  roomHint: 'Zum Beispiel „Großer Saal“ oder „Raum 214“',
  venue: 'Haus',
  venueHint: 'Zum Beispiel „Bürgerhaus am Lindenplatz“',
  address: 'Anschrift',
  street: 'Straße und Hausnummer',
  postcode: 'Postleitzahl',
  town: 'Ort',
  municipality: 'Kommune, der das Haus gehört',
  noMunicipality: 'keine',
  seats: 'Plätze',
  seatsHint: 'Leer: nicht bekannt. Sonst meldet Mittler, wenn ein Lehrgang größer ist.',
  sessions: 'Termine',
  acts: 'Aktionen',
  save: 'Speichern',
  saved: 'Gespeichert.',
  cancel: 'Abbrechen',
  retire: 'Stilllegen',
  retireQuestion: (name: string) => `„${name}“ stilllegen?`,
  retireMore: 'Der Raum lässt sich dann für keinen neuen Termin wählen. Frühere Termine bleiben, wie sie sind.',
  retired: 'stillgelegt',
  isRetired: 'Der Raum ist stillgelegt.',
  reopen: 'Wieder benutzen',
  isOpen: 'Der Raum steht wieder bereit.',
  erase: 'Löschen',
  eraseQuestion: (name: string) => `„${name}“ löschen?`,
  eraseMore: 'Das geht, weil noch kein Termin in ihm geplant war. Es lässt sich nicht zurücknehmen.',
  erased: 'Der Raum ist gelöscht.',
};

const en: typeof de = {
  title: 'Rooms',
  heading: (count) =>
    count === 0
      ? 'No room is entered yet.'
      : count === 1
        ? 'One room is there for sessions.'
        : `${String(count)} rooms are there for sessions.`,
  lead: 'A room that is chosen for a session cannot be booked twice at the same time.',
  create: 'Add a room',
  edit: 'Edit',
  editTitle: (name) => `Edit ${name}`,
  none: 'With rooms Mittler notices when something is booked twice or too small.',
  room: 'Room',
  roomHint: 'For example “Großer Saal” or “Raum 214”',
  venue: 'House',
  venueHint: 'For example “Bürgerhaus am Lindenplatz”',
  address: 'Address',
  street: 'Street and number',
  postcode: 'Postcode',
  town: 'Town',
  municipality: 'Municipality to which the house belongs',
  noMunicipality: 'none',
  seats: 'Seats',
  seatsHint: 'Empty: not known. Otherwise Mittler says when a course is larger.',
  sessions: 'Sessions',
  acts: 'Actions',
  save: 'Save',
  saved: 'Saved.',
  cancel: 'Cancel',
  retire: 'Retire',
  retireQuestion: (name) => `Retire “${name}”?`,
  retireMore: 'The room can then not be chosen for new sessions. Earlier sessions stay as they are.',
  retired: 'retired',
  isRetired: 'The room is retired.',
  reopen: 'Use again',
  isOpen: 'The room is there again.',
  erase: 'Delete',
  eraseQuestion: (name) => `Delete “${name}”?`,
  eraseMore: 'This works since no session was ever planned in it. It cannot be taken back.',
  erased: 'The room is deleted.',
};

export const roomTexts: Spoken<typeof de> = { de, en };
