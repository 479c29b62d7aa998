import type { Spoken } from '../../shell/language';

const de = {
  title: 'Vorlagen für Nachrichten',
  messages: 'Nachrichten',
  heading: (own: number) =>
    own === 0
      ? 'Alle Nachrichten haben die mitgelieferten Worte.'
      : own === 1
        ? 'Eine Vorlage trägt Ihre Worte.'
        : `${String(own)} Vorlagen tragen Ihre Worte.`,
  lead: 'Jede Nachricht gibt es auf Deutsch und auf Englisch; wer sie bekommt, entscheidet über die Sprache in seinem Konto.',
  template: 'Vorlage',
  languages: { de: 'Deutsch', en: 'Englisch' },
  language: 'Sprache',
  adapted: 'angepasst',
  builtIn: 'mitgeliefert',
  edit: 'Bearbeiten',
  subject: 'Betreff',
  body: 'Text',
  bodyHint: 'Reiner Text. Felder in geschweiften Klammern füllt Mittler aus; jedes davon muss vorkommen.',
  fields: 'Felder dieser Vorlage',
  insert: (name: string) => `{${name}} einfügen`,
  save: 'Speichern',
  saved: 'Gespeichert. Die nächste Nachricht geht mit diesen Worten hinaus.',
  reset: 'Mitgelieferte Worte wiederherstellen',
  resetQuestion: 'Ihre Worte verwerfen?',
  resetMore:
    'Danach gelten wieder die mitgelieferten Worte. Nachrichten, die schon verschickt sind, ändern sich nicht.',
  resetAct: 'Verwerfen',
  wasReset: 'Es gelten wieder die mitgelieferten Worte.',
  preview: 'Vorschau',
  previewLead: 'So kommt die Nachricht an, mit erfundenen Angaben.',
  previewNot: 'Zurzeit ist keine Vorschau möglich:',
  unknown: 'Diese Vorlage gibt es nicht.',
};

const en: typeof de = {
  title: 'Templates for messages',
  messages: 'Messages',
  heading: (own: number) =>
    own === 0
      ? 'All messages have the built-in words.'
      : own === 1
        ? 'One template has your words.'
        : `${String(own)} templates have your words.`,
  lead: 'Every message exists in German and in English; whoever gets it chooses the language in her account.',
  template: 'Template',
  languages: { de: 'German', en: 'English' },
  language: 'Language',
  adapted: 'adapted',
  builtIn: 'built in',
  edit: 'Edit',
  subject: 'Subject',
  body: 'Text',
  bodyHint: 'Plain text. Mittler fills in the fields in braces; each of them must be there.',
  fields: 'Fields of this template',
  insert: (name: string) => `Insert {${name}}`,
  save: 'Save',
  saved: 'Saved. The next message leaves with these words.',
  reset: 'Go back to the built-in words',
  resetQuestion: 'Discard your words?',
  resetMore: 'The built-in words hold again from then on. Messages that have been sent do not change.',
  resetAct: 'Discard',
  wasReset: 'The built-in words hold again.',
  preview: 'Preview',
  previewLead: 'This is how the message arrives, with invented facts.',
  previewNot: 'There is no preview at the moment:',
  unknown: 'There is no such template.',
};

export const templateTexts: Spoken<typeof de> = { de, en };
