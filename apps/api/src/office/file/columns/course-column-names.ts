import type { CasePart } from './column-meaning';

/** The names of a case's columns without their number. */
export const casePartNames: Readonly<Record<CasePart, readonly string[]>> = {
  'mediated-on': [
    'supervidierte mediation',
    'supervidierte mediationen',
    'mediation',
    'mediation am',
    'mediation datum',
    'datum mediation',
    'datum der mediation',
    'mediation vom',
    'fall',
    'fall am',
    'supervised mediation',
    'supervised mediations',
    'mediation date',
  ],
  'supervised-on': [
    'supervision',
    'supervisionen',
    'supervision am',
    'supervision datum',
    'datum supervision',
    'datum der supervision',
    'supervision vom',
    'einzelsupervision',
    'einzelsupervision am',
    'supervision date',
  ],
  supervisor: [
    'supervisor',
    'supervisorin',
    'supervisor in',
    'name supervisor',
    'supervision durch',
    'supervision bei',
  ],
  place: ['ort supervision', 'ort der supervision', 'supervision ort', 'supervisionsort', 'supervision place'],
};

/** Titles of the content areas of the Anlage, and the short forms that lists use. */
export const areaTitles: Readonly<Record<string, readonly string[]>> = {
  '1': [
    'einfuehrung und grundlagen der mediation',
    'einfuehrung und grundlagen',
    'einfuehrung',
    'grundlagen der mediation',
  ],
  '2': ['ablauf und rahmenbedingungen der mediation', 'ablauf und rahmenbedingungen', 'ablauf der mediation', 'ablauf'],
  '3': [
    'verhandlungstechniken und kompetenz',
    'verhandlungstechniken und verhandlungskompetenz',
    'verhandlungstechniken',
    'verhandlungstechnik',
  ],
  '4': [
    'gespraechsfuehrung kommunikationstechniken',
    'gespraechsfuehrung und kommunikationstechniken',
    'gespraechsfuehrung',
    'kommunikationstechniken',
  ],
  '5': ['konfliktkompetenz'],
  '6': ['recht der mediation'],
  '7': ['recht in der mediation'],
  '8': [
    'persoenliche kompetenz haltung und rollenverstaendnis',
    'persoenliche kompetenz',
    'haltung und rollenverstaendnis',
    'haltung',
    'rollenverstaendnis',
  ],
};
