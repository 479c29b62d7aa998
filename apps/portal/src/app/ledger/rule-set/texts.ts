import type { Anchor, CycleRequirement, Label, Modality, RuleSet, TitleRequirement } from '@mittler/domain';
import type { Requirement } from '@mittler/domain';
import { format } from '../../shell/format';
import type { Spoken } from '../../shell/language';

type AnyRequirement = Requirement | TitleRequirement | CycleRequirement;
type Say = (label: Label) => string;

const titled = (named: readonly { readonly code: string; readonly title: Label }[], code: string, say: Say): string => {
  const found = named.find((each) => each.code === code);
  return found ? say(found.title) : code;
};

const formDe: Readonly<Record<Modality, string>> = { room: 'in Präsenz', virtual: 'virtuell' };
const formEn: Readonly<Record<Modality, string>> = { room: 'in the room', virtual: 'virtual' };

const anchorDe = (anchor: Anchor): string => {
  if (anchor === 'began') return 'dem Beginn';
  if (anchor === 'course-end') return 'dem Ende des Lehrgangs';
  return anchor === 'issue' ? 'der Ausstellung' : format.date(anchor);
};
const anchorEn = (anchor: Anchor): string => {
  if (anchor === 'began') return 'the beginning';
  if (anchor === 'course-end') return 'the end of the course';
  return anchor === 'issue' ? 'the issue' : format.date(anchor);
};

const de = {
  title: (published: number) =>
    published === 1 ? 'Eine Fassung ist veröffentlicht.' : `${String(published)} Fassungen sind veröffentlicht.`,
  lead: 'Eine Ordnung ist Daten: was die Bescheinigung verlangt, was danach folgt und wie lange das Recht auf den Titel gilt. Veröffentlichte Fassungen bleiben für immer, wie sie sind.',
  draft: 'Entwurf',
  published: 'veröffentlicht',
  from: (date: string) => `wirksam ab ${date}`,
  source: 'Fundstelle',
  certificate: 'Für die Bescheinigung',
  titleStage: 'Danach, für den Titel',
  renewal: (months: number) =>
    `Fortbildung, alle ${months % 12 === 0 ? `${String(months / 12)} Jahre` : `${String(months)} Monate`}`,
  readings: 'Auslegungen, die der Text offen lässt',
  needsCheck: 'rechtlich zu prüfen',
  details: 'Voraussetzungen ansehen',
  add: 'Fassung aus einer Datei aufnehmen',
  addHint:
    'Eine JSON-Datei nach dem veröffentlichten Schema. Sie wird geprüft und bleibt Entwurf, bis Sie sie veröffentlichen.',
  schema: 'Schema ansehen',
  choose: 'Datei wählen',
  notJson: 'Die Datei ist kein lesbares JSON.',
  added: 'Die Fassung ist als Entwurf aufgenommen.',
  publish: 'Veröffentlichen',
  publishAsk: 'Diese Fassung veröffentlichen?',
  publishHint: 'Danach kann sie niemand mehr ändern. Alle, für die sie gilt, werden neu beurteilt.',
  isPublished: 'Die Fassung ist veröffentlicht.',
  remove: 'Entwurf löschen',
  removeAsk: 'Diesen Entwurf löschen?',
  removed: 'Der Entwurf ist gelöscht.',
  download: 'Als Datei speichern',
  spots: 'Diese Stellen passen nicht:',
  requirement: (each: AnyRequirement, { areas, modules, milestones }: RuleSet, say: Say): string => {
    switch (each.kind) {
      case 'area-minutes':
        return `${format.hours(each.minutes)} in Bereich ${each.area}: ${titled(areas, each.area, say)}`;
      case 'total-minutes':
        return `${format.hours(each.minutes)} insgesamt`;
      case 'modality-cap':
        return `höchstens ${String(each.percent)} % ${formDe[each.modality]}`;
      case 'modules':
        return `${String(each.least)} von ${String(each.of.length)}: ${each.of.map(({ module }) => titled(modules, module, say)).join(', ')}`;
      case 'milestone':
        return titled(milestones, each.milestone, say);
      case 'course-finished':
        return 'Lehrgang beendet';
      case 'cases':
        return `${String(each.count)} supervidierte Mediation${each.count === 1 ? '' : 'en'}${each.deadline ? `, spätestens ${String(each.deadline.months)} Monate nach ${anchorDe(each.deadline.from)}` : ''}`;
      case 'cycle-minutes':
        return `${format.hours(each.minutes)} Fortbildung`;
      case 'cycle-cases':
        return `${String(each.count)} supervidierte Mediation${each.count === 1 ? '' : 'en'}`;
    }
  },
};

const en: typeof de = {
  title: (published) =>
    published === 1 ? 'One rule set is published.' : `${String(published)} rule sets are published.`,
  lead: 'A scheme is data: what the certificate needs, what follows it, and how long the right to the title lasts. Published rule sets stay as they are for ever.',
  draft: 'Draft',
  published: 'published',
  from: (date) => `effective from ${date}`,
  source: 'Source',
  certificate: 'For the certificate',
  titleStage: 'After it, for the title',
  renewal: (months) =>
    `Further training, every ${months % 12 === 0 ? `${String(months / 12)} years` : `${String(months)} months`}`,
  readings: 'Readings that the text leaves open',
  needsCheck: 'needs legal check',
  details: 'See the requirements',
  add: 'Take in a rule set from a file',
  addHint: 'A JSON file that keeps to the published schema. It is checked, and stays a draft until you publish it.',
  schema: 'See the schema',
  choose: 'Choose a file',
  notJson: 'The file is not readable JSON.',
  added: 'The rule set is there as a draft.',
  publish: 'Publish',
  publishAsk: 'Publish this rule set?',
  publishHint: 'Nobody can change it afterwards. Everybody to whom it applies is assessed anew.',
  isPublished: 'The rule set is published.',
  remove: 'Delete the draft',
  removeAsk: 'Delete this draft?',
  removed: 'The draft is deleted.',
  download: 'Save as a file',
  spots: 'These places do not fit:',
  requirement: (each, { areas, modules, milestones }, say) => {
    switch (each.kind) {
      case 'area-minutes':
        return `${format.hours(each.minutes)} in area ${each.area}: ${titled(areas, each.area, say)}`;
      case 'total-minutes':
        return `${format.hours(each.minutes)} in all`;
      case 'modality-cap':
        return `at most ${String(each.percent)} % ${formEn[each.modality]}`;
      case 'modules':
        return `${String(each.least)} of ${String(each.of.length)}: ${each.of.map(({ module }) => titled(modules, module, say)).join(', ')}`;
      case 'milestone':
        return titled(milestones, each.milestone, say);
      case 'course-finished':
        return 'Course finished';
      case 'cases':
        return `${String(each.count)} supervised mediation${each.count === 1 ? '' : 's'}${each.deadline ? `, at the latest ${String(each.deadline.months)} months after ${anchorEn(each.deadline.from)}` : ''}`;
      case 'cycle-minutes':
        return `${format.hours(each.minutes)} of further training`;
      case 'cycle-cases':
        return `${String(each.count)} supervised mediation${each.count === 1 ? '' : 's'}`;
    }
  },
};

export const ruleSetTexts: Spoken<typeof de> = { de, en };
