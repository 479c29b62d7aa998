import type { AreaMinutes, Label, Named } from '../rule-set';

/** Column II of the Anlage to § 2 Abs. 3 ZMediatAusbV, the same in both texts. */
export const anlageAreas: readonly Named[] = (
  [
    ['1', 'Einführung und Grundlagen der Mediation', 'Introduction and foundations of mediation'],
    ['2', 'Ablauf und Rahmenbedingungen der Mediation', 'Course and framework of mediation'],
    ['3', 'Verhandlungstechniken und -kompetenz', 'Negotiation techniques and competence'],
    ['4', 'Gesprächsführung, Kommunikationstechniken', 'Conducting conversations, communication techniques'],
    ['5', 'Konfliktkompetenz', 'Conflict competence'],
    ['6', 'Recht der Mediation', 'Law of mediation'],
    ['7', 'Recht in der Mediation', 'Law in mediation'],
    [
      '8',
      'Persönliche Kompetenz, Haltung und Rollenverständnis',
      'Personal competence, attitude and understanding of the role',
    ],
  ] as const
).map(([code, de, en]) => ({ code, title: { de, en } }));

/** Column III of the Anlage: Zeitstunden of 60 minutes, area by area in the order of their numbers. */
export function columnThree(hours: readonly number[]): readonly AreaMinutes[] {
  return hours.map((each, index) => {
    const area = String(index + 1);
    return {
      kind: 'area-minutes',
      key: `area-${area}`,
      law: `§ 2 Abs. 4 Satz 2 ZMediatAusbV i. V. m. Anlage Nr. ${area} Spalte III`,
      area,
      minutes: each * 60,
    };
  });
}

export const exercisesIncluded: readonly Named[] = [
  {
    code: 'exercises-included',
    title: { de: 'Praktische Übungen und Rollenspiele', en: 'Practical exercises and role plays' },
  },
];

export const certifiedMediator: Label = { de: 'zertifizierte:r Mediator:in', en: 'certified mediator' };
