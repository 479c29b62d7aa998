// @ts-check

/**
 * @typedef {object} Schema
 * @property {string} [$ref]
 * @property {readonly Schema[]} [anyOf]
 * @property {readonly unknown[]} [enum]
 * @property {unknown} [const]
 * @property {string} [type]
 * @property {string} [format]
 * @property {string} [pattern]
 * @property {Readonly<Record<string, Schema>>} [properties]
 * @property {readonly string[]} [required]
 * @property {Schema} [items]
 * @property {number} [minItems]
 * @property {number} [minimum]
 * @property {number} [minLength]
 * @property {number} [maxLength]
 *
 * @typedef {{ readonly name: string, readonly in: string, readonly required: boolean, readonly schema: Schema }} Parameter
 *
 * @typedef {object} Route
 * @property {readonly Parameter[]} parameters
 * @property {{ readonly content: Readonly<Record<string, { readonly schema: Schema }>> }} [requestBody]
 * @property {Readonly<Record<string, unknown>>} responses
 *
 * @typedef {object} Document the parts of an OpenAPI document that are read here
 * @property {Readonly<Record<string, Readonly<Record<string, Route>>>>} paths
 * @property {{ readonly schemas: Readonly<Record<string, Schema>> }} components
 *
 * @typedef {object} Operation one route, as the running router describes it
 * @property {string} name "GET /api/people/{id}"
 * @property {string} method
 * @property {string} path
 * @property {readonly string[]} parameters of the path
 * @property {readonly Parameter[]} query
 * @property {Schema | null} body
 * @property {number} status of success
 */

/**
 * @param {Document} document
 * @returns {readonly Operation[]}
 */
export function operationsOf(document) {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, route]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      parameters: route.parameters.flatMap((one) => (one.in === 'path' ? [one.name] : [])),
      query: route.parameters.filter((one) => one.in === 'query'),
      body: route.requestBody?.content['application/json']?.schema ?? null,
      status: Number(Object.keys(route.responses).find((status) => /^2/.test(status)) ?? 200),
    })),
  );
}

/**
 * Follows a reference, and the first alternative where null is the other one.
 *
 * @param {Document} document
 * @param {Schema} schema
 * @returns {Schema}
 */
export function resolved(document, schema) {
  const name = schema.$ref?.split('/').pop();
  const next = name === undefined ? schema.anyOf?.[0] : document.components.schemas[name];
  if (next) return resolved(document, next);
  if (name !== undefined) throw new Error(`The document has no schema ${name}`);
  return schema;
}

/** Texts that a pattern or a rule asks for, by the name of the field. @type {Readonly<Record<string, unknown>>} */
const usual = {
  municipality: '05111',
  key: '05999123',
  scheme: 'zmediatausbv',
  numberPrefix: 'ZZ',
  postcode: '00123',
  supervisorPostcode: '00123',
  email: 'neu@stadt.example',
  startsAt: '2026-03-02T08:00:00Z',
  endsAt: '2026-03-02T12:00:00Z',
  milestone: 'none',
  minutes: 60,
  mediatedOn: '2026-03-02',
  supervisedOn: '2026-03-03',
  confirmedOn: '2026-03-04',
  interactionEnsured: false,
};

/**
 * A body as the schema asks for it, with its required fields; `given` says what a field of that name holds, at any depth.
 *
 * @param {Document} document
 * @param {Schema} schema
 * @param {Readonly<Record<string, unknown>>} [given]
 * @param {boolean} [all] the optional fields too
 * @returns {unknown}
 */
export function sampleOf(document, schema, given = {}, all = false) {
  const one = resolved(document, schema);
  if (one.enum) return one.enum[0];
  if (one.const !== undefined) return one.const;
  if (one.type === 'object' || one.properties) {
    const names = Object.keys(one.properties ?? {});
    const wanted = all ? names : names.filter((name) => (one.required ?? []).includes(name));
    return Object.fromEntries(
      wanted.map((name) => [name, valueOf(document, name, one.properties?.[name] ?? {}, given, all)]),
    );
  }
  if (one.type === 'array')
    return (one.minItems ?? 0) > 0 || all ? [sampleOf(document, one.items ?? {}, given, all)] : [];
  if (one.type === 'boolean') return true;
  if (one.type === 'integer' || one.type === 'number') return one.minimum ?? 1;
  if (one.format === 'uuid') return '00000000-0000-4000-8000-00000000ffff';
  if (one.format === 'date') return '2026-03-02';
  if (one.format === 'email') return 'neu@stadt.example';
  if (/T\(/.test(one.pattern ?? '')) return '2026-03-02T08:00:00Z';
  if (/^\^\\d\{5\}/.test(one.pattern ?? '')) return '05111';
  return 'Probe'.padEnd(one.minLength ?? 0, 'e').slice(0, one.maxLength ?? 100);
}

/**
 * @param {Document} document
 * @param {string} name
 * @param {Schema} schema
 * @param {Readonly<Record<string, unknown>>} given
 * @param {boolean} all
 */
function valueOf(document, name, schema, given, all) {
  if (name in given) return given[name];
  const one = resolved(document, schema);
  if (name in usual && one.type !== 'array' && !one.enum) return usual[name];
  return sampleOf(document, schema, given, all);
}
