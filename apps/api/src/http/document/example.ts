type Schema = Readonly<Record<string, unknown>>;
type Schemas = Readonly<Record<string, Schema>>;

/** Invented values that fit the field by its name; anything else is made from the schema. */
const byName: Readonly<Record<string, string>> = {
  givenName: 'Miriam',
  familyName: 'Feldhausen',
  email: 'miriam.feldhausen@auenfeld.example',
  newEmail: 'miriam.feldhausen@auenfeld.example',
  password: 'Der Fluss trägt die Brücke.',
  newPassword: 'Der Fluss trägt die Brücke.',
  birthDate: '1988-05-14',
  municipality: '05515',
  municipalityKey: '05515',
  hostMunicipality: '05515',
  key: '05515',
  town: 'Auenfeld',
  supervisionTown: 'Auenfeld',
  supervisorTown: 'Auenfeld',
  street: 'Lindenplatz 4',
  supervisorStreet: 'Ulmenweg 11',
  postcode: '00101',
  supervisorPostcode: '00101',
  supervisorName: 'Dr. Henrike Sollmann',
  signatoryName: 'Prof. Dr. Wiebke Hallstedt',
  signatoryRole: 'Leiterin der Akademie',
  numberPrefix: 'MB',
  number: 'MB-2026-000184',
  code: '7KQ4-M2TX-9HDR',
  checkCode: '7KQ4-M2TX-9HDR',
  scheme: 'zmediatausbv',
  token: 'BeispielBeispielBeispielBeispielBeispielBei',
  area: '2',
  venue: 'Bürgerhaus',
  title: 'Mediation im Verwaltungsalltag',
  law: '§ 2 Abs. 4 Satz 2 ZMediatAusbV',
  pointer: '/marks/3/minutes',
  type: '/problems/invalid',
  reason: 'Im Verlauf berichtigt',
};

const id = '3f1f2f6e-5d0a-4b8e-9a67-0d8b7d5c2e11';
const deepest = 8;

/**
 * A value that fits the schema, for the reader of the document. It may hold no secrets and no real people: it is made
 * from the schema alone.
 */
export function exampleOf(schema: Schema, schemas: Schemas, name = '', depth = 0): unknown {
  const { $ref, anyOf, type, properties, items } = schema;
  if (typeof $ref === 'string') return exampleOf(schemas[$ref.split('/').at(-1) ?? ''] ?? {}, schemas, name, depth);
  if (Array.isArray(anyOf)) return exampleOf((anyOf as readonly Schema[])[0] ?? {}, schemas, name, depth);
  if (Array.isArray(schema['enum'])) return (schema['enum'] as readonly unknown[])[0];
  if (type === 'array') return arrayOf((items ?? {}) as Schema, schema, schemas, name, depth);
  if (type === 'object' || properties !== undefined) return objectOf((properties ?? {}) as Schemas, schemas, depth);
  if (type === 'integer' || type === 'number') return numberOf(schema);
  if (type === 'boolean') return true;
  return type === 'string' ? textOf(schema, name) : null;
}

function arrayOf(
  items: Schema,
  { minItems }: Schema,
  schemas: Schemas,
  name: string,
  depth: number,
): readonly unknown[] {
  return depth >= deepest && minItems === undefined ? [] : [exampleOf(items, schemas, name, depth + 1)];
}

function objectOf(properties: Schemas, schemas: Schemas, depth: number): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, exampleOf(property, schemas, name, depth + 1)]),
  );
}

function numberOf({ minimum, maximum }: Schema): number {
  const least = typeof minimum === 'number' ? minimum : 0;
  return Math.min(Math.max(least, 90), typeof maximum === 'number' ? maximum : 90);
}

function textOf(schema: Schema, name: string): string {
  const { format, pattern, maxLength } = schema;
  const named = byName[name];
  const candidates = [named, 'Beispiel', id, '2026-11-22', '2026-11-22T08:00:00Z', '05515', 'MB', 'a', '1'];
  if (format === 'uuid') return id;
  if (format === 'date') return name === 'birthDate' ? '1988-05-14' : '2026-11-22';
  if (format === 'email') return 'miriam.feldhausen@auenfeld.example';
  const fits = (text: string | undefined): text is string =>
    text !== undefined &&
    (typeof pattern !== 'string' || new RegExp(pattern, 'u').test(text)) &&
    (typeof maxLength !== 'number' || text.length <= maxLength) &&
    (typeof schema['minLength'] !== 'number' || text.length >= schema['minLength']);
  return candidates.find(fits) ?? '';
}
