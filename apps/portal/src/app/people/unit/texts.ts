import type { Spoken } from '../../shell/language';

const de = {
  municipality: 'Kommune',
  municipalities: 'Kommunen',
  department: 'Dienststelle',
  departments: 'Dienststellen',
  municipalityFirst: 'Erst die Kommune wählen',
  choose: 'Bitte wählen',
  title: (count: number) =>
    count === 0
      ? 'Noch nimmt keine Kommune teil.'
      : count === 1
        ? 'Eine Kommune nimmt teil.'
        : `${String(count)} Kommunen nehmen teil.`,
  lead: 'Eine Kommune nimmt teil, sobald eine ihrer Dienststellen angelegt ist.',
  others: (count: number) => `${String(count)} weitere Kommunen ohne Dienststelle`,
  kind: 'Art',
  kindHint: 'Zum Beispiel Kreis, kreisfreie Stadt, Gemeinde',
  region: 'Regierungsbezirk',
  key: 'Schlüssel',
  keyHint: 'Amtlicher Gemeindeschlüssel, 5 oder 8 Ziffern',
  name: 'Name',
  nameHint: 'Wie die Kommune selbst sie nennt, zum Beispiel „Fachbereich Jugend“',
  create: 'Kommune anlegen',
  people: 'Personen der Kommune',
  noDepartments: 'Diese Kommune hat noch keine Dienststelle.',
  departmentKind: 'Aufgabe',
  departmentKinds: {
    'integration-centre': 'Integration',
    'youth-office': 'Jugend',
    'public-order-office': 'Ordnung',
    other: 'Weitere',
  },
  council: 'Personalrat',
  councilAsked: 'Der Personalrat wird beteiligt, bevor jemand aus dieser Kommune einen Platz bekommt.',
  councilHint: 'Genehmigte Anmeldungen warten dann, bis die kommunale Koordination einträgt, was der Personalrat sagt.',
  councilOn: 'Der Personalrat wird ab jetzt beteiligt.',
  councilOff: 'Der Personalrat wird nicht mehr beteiligt.',
  code: 'Kürzel',
  acts: 'Aktionen',
  edit: 'Bearbeiten',
  createDepartment: 'Dienststelle anlegen',
  editDepartment: 'Dienststelle bearbeiten',
  save: 'Speichern',
  saved: 'Gespeichert.',
  cancel: 'Abbrechen',
};

const en: typeof de = {
  municipality: 'Municipality',
  municipalities: 'Municipalities',
  department: 'Department',
  departments: 'Departments',
  municipalityFirst: 'Choose the municipality first',
  choose: 'Please choose',
  title: (count) =>
    count === 0
      ? 'No municipality takes part yet.'
      : count === 1
        ? 'One municipality takes part.'
        : `${String(count)} municipalities take part.`,
  lead: 'A municipality takes part as soon as one of its departments is known.',
  others: (count) => `${String(count)} more municipalities without a department`,
  kind: 'Kind',
  kindHint: 'For example Kreis, kreisfreie Stadt, Gemeinde',
  region: 'Regierungsbezirk',
  key: 'Key',
  keyHint: 'Official municipality key, 5 or 8 digits',
  name: 'Name',
  nameHint: 'As the municipality itself calls it, for example “Fachbereich Jugend”',
  create: 'Add a municipality',
  people: 'People of the municipality',
  noDepartments: 'This municipality has no department yet.',
  departmentKind: 'Task',
  departmentKinds: {
    'integration-centre': 'Integration',
    'youth-office': 'Youth',
    'public-order-office': 'Public order',
    other: 'Other',
  },
  council: 'Works council',
  councilAsked: 'The works council is asked before somebody of this municipality gets a seat.',
  councilHint: 'Approved registrations then wait until the municipal coordinator enters what the works council says.',
  councilOn: 'The works council is asked from now on.',
  councilOff: 'The works council is no longer asked.',
  code: 'Code',
  acts: 'Actions',
  edit: 'Edit',
  createDepartment: 'Add a department',
  editDepartment: 'Edit the department',
  save: 'Save',
  saved: 'Saved.',
  cancel: 'Cancel',
};

export const unitTexts: Spoken<typeof de> = { de, en };
