import { beforeAll, describe, expect, it } from '@jest/globals';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { certificatePdf } from './certificate-paper';
import { checkCodeAlphabet, checkCodeOf, groupedCheckCode, readCheckCode } from './check-code';
import type { CertificateContent, ProgressProofContent } from './paper-content';
import { letterOf, printedHours } from '../../paper/printed-words';
import { progressProofPdf } from './progress-proof-paper';
import { UnprintablePaper } from '../../paper/sheet-press';

const henrike = { name: 'Dr. Henrike Sollmann', address: 'Ulmenweg 11, 00123 Auenfeld' };
const arend = { name: 'Arend Voßkamp', address: 'Brückstraße 30, 00145 Brückstadt' };

const areas = [
  ['1', 'Einführung und Grundlagen der Mediation', 18 * 60, 6 * 60],
  ['2', 'Ablauf und Rahmenbedingungen der Mediation', 40 * 60 + 30, 14 * 60],
  ['3', 'Verhandlungstechniken und -kompetenz', 12 * 60, 4 * 60],
  ['4', 'Gesprächsführung, Kommunikationstechniken', 18 * 60, 6 * 60],
  ['5', 'Konfliktkompetenz', 12 * 60, 4 * 60],
  ['6', 'Recht der Mediation', 6 * 60, 2 * 60],
  ['7', 'Recht in der Mediation', 12 * 60, 4 * 60],
  ['8', 'Persönliche Kompetenz, Haltung und Rollenverständnis', 12 * 60, 4 * 60],
].map(
  ([number, title, minutes, virtualMinutes]) =>
    ({ number, title, minutes, virtualMinutes }) as CertificateContent['areas'][number],
);

const certificate: CertificateContent = {
  number: 'MB-2026-000184',
  issuedOn: '2026-09-14',
  placeOfIssue: 'Auenfeld',
  basis: { kind: 'zmediatausbv-from-2024-03-01' },
  givesTitle: true,
  person: { givenNames: 'Leonie', familyName: 'Ahrendsberg', birthDate: '1987-08-17', formOfAddress: 'feminine' },
  institution: { name: 'Landesakademie für kommunale Mediation', address: 'Lindenplatz 4, 00123 Auenfeld' },
  signatory: { name: 'Prof. Dr. Wiebke Hallstedt', role: 'Leiterin der Landesakademie' },
  training: {
    courseName: 'Lehrgang Auenfeld 2024',
    from: '2024-09-06',
    until: '2025-06-27',
    places: ['Auenfeld, Bürgerhaus am Lindenplatz'],
    exercisesIncluded: true,
    virtualAssured: true,
  },
  areas,
  required: { minutes: 130 * 60, virtualAtMost: 52 * 60 },
  supervisions: [
    {
      on: '2025-05-21',
      place: 'Auenfeld',
      supervisor: henrike,
      mediation: { field: 'Nachbarschaft', parties: '2 Parteien', sessions: 3, role: 'mediator', agreement: true },
    },
    {
      on: '2025-12-03',
      place: 'Auenfeld',
      supervisor: henrike,
      mediation: {
        field: 'Team einer Behörde',
        parties: '4 Beteiligte',
        sessions: 4,
        role: 'co-mediator',
        agreement: true,
      },
    },
    {
      on: '2026-03-18',
      place: 'Brückstadt',
      supervisor: arend,
      mediation: {
        field: 'Familie und Jugendhilfe',
        parties: '2 Parteien',
        sessions: 2,
        role: 'mediator',
        agreement: false,
      },
    },
    {
      on: '2026-06-17',
      place: 'Auenfeld',
      supervisor: henrike,
      mediation: { field: 'Unterkunft', parties: '3 Parteien', sessions: 1, role: 'mediator', agreement: true },
    },
    {
      on: '2026-09-02',
      place: 'Brückstadt',
      supervisor: arend,
      mediation: { field: 'Schule', parties: '2 Parteien', sessions: 2, role: 'mediator', agreement: null },
    },
  ],
  renewal: { minutes: 40 * 60, until: '2030-09-14' },
  furtherSupervisions: null,
  sealed: false,
  verification: {
    code: '7KQ4M2TX9HDR',
    shownAddress: 'mittler.example/pruefen',
    url: 'https://mittler.example/pruefen#MB-2026-000184.7KQ4M2TX9HDR',
  },
};

