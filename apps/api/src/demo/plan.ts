import type { Modality } from '@mittler/domain';

export interface PlannedBlock {
  readonly area: string | null;
  readonly module: string | null;
  readonly minutes: number;
}

/** A session of a course's plan; `day` counts from the first day of the course to its last as 0 to 1. */
export interface PlannedSession {
  readonly title: string;
  readonly modality: Modality;
  readonly blocks: readonly PlannedBlock[];
}

type Short = readonly [title: string, form: 'R' | 'V', ...blocks: (readonly [code: string, minutes: number])[]];

const byArea = ([title, form, ...blocks]: Short): PlannedSession => ({
  title,
  modality: form === 'R' ? 'room' : 'virtual',
  blocks: blocks.map(([area, minutes]) => ({ area, module: null, minutes })),
});

const byModule = ([title, form, ...blocks]: Short): PlannedSession => ({
  title,
  modality: form === 'R' ? 'room' : 'virtual',
  blocks: blocks.map(([module, minutes]) => ({ area: null, module, minutes })),
});

const mediation: readonly Short[] = [
  ['Was Mediation ist, und was nicht', 'R', ['1', 180], ['1', 180]],
  ['Prinzipien und Phasen im Überblick', 'R', ['1', 180], ['1', 180]],
  ['Anwendungsfelder in der Kommune', 'V', ['1', 240]],
  ['Mediationsvertrag und Auftrag', 'R', ['1', 120], ['2', 180]],
  ['Stoff sammeln, Interessen erforschen', 'R', ['2', 180], ['2', 180]],
  ['Optionen sammeln und bewerten', 'V', ['2', 180], ['2', 120]],
  ['Verhandeln I', 'R', ['3', 180], ['3', 180]],
  ['Verhandeln II: integrativ und distributiv', 'V', ['3', 180], ['3', 180]],
  ['Zuhören, fragen, umformulieren', 'R', ['4', 180], ['4', 180]],
  ['Visualisieren und moderieren', 'V', ['4', 180], ['4', 180]],
  ['Schwierige Gespräche', 'R', ['4', 180], ['4', 180]],
  ['Konflikte verstehen', 'R', ['5', 180], ['5', 180]],
  ['Eskalation und Intervention', 'V', ['5', 180], ['5', 180]],
  ['Mediationsgesetz: Grundlagen', 'R', ['6', 120], ['2', 180]],
  ['Mehrere Parteien, Co-Mediation', 'V', ['2', 180], ['2', 180]],
  ['Einzelgespräche und Rolle des Rechts', 'R', ['2', 180], ['7', 180]],
  ['Information und Beratung abgrenzen', 'V', ['7', 180], ['2', 120]],
  ['Haltung und Rolle', 'R', ['8', 180], ['8', 180]],
  ['Allparteilichkeit und Macht', 'V', ['8', 180], ['8', 180]],
  ['Verschwiegenheit und Vollstreckung', 'R', ['1', 90], ['6', 90]],
  ['Abschlussvereinbarung und Recht', 'V', ['7', 180], ['2', 120]],
  ['Online-Mediation', 'V', ['2', 180]],
  ['Rechtswerkstatt online', 'V', ['6', 120]],
  ['Dokumentieren und nachbereiten', 'R', ['2', 180]],
];

const lastOnes: readonly Short[] = [
  ['Mediation im Verwaltungsalltag', 'R', ['2', 90], ['5', 90]],
  ['Phasen der Mediation, Übungstag', 'R', ['2', 240]],
  ['Recht in der Mediation: Sozialrecht', 'R', ['7', 180]],
  ['Mediationsgesetz und Verfahren', 'R', ['6', 240]],
];

/** What is done before today in the running course: 70 hours in the room, 54 virtual. */
export const donePlan = mediation.map(byArea);
/** Today's session, and what follows until the course ends. */
export const openPlan = lastOnes.map(byArea);
/** A whole course of 138 hours; four sessions are more than the regulation asks for. */
export const fullPlan = [...donePlan, ...openPlan];

/** Each module in the room takes two days. */
const twoDays = (number: number, title: string): readonly Short[] => [
  [`Modul ${number}, Tag 1: ${title}`, 'R', [`module-${number}`, 240], [`module-${number}`, 240]],
  [`Modul ${number}, Tag 2: ${title}`, 'R', [`module-${number}`, 240], [`module-${number}`, 180]],
];

const modules: readonly Short[] = [
  ...twoDays(1, 'Konflikte in der Stadtgesellschaft'),
  ...twoDays(2, 'Analyse und Auftrag'),
  ...twoDays(3, 'Dialoge gestalten'),
  ['Online-Vertiefung: Runde Tische', 'V', ['vertiefung-1', 180]],
  ...twoDays(4, 'Systeme der Konfliktbearbeitung'),
  ['Online-Vertiefung: Krisen', 'V', ['vertiefung-2', 180]],
  ...twoDays(5, 'Präventionsplan'),
];

export const modulePlan = modules.map(byModule);
