import type { DataSource } from 'typeorm';
import type { Settings } from '../../settings';

/** Kreise and kreisfreie Städte of North Rhine-Westphalia: official key (AGS), name, kind, Regierungsbezirk. */
export const nrwMunicipalities: readonly (readonly [key: string, name: string, kind: string, region: string])[] = [
  ['05111', 'Düsseldorf', 'kreisfreie Stadt', 'Düsseldorf'],
  ['05112', 'Duisburg', 'kreisfreie Stadt', 'Düsseldorf'],
  ['05113', 'Essen', 'kreisfreie Stadt', 'Düsseldorf'],
  ['05114', 'Krefeld', 'kreisfreie Stadt', 'Düsseldorf'],
  ['05116', 'Mönchengladbach', 'kreisfreie Stadt', 'Düsseldorf'],
  ['05117', 'Mülheim an der Ruhr', 'kreisfreie Stadt', 'Düsseldorf'],
  ['05119', 'Oberhausen', 'kreisfreie Stadt', 'Düsseldorf'],
  ['05120', 'Remscheid', 'kreisfreie Stadt', 'Düsseldorf'],
  ['05122', 'Solingen', 'kreisfreie Stadt', 'Düsseldorf'],
  ['05124', 'Wuppertal', 'kreisfreie Stadt', 'Düsseldorf'],
  ['05154', 'Kreis Kleve', 'Kreis', 'Düsseldorf'],
  ['05158', 'Kreis Mettmann', 'Kreis', 'Düsseldorf'],
  ['05162', 'Rhein-Kreis Neuss', 'Kreis', 'Düsseldorf'],
  ['05166', 'Kreis Viersen', 'Kreis', 'Düsseldorf'],
  ['05170', 'Kreis Wesel', 'Kreis', 'Düsseldorf'],
  ['05314', 'Bonn', 'kreisfreie Stadt', 'Köln'],
  ['05315', 'Köln', 'kreisfreie Stadt', 'Köln'],
  ['05316', 'Leverkusen', 'kreisfreie Stadt', 'Köln'],
  ['05334', 'Städteregion Aachen', 'Städteregion', 'Köln'],
  ['05358', 'Kreis Düren', 'Kreis', 'Köln'],
  ['05362', 'Rhein-Erft-Kreis', 'Kreis', 'Köln'],
  ['05366', 'Kreis Euskirchen', 'Kreis', 'Köln'],
  ['05370', 'Kreis Heinsberg', 'Kreis', 'Köln'],
  ['05374', 'Oberbergischer Kreis', 'Kreis', 'Köln'],
  ['05378', 'Rheinisch-Bergischer Kreis', 'Kreis', 'Köln'],
  ['05382', 'Rhein-Sieg-Kreis', 'Kreis', 'Köln'],
  ['05512', 'Bottrop', 'kreisfreie Stadt', 'Münster'],
  ['05513', 'Gelsenkirchen', 'kreisfreie Stadt', 'Münster'],
  ['05515', 'Münster', 'kreisfreie Stadt', 'Münster'],
  ['05554', 'Kreis Borken', 'Kreis', 'Münster'],
  ['05558', 'Kreis Coesfeld', 'Kreis', 'Münster'],
  ['05562', 'Kreis Recklinghausen', 'Kreis', 'Münster'],
  ['05566', 'Kreis Steinfurt', 'Kreis', 'Münster'],
  ['05570', 'Kreis Warendorf', 'Kreis', 'Münster'],
  ['05711', 'Bielefeld', 'kreisfreie Stadt', 'Detmold'],
  ['05754', 'Kreis Gütersloh', 'Kreis', 'Detmold'],
  ['05758', 'Kreis Herford', 'Kreis', 'Detmold'],
  ['05762', 'Kreis Höxter', 'Kreis', 'Detmold'],
  ['05766', 'Kreis Lippe', 'Kreis', 'Detmold'],
  ['05770', 'Kreis Minden-Lübbecke', 'Kreis', 'Detmold'],
  ['05774', 'Kreis Paderborn', 'Kreis', 'Detmold'],
  ['05911', 'Bochum', 'kreisfreie Stadt', 'Arnsberg'],
  ['05913', 'Dortmund', 'kreisfreie Stadt', 'Arnsberg'],
  ['05914', 'Hagen', 'kreisfreie Stadt', 'Arnsberg'],
  ['05915', 'Hamm', 'kreisfreie Stadt', 'Arnsberg'],
  ['05916', 'Herne', 'kreisfreie Stadt', 'Arnsberg'],
  ['05954', 'Ennepe-Ruhr-Kreis', 'Kreis', 'Arnsberg'],
  ['05958', 'Hochsauerlandkreis', 'Kreis', 'Arnsberg'],
  ['05962', 'Märkischer Kreis', 'Kreis', 'Arnsberg'],
  ['05966', 'Kreis Olpe', 'Kreis', 'Arnsberg'],
  ['05970', 'Kreis Siegen-Wittgenstein', 'Kreis', 'Arnsberg'],
  ['05974', 'Kreis Soest', 'Kreis', 'Arnsberg'],
  ['05978', 'Kreis Unna', 'Kreis', 'Arnsberg'],
];

/**
 * Fills in the municipalities that are missing; names that an office has edited stay. The demo has towns of its own, so
 * that no real one seems to take part.
 */
export async function fillMunicipalities(dataSource: DataSource, { demo }: Pick<Settings, 'demo'>): Promise<void> {
  if (demo) return;
  await dataSource.query(
    `insert into municipality (key, name, kind, region)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])
     on conflict (key) do nothing`,
    [0, 1, 2, 3].map((column) => nrwMunicipalities.map((row) => row[column])),
  );
}
