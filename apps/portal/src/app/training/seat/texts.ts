import type { Spoken } from '../../shell/language';

const people = (count: number): string => (count === 1 ? '1 Person' : `${String(count)} Personen`);
const peopleEn = (count: number): string => (count === 1 ? '1 person' : `${String(count)} people`);

const de = {
  title: 'Plätze und Warteliste',
  heading: (taken: number, capacity: number | null, waiting: number) => {
    const seats =
      capacity === null
        ? taken === 1
          ? '1 Platz ist vergeben'
          : `${String(taken)} Plätze sind vergeben`
        : `${String(taken)} von ${String(capacity)} Plätzen sind vergeben`;
    if (waiting === 0) return `${seats}.`;
    return `${seats}, ${waiting === 1 ? 'eine Person steht' : `${String(waiting)} Personen stehen`} auf der Warteliste.`;
  },
  ownHeading: (taken: number, waiting: number) =>
    taken === 0 && waiting === 0
      ? 'Aus Ihrer Kommune ist noch niemand angemeldet.'
      : `${taken === 1 ? '1 Person' : `${String(taken)} Personen`} aus Ihrer Kommune ${taken === 1 ? 'hat' : 'haben'} einen Platz, ${String(waiting)} ${waiting === 1 ? 'wartet' : 'warten'}.`,
  legend: {
    held: (count: number) => `${String(count)} fest vergeben`,
    offered: (count: number) => `${String(count)} angeboten`,
    free: (count: number) => `${String(count)} frei`,
    waiting: (count: number) => `${String(count)} auf der Warteliste`,
  },
  nominate: 'Personen benennen',
  none: 'Noch ist niemand angemeldet.',
  noneMore:
    'Sobald der Lehrgang im Katalog steht, können sich Personen anmelden. Sie können auch selbst Personen benennen.',
  groups: {
    department: {
      title: (count: number) => `${people(count)} ${count === 1 ? 'wartet' : 'warten'} auf die Genehmigung`,
      lead: 'Die Dienststelle entscheidet. Im Einzelfall können Sie für sie entscheiden.',
    },
    council: {
      title: (count: number) => `${people(count)} ${count === 1 ? 'wartet' : 'warten'} auf den Personalrat`,
      lead: 'Die kommunale Koordination trägt ein, was der Personalrat sagt.',
    },
    office: {
      title: (count: number) => `${people(count)} ${count === 1 ? 'kann' : 'können'} zugelassen werden`,
      lead: 'Dienststelle und Personalrat haben zugestimmt. Wer keinen freien Platz mehr bekommt, kommt auf die Warteliste.',
    },
    offered: {
      title: (count: number) => `${people(count)} ${count === 1 ? 'hat' : 'haben'} ein Platzangebot`,
      lead: 'Wird es nicht rechtzeitig angenommen, rückt die nächste Person nach.',
    },
    waiting: {
      title: (count: number) => `${people(count)} auf der Warteliste`,
      lead: 'In dieser Reihenfolge rücken sie nach, sobald ein Platz frei wird.',
    },
    seated: { title: (count: number) => `${people(count)} ${count === 1 ? 'hat' : 'haben'} einen Platz`, lead: '' },
    ended: { title: (count: number) => `${people(count)} nicht mehr dabei`, lead: '' },
  },
  line: 'Nr.',
  name: 'Name',
  department: 'Dienststelle',
  state: 'Stand',
  since: (when: string) => `seit ${when}`,
  acts: 'Aktionen',
  steps: 'Schritte',
  nominated: 'benannt',
  substitute: 'Ersatzperson',
  acceptBy: (when: string) => `annehmen bis ${when}`,
  why: {
    council: 'wartet auf den Personalrat',
    quota: (name: string, taken: number, seats: number) =>
      `Kontingent ${name} ausgeschöpft (${String(taken)} von ${String(seats)})`,
    full: 'kein Platz frei',
    next: 'rückt als Nächste nach',
    clash: 'Platz frei; zur selben Zeit vielleicht in einem anderen Termin',
  },
  all: 'Alle auswählen',
  take: (name: string) => `${name} auswählen`,
  bulk: {
    approval: (count: number) => `${people(count)} genehmigen`,
    'works-council': (count: number) => `Personalrat hat ${people(count)} zugestimmt`,
    admission: (count: number) => `${people(count)} zulassen`,
  },
  bulkWork: 'Wird ausgeführt',
  bulkDone: {
    approval: (done: number) => `${people(done)} genehmigt.`,
    'works-council': (done: number) => `Für ${people(done)} ist die Zustimmung eingetragen.`,
    admission: (done: number) => `${people(done)} zugelassen.`,
  },
  bulkLeft: (count: number) => `Bei ${people(count)} ging es nicht:`,
  quotas: 'Kontingente',
  quotasLead:
    'Höchstens so viele Plätze für eine Kommune oder Dienststelle. Ohne Kontingent zählt allein die Reihenfolge.',
  noQuotas: 'Es gibt keine Kontingente: Plätze werden allein nach der Reihenfolge vergeben.',
  noOwnQuota: 'Für Ihre Kommune gibt es kein Kontingent.',
  editQuotas: 'Kontingente bearbeiten',
  ofSeats: (taken: number, seats: number) => `${String(taken)} von ${String(seats)}`,
  quotaSum: (sum: number, capacity: number) =>
    sum > capacity
      ? `Zusammen ${String(sum)}, das sind mehr als die ${String(capacity)} Plätze: Es zählt dann die Reihenfolge.`
      : `Zusammen ${String(sum)} von ${String(capacity)} Plätzen.`,
  quotaFor: 'Kontingent für',
  municipality: 'Kommune',
  wholeMunicipality: 'die ganze Kommune',
  addQuota: 'Kontingent hinzufügen',
  seatsOf: (name: string) => `Plätze für ${name}`,
  drop: 'Entfernen',
  same: 'Allen Kommunen gleich viele',
  sameCount: 'Plätze je Kommune',
  sameAct: (count: number) => `Für ${String(count)} Kommunen setzen`,
  taken: (taken: number) => `${String(taken)} vergeben`,
  save: 'Kontingente speichern',
  saved: 'Die Kontingente sind gespeichert. Wer jetzt nachrücken kann, bekommt ein Angebot.',
  cancel: 'Abbrechen',
  choose: 'Bitte wählen',
  reload: 'Stand neu laden',
  nomination: {
    heading: (course: string) => `Wen benennen Sie für „${course}“?`,
    lead: 'Wählen Sie erst die Kommune, dann die Personen. Die Auswahl bleibt, wenn Sie die Kommune wechseln.',
    allMunicipalities: 'Alle Kommunen',
    allDepartments: 'Alle Dienststellen',
    words: 'Name',
    search: 'Suchen',
    found: (count: number, more: boolean) =>
      count === 0 ? 'Niemand gefunden.' : `${people(count)}${more ? ' und weitere' : ''}`,
    known: 'schon angemeldet',
    noDepartment: 'ohne Dienststelle',
    chosen: (count: number) => (count === 0 ? 'Noch niemand ausgewählt' : `${people(count)} ausgewählt`),
    perMunicipality: (name: string, count: number) => `${name}: ${String(count)}`,
    act: (count: number) => (count === 0 ? 'Benennen' : `${people(count)} benennen`),
    officeNote: 'Von der Koordinierungsstelle Benannte gelten als genehmigt.',
    ownNote: 'Ihre Dienststelle genehmigt die Benannten noch.',
    done: (count: number) => `${people(count)} benannt.`,
    free: (free: number) => (free === 1 ? 'Noch 1 Platz ist frei.' : `Noch ${String(free)} Plätze sind frei.`),
    full: 'Es ist kein Platz frei: Weitere kommen auf die Warteliste.',
  },
};