const oldCertificate: CertificateContent = {
  ...certificate,
  basis: { kind: 'zmediatausbv-until-2024-02-29' },
  issuedOn: '2021-05-04',
  areas: areas.map((area) => ({ ...area, virtualMinutes: 0 })),
  required: { minutes: 120 * 60, virtualAtMost: 0 },
  supervisions: certificate.supervisions.slice(0, 1),
  renewal: { minutes: 40 * 60, until: '2025-05-04' },
  furtherSupervisions: { count: 4, until: '2023-05-04' },
};

const proof: ProgressProofContent = {
  on: '2026-11-22',
  basis: { kind: 'zmediatausbv-from-2024-03-01' },
  person: certificate.person,
  institution: certificate.institution,
  training: { courseName: 'Lehrgang Auenfeld 2026', from: '2026-02-06', until: null, places: ['Auenfeld, Bürgerhaus'] },
  areas: areas.map((area) => ({ ...area, neededMinutes: 12 * 60, countedMinutes: Math.min(area.minutes, 12 * 60) })),
  total: { neededMinutes: 130 * 60, countedMinutes: 90 * 60 },
  supervisions: certificate.supervisions.slice(0, 2),
  neededSupervisions: 5,
};

type Structure = { readonly role?: string; readonly alt?: string; readonly children?: readonly Structure[] };

type Read = {
  readonly text: string;
  readonly pages: readonly string[];
  readonly title: unknown;
  readonly lang: unknown;
  readonly metadata: string;
  readonly structure: readonly Structure[];
};

/** Reads a paper the way a reader's program does; soft line breaks become spaces. */
async function read(bytes: Uint8Array): Promise<Read> {
  const task = getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  const structure: Structure[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''))
        .join('')
        .replace(/\s+/g, ' '),
    );
    structure.push((await page.getStructTree()) as Structure);
  }
  const { info, metadata } = await document.getMetadata();
  const fields = info as { readonly Title?: unknown; readonly Language?: unknown };
  const read = {
    text: pages.join(' '),
    pages,
    title: fields.Title,
    lang: fields.Language,
    metadata: String(metadata?.getRaw()),
    structure,
  };
  await task.destroy();
  return read;
}

function roles(node: Structure): readonly string[] {
  return [node.role ?? '', ...(node.children ?? []).flatMap(roles)];
}

function alternatives(node: Structure): readonly string[] {
  return [node.alt ?? '', ...(node.children ?? []).flatMap(alternatives)];
}

