import type { RuleSet } from '../rule-set';

const law = 'Entwurf, Zahlen erfunden';

/** The multiplier scheme of the municipal programme, unpublished. Every figure in it is invented and says so. */
export const kokoDraft: RuleSet = {
  scheme: 'koko-multiplier',
  version: 'draft',
  title: {
    de: 'Multiplikator:in für Konfliktmanagement (Entwurf, Zahlen erfunden)',
    en: 'Multiplier for conflict management (draft, figures invented)',
  },
  source: law,
  draft: true,
  effectiveFrom: '2026-01-01',
  beganFrom: null,
  beganBefore: null,
  completeBy: null,
  grantsTitle: null,
  areas: [
    { code: 'conflict', title: { de: 'Konflikte in der Kommune', en: 'Conflicts in the municipality' } },
    { code: 'mediation', title: { de: 'Vermitteln und moderieren', en: 'Mediating and facilitating' } },
    { code: 'system', title: { de: 'Konfliktmanagementsystem aufbauen', en: 'Building a conflict-management system' } },
  ],
  modules: [
    { code: 'module-1', title: { de: 'Modul 1', en: 'Module 1' } },
    { code: 'module-2', title: { de: 'Modul 2', en: 'Module 2' } },
    { code: 'module-3', title: { de: 'Modul 3', en: 'Module 3' } },
    { code: 'module-4', title: { de: 'Modul 4', en: 'Module 4' } },
    { code: 'module-5', title: { de: 'Modul 5', en: 'Module 5' } },
  ],
  milestones: [
    {
      code: 'prevention-plan',
      title: { de: 'Präventionsplan Integration vorgelegt', en: 'Prevention plan submitted' },
    },
    { code: 'interview', title: { de: 'Abschlussgespräch geführt', en: 'Final interview held' } },
  ],
  evidence: {
    law,
    room: ['roll-call', 'code', 'signed-paper', 'import'],
    virtual: ['code', 'meeting-log'],
    virtualNeedsInteraction: true,
  },
  certificate: {
    law,
    items: ['person', 'institution', 'training-date-and-place', 'contents-and-hours', 'anonymised-cases'],
    requirements: [
      { kind: 'area-minutes', key: 'area-conflict', law, area: 'conflict', minutes: 1200 },
      { kind: 'area-minutes', key: 'area-mediation', law, area: 'mediation', minutes: 1800 },
      { kind: 'area-minutes', key: 'area-system', law, area: 'system', minutes: 1200 },
      { kind: 'total-minutes', key: 'total', law, minutes: 5400 },
      { kind: 'modality-cap', key: 'virtual-cap', law, modality: 'virtual', percent: 30, base: 'counted' },
      {
        kind: 'modules',
        key: 'modules',
        law,
        least: 4,
        of: [
          { module: 'module-1', minutes: 600 },
          { module: 'module-2', minutes: 600 },
          { module: 'module-3', minutes: 600 },
          { module: 'module-4', minutes: 600 },
          { module: 'module-5', minutes: 600 },
        ],
        modality: null,
      },
      {
        kind: 'cases',
        key: 'cases',
        law,
        count: 3,
        roles: ['mediator', 'co-mediator'],
        settings: ['individual', 'group'],
        counts: 'mediation',
        minutesEach: 60,
        minutesTogether: 600,
        withAgreement: 1,
        notBefore: 'began',
        deadline: { from: 'course-end', months: 24 },
      },
      { kind: 'course-finished', key: 'course-finished', law },
      {
        kind: 'milestone',
        key: 'prevention-plan',
        law,
        milestone: 'prevention-plan',
        deadline: { from: 'course-end', months: 12 },
      },
      { kind: 'milestone', key: 'interview', law, milestone: 'interview', deadline: null },
    ],
  },
  titleStage: null,
  renewal: {
    law,
    months: 60,
    requirements: [
      { kind: 'cycle-minutes', key: 'renewal', law, minutes: 1200 },
      {
        kind: 'cycle-cases',
        key: 'renewal-cases',
        law,
        count: 2,
        roles: ['mediator', 'co-mediator'],
        settings: ['individual', 'group'],
        counts: 'mediation',
        minutesEach: null,
        minutesTogether: null,
        withAgreement: 0,
      },
    ],
    lapse: { law, ends: 'right', cyclesEndingFrom: null },
    confirmation: null,
  },
  suspension: { law, daysFrom: null },
  recognitions: [],
  readings: [
    {
      parameter: '',
      law,
      needsLegalCheck: true,
      note: {
        de: 'Unveröffentlichter Entwurf: alle Zahlen sind erfunden und dienen nur der Anschauung.',
        en: 'Unpublished draft: all figures are invented and serve as an illustration only.',
      },
    },
  ],
};