const en: typeof de = {
  title: 'Seats and waiting list',
  heading: (taken, capacity, waiting) => {
    const seats =
      capacity === null
        ? taken === 1
          ? '1 seat is taken'
          : `${String(taken)} seats are taken`
        : `${String(taken)} of ${String(capacity)} seats are taken`;
    if (waiting === 0) return `${seats}.`;
    return `${seats}, ${waiting === 1 ? 'one person is' : `${String(waiting)} people are`} on the waiting list.`;
  },
  ownHeading: (taken, waiting) =>
    taken === 0 && waiting === 0
      ? 'Nobody of your municipality is registered yet.'
      : `${peopleEn(taken)} of your municipality ${taken === 1 ? 'has' : 'have'} a seat, ${String(waiting)} ${waiting === 1 ? 'waits' : 'wait'}.`,
  legend: {
    held: (count) => `${String(count)} settled`,
    offered: (count) => `${String(count)} offered`,
    free: (count) => `${String(count)} free`,
    waiting: (count) => `${String(count)} on the waiting list`,
  },
  nominate: 'Nominate people',
  none: 'Nobody is registered yet.',
  noneMore: 'As soon as the course is in the catalogue people can register. You may also nominate people yourself.',
  groups: {
    department: {
      title: (count) => `${peopleEn(count)} ${count === 1 ? 'waits' : 'wait'} for the approval`,
      lead: 'The department decides. In single cases you may decide for it.',
    },
    council: {
      title: (count) => `${peopleEn(count)} ${count === 1 ? 'waits' : 'wait'} for the works council`,
      lead: 'The municipal coordinator enters what the works council says.',
    },
    office: {
      title: (count) => `${peopleEn(count)} can be admitted`,
      lead: 'Department and works council agree. Whoever gets no free seat any more goes on the waiting list.',
    },
    offered: {
      title: (count) => `${peopleEn(count)} ${count === 1 ? 'has' : 'have'} an offer of a seat`,
      lead: 'If it is not accepted in time, the next one gets it.',
    },
    waiting: {
      title: (count) => `${peopleEn(count)} on the waiting list`,
      lead: 'They move up in this order as soon as a seat becomes free.',
    },
    seated: { title: (count) => `${peopleEn(count)} ${count === 1 ? 'has' : 'have'} a seat`, lead: '' },
    ended: { title: (count) => `${peopleEn(count)} no longer in it`, lead: '' },
  },
  line: 'No.',
  name: 'Name',
  department: 'Department',
  state: 'State',
  since: (when) => `since ${when}`,
  acts: 'Actions',
  steps: 'Steps',
  nominated: 'nominated',
  substitute: 'substitute',
  acceptBy: (when) => `accept by ${when}`,
  why: {
    council: 'waits for the works council',
    quota: (name, taken, seats) => `quota of ${name} is used up (${String(taken)} of ${String(seats)})`,
    full: 'no seat is free',
    next: 'moves up next',
    clash: 'a seat is free; perhaps in another session at the same time',
  },
  all: 'Choose all',
  take: (name) => `Choose ${name}`,
  bulk: {
    approval: (count) => `Approve ${peopleEn(count)}`,
    'works-council': (count) => `Works council agreed to ${peopleEn(count)}`,
    admission: (count) => `Admit ${peopleEn(count)}`,
  },
  bulkWork: 'Being done',
  bulkDone: {
    approval: (done) => `${peopleEn(done)} approved.`,
    'works-council': (done) => `The agreement is entered for ${peopleEn(done)}.`,
    admission: (done) => `${peopleEn(done)} admitted.`,
  },
  bulkLeft: (count) => `It did not work for ${peopleEn(count)}:`,
  quotas: 'Quotas',
  quotasLead: 'At most so many seats for one municipality or department. Without a quota the order alone decides.',
  noQuotas: 'There are no quotas: seats are given by order alone.',
  noOwnQuota: 'There is no quota for your municipality.',
  editQuotas: 'Edit the quotas',
  ofSeats: (taken, seats) => `${String(taken)} of ${String(seats)}`,
  quotaSum: (sum, capacity) =>
    sum > capacity
      ? `Together ${String(sum)}, more than the ${String(capacity)} seats: then the order decides.`
      : `Together ${String(sum)} of ${String(capacity)} seats.`,
  quotaFor: 'Quota for',
  municipality: 'Municipality',
  wholeMunicipality: 'the whole municipality',
  addQuota: 'Add a quota',
  seatsOf: (name) => `Seats for ${name}`,
  drop: 'Remove',
  same: 'The same for all municipalities',
  sameCount: 'Seats per municipality',
  sameAct: (count) => `Set for ${String(count)} municipalities`,
  taken: (taken) => `${String(taken)} taken`,
  save: 'Save the quotas',
  saved: 'The quotas are saved. Whoever can move up now gets an offer.',
  cancel: 'Cancel',
  choose: 'Please choose',
  reload: 'Load the present state',
  nomination: {
    heading: (course) => `Whom do you nominate for “${course}”?`,
    lead: 'Choose the municipality first, then the people. Your choice stays when you change the municipality.',
    allMunicipalities: 'All municipalities',
    allDepartments: 'All departments',
    words: 'Name',
    search: 'Search',
    found: (count, more) => (count === 0 ? 'Nobody found.' : `${peopleEn(count)}${more ? ' and more' : ''}`),
    known: 'registered already',
    noDepartment: 'without a department',
    chosen: (count) => (count === 0 ? 'Nobody chosen yet' : `${peopleEn(count)} chosen`),
    perMunicipality: (name, count) => `${name}: ${String(count)}`,
    act: (count) => (count === 0 ? 'Nominate' : `Nominate ${peopleEn(count)}`),
    officeNote: 'People nominated by the coordination office count as approved.',
    ownNote: 'The department still approves those whom you nominate.',
    done: (count) => `${peopleEn(count)} nominated.`,
    free: (free) => (free === 1 ? '1 seat is still free.' : `${String(free)} seats are still free.`),
    full: 'No seat is free: more people go on the waiting list.',
  },
};

export const seatTexts: Spoken<typeof de> = { de, en };