describe('The certificate under § 2(6) since 1 March 2024', () => {
  let paper: Read;
  beforeAll(async () => {
    paper = await read(await certificatePdf(certificate));
  });

  it.each([
    ['no. 1: name, first names and birth date', ['Leonie Ahrendsberg', 'geboren am 17.08.1987']],
    [
      'no. 2: name and address of the institution',
      ['Landesakademie für kommunale Mediation', 'Lindenplatz 4, 00123 Auenfeld'],
    ],
    ['no. 3: date and place of the training', ['06.09.2024 bis 27.06.2025, Auenfeld, Bürgerhaus am Lindenplatz.']],
    [
      'no. 4: contents and hours, not rounded',
      [
        'Einführung und Grundlagen der Mediation 18 6',
        'Ablauf und Rahmenbedingungen der Mediation 40:30 14',
        'Gesamt (mindestens 130, höchstens 52 virtuell) 130:30 44',
      ],
    ],
    [
      'no. 5: date and place of the supervisions',
      [
        '21.05.2025, Auenfeld',
        '03.12.2025, Auenfeld',
        '18.03.2026, Brückstadt',
        '17.06.2026, Auenfeld',
        '02.09.2026, Brückstadt',
      ],
    ],
    [
      'no. 6: name and address of the supervisors',
      ['A Dr. Henrike Sollmann, Ulmenweg 11, 00123 Auenfeld', 'B Arend Voßkamp, Brückstraße 30, 00145 Brückstadt'],
    ],
    [
      'no. 7: the mediations, anonymised',
      [
        'Nachbarschaft, 2 Parteien, 3 Sitzungen, Mediatorin, mit Vereinbarung',
        'Familie und Jugendhilfe, 2 Parteien, 2 Sitzungen, Mediatorin, ohne Vereinbarung',
        'Unterkunft, 3 Parteien, 1 Sitzung, Mediatorin',
        'Schule, 2 Parteien, 2 Sitzungen, Mediatorin',
      ],
    ],
  ])('holds %s', (_item, lines) => {
    for (const line of lines) expect(paper.text).toContain(line);
  });

  it('holds all areas of the Anlage', () => {
    for (const { title } of areas) expect(paper.text).toContain(title);
  });

  it('names number, check code in groups, the address to verify and the title', () => {
    for (const line of [
      'Nummer MB-2026-000184',
      '7KQ4-M2TX-9HDR',
      'Prüfen: mittler.example/pruefen',
      'Ausbildung zur zertifizierten Mediatorin',
      'Fortbildung: 40 Zeitstunden bis 14.09.2030 (§ 3 Abs. 1).',
    ])
      expect(paper.text).toContain(line);
    expect(paper.text).toContain('fünf supervidierte Mediationen');
    expect(paper.text).toContain('jeweils durch die Supervisorin oder den Supervisor bestätigt');
  });

  it('fits on one page and says which', () => {
    expect(paper.pages).toHaveLength(1);
    expect(paper.text).toContain('Seite 1 von 1');
  });

  it('is a tagged German PDF/A-2a with title, headings, table headers and a described QR code', () => {
    expect(paper.lang).toBe('de-DE');
    expect(paper.title).toBe('Ausbildung zur zertifizierten Mediatorin: Leonie Ahrendsberg, Nummer MB-2026-000184');
    expect(paper.metadata).toMatch(/pdfaid:part>2</);
    expect(paper.metadata).toMatch(/pdfaid:conformance>A</);
    const found = paper.structure.flatMap(roles);
    for (const role of ['H1', 'H2', 'P', 'Table', 'THead', 'TH', 'TD', 'Figure']) expect(found).toContain(role);
    expect(paper.structure.flatMap(alternatives)).toContain(
      'QR-Code zur Prüfung dieser Bescheinigung, Prüfcode 7KQ4-M2TX-9HDR',
    );
  });

  it('embeds every font', async () => {
    const source = Buffer.from(await certificatePdf(certificate)).toString('latin1');
    expect(source.match(/\/FontFile[23]/g)?.length).toBe(source.match(/\/Type ?\/FontDescriptor/g)?.length);
    expect(source).toContain('FiraSans-SemiBold');
  });

  it('passes the gate for PDF/UA-1 from the same source', async () => {
    await expect(certificatePdf(certificate, 'ua-1')).resolves.toBeInstanceOf(Uint8Array);
  });

  it('is the same to the byte for the same content', async () => {
    expect(Buffer.compare(await certificatePdf(certificate), await certificatePdf(certificate))).toBe(0);
  });

  it('says sealed only where a seal is applied', async () => {
    expect(paper.text).not.toContain('gesiegelt');
    expect((await read(await certificatePdf({ ...certificate, sealed: true }))).text).toContain(
      'ausgestellt und gesiegelt',
    );
  });

  it('gives the title only where the rule set gives it', async () => {
    const without = await read(await certificatePdf({ ...certificate, givesTitle: false }));
    expect(without.text).not.toMatch(/zertifizierte[nr:]/);
    const scheme = await read(
      await certificatePdf({ ...certificate, basis: { kind: 'scheme', schemeName: 'KoKo-Ordnung' }, givesTitle: true }),
    );
    expect(scheme.text).not.toMatch(/zertifizierte[nr:]|ZMediatAusbV|§/);
    expect(scheme.text).toContain('Bescheinigung nach KoKo-Ordnung');
  });

  it('says what was counted where more virtual hours were attended than the cap lets count', async () => {
    const [first, ...others] = areas;
    const text = (
      await read(
        await certificatePdf({
          ...certificate,
          areas: [{ ...first!, minutes: 30 * 60, virtualMinutes: 20 * 60 }, ...others],
        }),
      )
    ).text;
    expect(text).toContain('Gesamt (mindestens 130) 142:30 58');
    expect(text).toContain('Auf die vorgeschriebenen Zeitstunden sind höchstens 52 virtuelle angerechnet.');
  });
});

