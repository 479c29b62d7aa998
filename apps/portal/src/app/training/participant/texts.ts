import type { Spoken } from '../../shell/language';

const de = {
  heading: (count: number) =>
    count === 0
      ? 'Noch kein Tandem'
      : count === 1
        ? 'Ein Tandem arbeitet zusammen'
        : `${String(count)} Tandems arbeiten zusammen`,
  lead: 'Ein Tandem sind zwei Personen einer Kommune aus verschiedenen Ämtern. Wechselt jemand das Amt so, dass es nicht mehr passt, endet es.',
  pair: (first: string, second: string) => `${first} und ${second}`,
  first: 'Erste Person',
  second: 'Zweite Person',
  choose: 'Bitte wählen',
  noPartner: 'Aus einem anderen Amt dieser Kommune nimmt niemand teil, der noch frei ist.',
  form: 'Tandem bilden',
  formed: 'Das Tandem ist gebildet.',
  dissolve: 'Auflösen',
  dissolved: 'Das Tandem ist aufgelöst.',
};

const en: typeof de = {
  heading: (count) =>
    count === 0
      ? 'No tandem yet'
      : count === 1
        ? 'One tandem works together'
        : `${String(count)} tandems work together`,
  lead: 'A tandem is two people of one municipality from different departments. It ends when one of them moves so that it no longer fits.',
  pair: (first, second) => `${first} and ${second}`,
  first: 'First person',
  second: 'Second person',
  choose: 'Please choose',
  noPartner: 'Nobody from another department of this municipality takes part who is still free.',
  form: 'Form a tandem',
  formed: 'The tandem is formed.',
  dissolve: 'Dissolve',
  dissolved: 'The tandem is dissolved.',
};

export const tandemTexts: Spoken<typeof de> = { de, en };
