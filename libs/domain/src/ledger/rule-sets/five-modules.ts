import type { RuleSet } from '../rule-set';

const law = 'Zertifikatsregel: vier von fünf Präsenzmodulen und eine Online-Vertiefung, 80 Stunden';

/** A certificate of municipal conflict management in five modules: four of five in the room, one online Vertiefung, 80 hours. */
export const fiveModules: RuleSet = {
  scheme: 'five-modules',
  version: '2021-01-01',
  title: { de: 'Kommunales Konfliktmanagement in fünf Modulen', en: 'Municipal conflict management in five modules' },
  source: law,
  draft: false,
  effectiveFrom: '2021-01-01',
  beganFrom: null,
  beganBefore: null,
  completeBy: null,
  grantsTitle: null,
  areas: [],
  modules: [
    { code: 'module-1', title: { de: 'Präsenzmodul 1', en: 'Presence module 1' } },
    { code: 'module-2', title: { de: 'Präsenzmodul 2', en: 'Presence module 2' } },
    { code: 'module-3', title: { de: 'Präsenzmodul 3', en: 'Presence module 3' } },
    { code: 'module-4', title: { de: 'Präsenzmodul 4', en: 'Presence module 4' } },
    { code: 'module-5', title: { de: 'Präsenzmodul 5', en: 'Presence module 5' } },
    { code: 'vertiefung-1', title: { de: 'Online-Vertiefung 1', en: 'Online Vertiefung 1' } },
    { code: 'vertiefung-2', title: { de: 'Online-Vertiefung 2', en: 'Online Vertiefung 2' } },
    { code: 'vertiefung-3', title: { de: 'Online-Vertiefung 3', en: 'Online Vertiefung 3' } },
  ],
  milestones: [],
  evidence: {
    law,
    room: ['roll-call', 'code', 'signed-paper', 'import'],
    virtual: ['code', 'meeting-log', 'import'],
    virtualNeedsInteraction: false,
  },
  certificate: {
    law,
    items: ['person', 'institution', 'training-date-and-place', 'contents-and-hours'],
    requirements: [
      {
        kind: 'modules',
        key: 'presence-modules',
        law,
        least: 4,
        of: [
          { module: 'module-1', minutes: 360 },
          { module: 'module-2', minutes: 360 },
          { module: 'module-3', minutes: 360 },
          { module: 'module-4', minutes: 360 },
          { module: 'module-5', minutes: 360 },
        ],
        modality: 'room',
      },
      {
        kind: 'modules',
        key: 'online-vertiefung',
        law,
        least: 1,
        of: [
          { module: 'vertiefung-1', minutes: 180 },
          { module: 'vertiefung-2', minutes: 180 },
          { module: 'vertiefung-3', minutes: 180 },
        ],
        modality: 'virtual',
      },
      { kind: 'total-minutes', key: 'total', law, minutes: 4800 },
      { kind: 'course-finished', key: 'course-finished', law },
    ],
  },
  titleStage: null,
  renewal: null,
  suspension: null,
  recognitions: [],
  readings: [
    {
      parameter: '/certificate/requirements/0/of',
      law,
      needsLegalCheck: true,
      note: {
        de: 'Ab wie vielen Minuten ein Präsenzmodul als besucht gilt, sagt die Regel nicht: angenommen wird ein Tag von sechs Stunden. Beim Träger zu prüfen.',
        en: 'The rule does not say from how many minutes a presence module counts as attended: a day of six hours is assumed. To be checked with the body that owns the scheme.',
      },
    },
    {
      parameter: '/certificate/requirements/2/minutes',
      law,
      needsLegalCheck: true,
      note: {
        de: 'Die 80 Stunden schließen die Vorbereitung ein; sie wird als anerkannter Nachweis erfasst. Beim Träger zu prüfen.',
        en: 'The 80 hours include preparation, which is recorded as accepted proof. To be checked with the body that owns the scheme.',
      },
    },
  ],
};