describe('The certificate under § 2(6) until 29 February 2024', () => {
  it('holds six items, the Einzelsupervision in the singular and no case', async () => {
    const { text, pages } = await read(await certificatePdf(oldCertificate));
    for (const line of [
      'Leonie Ahrendsberg',
      '17.08.1987',
      'Lindenplatz 4',
      '06.09.2024 bis 27.06.2025',
      'Konfliktkompetenz',
      '21.05.2025, Auenfeld',
      '1 21.05.2025, Auenfeld Dr. Henrike Sollmann, Ulmenweg 11, 00123 Auenfeld',
      'Gesamt (mindestens 120) 130:30 Einzelsupervision Nr. Datum und Ort Supervision 1',
    ])
      expect(text).toContain(line);
    expect(text).toContain('Der Ausbildungslehrgang ist erfolgreich beendet, die Einzelsupervision');
    expect(text).not.toMatch(/Nachbarschaft|anonymisiert|supervidierte Mediationen/);
    expect(text).not.toContain('virtuell');
    expect(text).toContain('4 Einzelsupervisionen bis 04.05.2023');
    expect(pages).toHaveLength(1);
    await expect(certificatePdf(oldCertificate, 'ua-1')).resolves.toBeInstanceOf(Uint8Array);
  });
});

describe('Hard content', () => {
  it('stays text, whatever it looks like', async () => {
    const hostile = `Ö'"#$\\@<b>*_\u0060[x]{y}/*z*/=ß`;
    const { text, title } = await read(
      await certificatePdf({ ...certificate, person: { ...certificate.person, familyName: hostile } }),
    );
    expect(text).toContain(`Leonie ${hostile}`);
    expect(title).toContain(hostile);
  });

  it('holds long names, many areas and long places, and repeats number and code on the second page', async () => {
    const long = 'von Hohenstein-Wittgensteinbergerhausen-Schmidt-Leutheusser zu Oberniederndorfschwarzenbergerhof';
    const many: CertificateContent = {
      ...certificate,
      person: {
        ...certificate.person,
        givenNames: 'Anna-Katharina Maria Theresia Wilhelmine',
        familyName: `${long}${'e'.repeat(60)}`,
      },
      areas: Array.from({ length: 26 }, (_, index) => ({
        number: String(index + 1),
        title: `Inhaltsbereich ${long}`,
        minutes: 605,
        virtualMinutes: 5,
      })),
      training: { ...certificate.training, places: ['Auenfeld, Bürgerhaus', long, 'Brückstadt, Rathaus'] },
    };
    const { pages } = await read(await certificatePdf(many));
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toContain('Bescheinigung Nummer MB-2026-000184 · Prüfcode 7KQ4-M2TX-9HDR');
    expect(pages.at(-1)).toContain('Prof. Dr. Wiebke Hallstedt');
    await expect(certificatePdf(many, 'ua-1')).resolves.toBeInstanceOf(Uint8Array);
  });

  it('is refused by name where a character has no glyph', async () => {
    const refused = certificatePdf({ ...certificate, person: { ...certificate.person, familyName: 'Yama 山' } });
    await expect(refused).rejects.toThrow(UnprintablePaper);
    await expect(refused).rejects.toMatchObject({ characters: ['山'] });
  });

  it('shows the letters of the names of Europe', async () => {
    const name = 'Żółć Ğüneş Nguyễn Њ Ελένη ẞ ő';
    expect(
      (await read(await certificatePdf({ ...certificate, person: { ...certificate.person, familyName: name } }))).text,
    ).toContain(name);
  });
});

