import { describe, expect, it } from '@jest/globals';
import type { ColumnMeaning, PersonField } from './column-meaning';
import { personFieldNames } from './person-column-names';
import { plainName } from './plain-name';
import { recogniseColumns } from './recognise-columns';

function meaningOf(label: string): ColumnMeaning | undefined {
  return recogniseColumns([label]).recognised[0]?.meaning;
}

describe('Columns of a person', () => {
  it.each<readonly [string, PersonField]>([
    ['Personalnummer', 'person-id'],
    ['Pers.-Nr.', 'person-id'],
    ['NACHNAME', 'family-name'],
    ['Familienname', 'family-name'],
    ['Vorname(n)', 'given-names'],
    ['Name, Vorname', 'full-name'],
    ['Geburtsdatum (TT.MM.JJJJ)', 'birth-date'],
    ['geb. am', 'birth-date'],
    ['Date of Birth', 'birth-date'],
    ['E-Mail-Adresse', 'email'],
    ['eMail', 'email'],
    ['E\u2011Mail', 'email'],
    ['Kommune *', 'municipality'],
    ['Kreis / Stadt', 'municipality'],
    ['AGS', 'municipality-key'],
    ['Gemeindeschlüssel', 'municipality-key'],
    ['Gemeindeschlu\u0308ssel', 'municipality-key'],
    ['Gemeindeschluessel', 'municipality-key'],
    ['Fachbereich', 'department'],
    ['Amt/Fachbereich', 'department'],
    ['Dienststelle', 'department'],
    ['Amtsnummer', 'department-code'],
    ['Code', 'department-code'],
    ['Lehrgang', 'course'],
    ['Beginn', 'started-on'],
    ['Abschluss', 'finished-on'],
    ['Bescheinigung Nr.', 'certificate-number'],
    ['Zertifikats-Nr', 'certificate-number'],
    ['Bescheinigung am', 'certificate-issued-on'],
    ['ausgestellt am', 'certificate-issued-on'],
  ])('„%s“ means %s', (label, field) => {
    expect(meaningOf(label)).toEqual({ kind: 'person', field });
  });

  it('„Name“ beside „Vorname“ is the family name, alone it is asked', () => {
    expect(recogniseColumns(['Name', 'Vorname']).recognised[0]?.meaning).toEqual({
      kind: 'person',
      field: 'family-name',
    });
    const { recognised, ambiguous } = recogniseColumns(['Name', 'E-Mail']);
    expect(recognised.map(({ label }) => label)).toEqual(['E-Mail']);
    expect(ambiguous).toMatchObject([
      { label: 'Name', reason: 'several-meanings', candidates: [{ field: 'full-name' }, { field: 'family-name' }] },
    ]);
  });

  it('no name belongs to two fields', () => {
    const all = Object.values(personFieldNames).flat();
    expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
    expect(all.filter((name) => plainName(name) !== name)).toEqual([]);
  });
});

describe('Columns of hours', () => {
  it.each([
    ['Bereich 1', '1', null, null],
    ['B1 (Std.)', '1', null, 'hours'],
    ['B 8 UE', '8', null, 'units'],
    ['Inhaltsbereich 2 – virtuell (UE à 45 Min.)', '2', 'virtual', 'units'],
    ['Std. à 45 Min. Bereich 3', '3', null, 'units'],
    ['B1 virtuell', '1', 'virtual', null],
    ['B1 in Präsenz [h]', '1', 'room', 'hours'],
    ['Bereich 4 vor Ort in Minuten', '4', 'room', 'minutes'],
    ['1. Einführung und Grundlagen der Mediation', '1', null, null],
    ['Recht der Mediation (Zeitstunden)', '6', null, 'hours'],
    ['Recht in der Mediation', '7', null, null],
    ['7. Recht in der Mediation online', '7', 'virtual', null],
    ['Area 5 hours virtual', '5', 'virtual', 'hours'],
    ['8 Persönliche Kompetenz, Haltung und Rollenverständnis', '8', null, null],
  ])('„%s“ is area %s, %s, %s', (label, area, modality, unit) => {
    expect(meaningOf(label)).toEqual({ kind: 'area-hours', area, modality, unit });
  });

  it.each([
    'Bereich',
    'Bereich 0',
    'B1 B2',
    '6. Recht in der Mediation',
    'B1 Präsenz/virtuell',
    'Modul 1',
    'Bereich 1 geplant',
    'Stunden',
    '12',
  ])('„%s“ is not taken for hours of an area', (label) => {
    expect(recogniseColumns([label])).toMatchObject({ recognised: [], unknown: [{ label }] });
  });

  it('asks for the unit where the header names none', () => {
    expect(recogniseColumns(['Bereich 1', 'B2 UE']).unitNotSaid).toEqual([{ index: 0, label: 'Bereich 1' }]);
  });

  it('asks whether a bare column beside the virtual one is the total', () => {
    const { recognised, ambiguous } = recogniseColumns(['B1', 'B1 virtuell', 'B2']);
    expect(recognised.map(({ label }) => label)).toEqual(['B1 virtuell', 'B2']);
    expect(ambiguous).toMatchObject([{ label: 'B1', reason: 'total-or-room' }]);
  });
});

describe('Columns of cases', () => {
  it.each([
    ['Supervidierte Mediationen', 'mediated-on', null],
    ['Mediation 1 am', 'mediated-on', 1],
    ['3. Supervision', 'supervised-on', 3],
    ['Datum Supervision 5', 'supervised-on', 5],
    ['Supervisor 2', 'supervisor', 2],
    ['Supervisor:in', 'supervisor', null],
    ['Ort der Supervision 1', 'place', 1],
  ])('„%s“ is %s of case %s', (label, part, number) => {
    expect(meaningOf(label)).toEqual({ kind: 'case', part, number });
  });
});

describe('What is not certain is reported', () => {
  it('names unknown columns and leaves nameless ones out', () => {
    expect(
      recogniseColumns(['Nachname', '', 'Bemerkung', 'Gesamt', 'lfd. Nr.', 'constructor']).unknown.map(
        ({ label }) => label,
      ),
    ).toEqual(['Bemerkung', 'Gesamt', 'lfd. Nr.', 'constructor']);
  });

  it('asks where two columns mean the same', () => {
    const { recognised, ambiguous } = recogniseColumns(['Amt', 'Dienststelle', 'Vorname']);
    expect(recognised.map(({ label }) => label)).toEqual(['Vorname']);
    expect(ambiguous.map(({ label, reason }) => [label, reason])).toEqual([
      ['Amt', 'same-as-another'],
      ['Dienststelle', 'same-as-another'],
    ]);
  });

  it('asks what „Zertifikat“ and „Datum“ are', () => {
    expect(recogniseColumns(['Zertifikat', 'Datum']).ambiguous.map(({ candidates }) => candidates.length)).toEqual([
      2, 4,
    ]);
  });
});
