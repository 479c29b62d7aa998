import type { DepartmentKind } from '@mittler/contract';
import type { Spoken } from '../../shell/language';

const inWords = (parts: readonly string[], and: string): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1) ?? ''}`;

const de = {
  title: 'Beteiligung der Kommunen',
  nobody: 'Noch beteiligt sich keine Kommune.',
  nobodyMore: 'Sobald jemand angemeldet ist oder Ämter eingetragen sind, steht hier, wer dabei ist und wer fehlt.',
  nobodyFiltered: 'Mit dieser Auswahl beteiligt sich niemand.',
  missingIn: (count: number, of: number, kind: DepartmentKind) =>
    `In ${String(count)} von ${String(of)} Kommunen fehlt noch ${de.kinds[kind]}`,
  missingAlso: (kind: DepartmentKind, count: number) => `${de.kinds[kind]} in ${String(count)}`,
  alsoMissing: (parts: readonly string[]) => `Außerdem fehlt ${inWords(parts, 'und')}.`,
  missingOne: (name: string, kinds: readonly DepartmentKind[]) =>
    `In ${name} ${kinds.length === 1 ? 'fehlt' : 'fehlen'} noch ${inWords(
      kinds.map((kind) => de.kinds[kind]),
      'und',
    )}`,
  completeAll: (count: number) => `In allen ${String(count)} Kommunen ist jedes nötige Amt dabei`,
  completeOne: (name: string) => `In ${name} ist jedes nötige Amt dabei`,
  counted: (departments: number, people: number, tandems: number) =>
    `${departments === 1 ? 'Ein Amt ist' : `${String(departments)} Ämter sind`} dabei, mit ${
      people === 1 ? 'einer Person' : `${String(people)} Personen`
    }${tandems === 0 ? '' : tandems === 1 ? ' und einem Tandem' : ` und ${String(tandems)} Tandems`}.`,
  kinds: {
    'integration-centre': 'ein Integrationszentrum',
    'youth-office': 'ein Jugendamt',
    'public-order-office': 'ein Ordnungsamt',
    other: 'ein weiteres Amt',
  } satisfies Record<DepartmentKind, string>,
  kindNames: {
    'integration-centre': 'Integration',
    'youth-office': 'Jugend',
    'public-order-office': 'Ordnung',
    other: 'Weitere',
  } satisfies Record<DepartmentKind, string>,
  municipality: 'Kommune',
  departments: 'Ämter, die dabei sind',
  system: 'Was noch fehlt',
  tandems: 'Tandems',
  waiting: (count: number) => `${String(count)} angemeldet`,
  takingPart: (count: number) => (count === 1 ? '1 nimmt teil' : `${String(count)} nehmen teil`),
  certified: (count: number) => `${String(count)} zertifiziert`,
  trainers: (count: number) => (count === 1 ? '1 Lehrkraft' : `${String(count)} Lehrkräfte`),
  approvers: (count: number) => (count === 1 ? '1 genehmigt' : `${String(count)} genehmigen`),
  coordinators: (count: number) => (count === 1 ? '1 koordiniert' : `${String(count)} koordinieren`),
  nobodyCoordinates: 'Niemand koordiniert.',
  noDepartment: 'Noch ist kein Amt dabei.',
  idle: (names: string) => `Eingetragen, aber nicht dabei: ${names}`,
  complete: 'vollständig',
  stillMissing: (kinds: readonly DepartmentKind[]) =>
    `Es ${kinds.length === 1 ? 'fehlt' : 'fehlen'} ${inWords(
      kinds.map((kind) => de.kinds[kind]),
      'und',
    )}.`,
  noTandem: 'keine',
  pair: (first: string, second: string) => `${first} und ${second}`,
  allMunicipalities: 'alle Kommunen',
  programme: 'Programm',
  allProgrammes: 'alle Programme',
  course: 'Lehrgang',
  allCourses: 'alle Lehrgänge',
  reset: 'Auswahl aufheben',
  neededTitle: 'Welche Ämter braucht ein System, das trägt?',
  neededLead: 'Fehlt in einer Kommune eines davon, steht es oben. Die Auswahl gilt für alle Kommunen.',
  neededKinds: {
    'integration-centre': 'Integrationszentrum',
    'youth-office': 'Jugendamt',
    'public-order-office': 'Ordnungsamt',
    other: 'Ein weiteres Amt',
  } satisfies Record<DepartmentKind, string>,
  save: 'Speichern',
  saved: 'Gespeichert.',
  explain:
    'Ein Amt ist dabei, wenn jemand aus ihm angemeldet ist, an einem Lehrgang teilnimmt, zertifiziert ist oder selbst lehrt. Jede Person zählt in ihrem Amt einmal.',
};

const en: typeof de = {
  title: 'Participation of municipalities',
  nobody: 'No municipality takes part yet.',
  nobodyMore:
    'As soon as somebody is registered or departments are entered, this page shows who takes part and who is missing.',
  nobodyFiltered: 'Nobody takes part in what you have chosen.',
  missingIn: (count, of, kind) => `${String(count)} of ${String(of)} municipalities still lack ${en.kinds[kind]}`,
  missingAlso: (kind, count) => `${en.kinds[kind]} in ${String(count)}`,
  alsoMissing: (parts) => `Also missing: ${inWords(parts, 'and')}.`,
  missingOne: (name, kinds) =>
    `${name} still lacks ${inWords(
      kinds.map((kind) => en.kinds[kind]),
      'and',
    )}`,
  completeAll: (count) => `In all ${String(count)} municipalities every department that is needed takes part`,
  completeOne: (name) => `In ${name} every department that is needed takes part`,
  counted: (departments, people, tandems) =>
    `${departments === 1 ? 'One department takes' : `${String(departments)} departments take`} part, with ${
      people === 1 ? 'one person' : `${String(people)} people`
    }${tandems === 0 ? '' : tandems === 1 ? ' and one tandem' : ` and ${String(tandems)} tandems`}.`,
  kinds: {
    'integration-centre': 'an integration centre',
    'youth-office': 'a youth office',
    'public-order-office': 'a public order office',
    other: 'another department',
  },
  kindNames: {
    'integration-centre': 'Integration',
    'youth-office': 'Youth',
    'public-order-office': 'Public order',
    other: 'Other',
  },
  municipality: 'Municipality',
  departments: 'Departments that take part',
  system: 'What is missing',
  tandems: 'Tandems',
  waiting: (count) => `${String(count)} registered`,
  takingPart: (count) => `${String(count)} taking part`,
  certified: (count) => `${String(count)} certified`,
  trainers: (count) => (count === 1 ? '1 trainer' : `${String(count)} trainers`),
  approvers: (count) => (count === 1 ? '1 approves' : `${String(count)} approve`),
  coordinators: (count) => (count === 1 ? '1 coordinates' : `${String(count)} coordinate`),
  nobodyCoordinates: 'Nobody coordinates.',
  noDepartment: 'No department takes part yet.',
  idle: (names) => `Entered, but not taking part: ${names}`,
  complete: 'complete',
  stillMissing: (kinds) =>
    `${inWords(
      kinds.map((kind) => en.neededKinds[kind]),
      'and',
    )} ${kinds.length === 1 ? 'is' : 'are'} missing.`,
  noTandem: 'none',
  pair: (first, second) => `${first} and ${second}`,
  allMunicipalities: 'all municipalities',
  programme: 'Programme',
  allProgrammes: 'all programmes',
  course: 'Course',
  allCourses: 'all courses',
  reset: 'Clear the choice',
  neededTitle: 'Which departments does a system need that lasts?',
  neededLead:
    'Where one of them is missing in a municipality, it is shown above. The choice holds for all municipalities.',
  neededKinds: {
    'integration-centre': 'Integration centre',
    'youth-office': 'Youth office',
    'public-order-office': 'Public order office',
    other: 'Another department',
  },
  save: 'Save',
  saved: 'Saved.',
  explain:
    'A department takes part when somebody of it is registered, is in a course, is certified, or trains others. Each person counts once in her department.',
};

export const participationTexts: Spoken<typeof de> = { de, en };