describe('The proof of what is done so far', () => {
  it('says what is done, what counts and that it is no certificate', async () => {
    const { text, lang, structure } = await read(await progressProofPdf(proof));
    for (const line of [
      'Nachweis über den Teilstand',
      'keine Bescheinigung nach § 2 Absatz 6 ZMediatAusbV',
      'Ablauf und Rahmenbedingungen der Mediation 40:30 14 12 12',
      'Gesamt 130:30 44 90 130',
      '2 von 5 bestätigt.',
      '21.05.2025, Auenfeld',
      'Stand 22.11.2026',
      'Lehrgang Auenfeld 2026, seit 06.02.2026',
    ])
      expect(text).toContain(line);
    expect(text).not.toContain('gesiegelt');
    expect(lang).toBe('de-DE');
    expect(structure.flatMap(roles)).toContain('TH');
    await expect(progressProofPdf(proof, 'ua-1')).resolves.toBeInstanceOf(Uint8Array);
  });

  it('leaves out a birth date that is not known', async () => {
    const { text } = await read(await progressProofPdf({ ...proof, person: { ...proof.person, birthDate: null } }));
    expect(text).toContain('Leonie Ahrendsberg');
    expect(text).not.toContain('geboren am');
  });

  it('holds nothing done at all', async () => {
    const nothing = {
      ...proof,
      areas: [],
      supervisions: [],
      total: { neededMinutes: null, countedMinutes: 0 },
      neededSupervisions: null,
    };
    expect((await read(await progressProofPdf(nothing))).text).toContain('0 bestätigt.');
  });
});

describe('The check code', () => {
  it('has no letter that can be mistaken for another', () => {
    expect(checkCodeAlphabet).not.toMatch(/[0O1IL]/);
    expect(new Set(checkCodeAlphabet).size).toBe(31);
  });

  it('is read as people type it', () => {
    expect(readCheckCode(' 7kq4-m2tx 9hdr ')).toBe('7KQ4M2TX9HDR');
    expect(readCheckCode('7KQ4-M2TX-9HD0')).toBeNull();
    expect(readCheckCode('7KQ4')).toBeNull();
    expect(groupedCheckCode('7KQ4M2TX9HDR')).toBe('7KQ4-M2TX-9HDR');
  });

  it('is made of random bytes without favouring a letter', () => {
    const every = Uint8Array.from({ length: 248 }, (_, byte) => byte);
    expect(checkCodeOf(every)).toBe('23456789ABCD');
    expect(checkCodeOf(Uint8Array.from([255, 254, 248, ...every]))).toBe('23456789ABCD');
    expect(() => checkCodeOf(Uint8Array.from([1, 2, 3]))).toThrow(RangeError);
  });
});

describe('Printed words', () => {
  it('shows minutes as hours of 60 minutes, never rounded', () => {
    expect([0, 59, 60, 90, 7799, 4812 * 60].map(printedHours)).toEqual(['0', '0:59', '1', '1:30', '129:59', '4.812']);
  });

  it('letters supervisors beyond Z', () => {
    expect([0, 25, 26, 51, 52].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA']);
  });
});
