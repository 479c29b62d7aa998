import type { Random } from './random';

const given =
  'Miriam Nour Deniz Ilka Tjorven Matthis Birte Jannik Pauline Vera Oskar Samira Thandi Cosima Hilko Ruven Annegret Emre Wiebke Leonie Henrike Arend Katrin Aylin Bogdan Carlotta Dilan Eike Fenja Gesa Halim Imke Jelena Kofi Lale Mads Nele Okan Piet Rasmus Selin Thore Ulrike Viktor Wanda Yara Zeynep Amadou Britta Cem Dorothea Enno Farida Gunda Hendrik Ines Jorid Kaya Lennart Malin Nils Ömer Petra Quirin Rike Sören Tilda Ute Volker Winona Xenia Yusuf'.split(
    ' ',
  );

const first =
  'Ahl Bök Dorn Ester Feld Greven Holler Iser Jablon Ketten Lüden Mühl Nord Osten Pellen Quan Raut Sand Tann Ulmen Voß Wessel Zeller Birken Eschen Flut Hagen Linden Moor Rabe'.split(
    ' ',
  );
const second =
  'brecht kamp siepen hausen kott freund hagen hake bach wald dorp gahr del strauch berg rieder mann holt stedt brink'.split(
    ' ',
  );
const joined = ['', '', '', '', '', '', '-Holm', '-Sander', '-Roth', '-Yıldız', '-Okafor'];

export interface DemoName {
  readonly givenName: string;
  readonly familyName: string;
}

/** A name that nobody is known to bear: two halves of German family names that do not go together. */
export function inventName(random: Random, taken: Set<string>): DemoName {
  for (;;) {
    const name = {
      givenName: random.of(given),
      familyName: `${random.of(first)}${random.of(second)}${random.of(joined)}`,
    };
    const key = `${name.givenName} ${name.familyName}`;
    if (taken.has(key)) continue;
    taken.add(key);
    return name;
  }
}

const letters: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ı: 'i' };

/** "Tjorven Ahlkamp" at auenfeld.example is tjorven.ahlkamp@auenfeld.example. */
export function addressOf({ givenName, familyName }: DemoName, domain: string): string {
  const local = `${givenName}.${familyName}`.toLowerCase().replace(/[äöüßı]/g, (letter) => letters[letter] ?? '');
  return `${local.normalize('NFD').replace(/[^a-z.-]/g, '')}@${domain}`;
}
