import { Problem } from '@mittler/contract';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { targetConstructorToSchema, validationMetadatasToSchemas } from 'class-validator-jsonschema';
import type { Type } from '@nestjs/common';
import type { Answer, ClassOf } from './answers';
import { exampleOf } from './example';
import type { Route } from './routes';

type Json = Readonly<Record<string, unknown>>;
type SchemaObject = ReturnType<typeof targetConstructorToSchema>;

const schemaPointer = '#/components/schemas/';
const reference = (name: string): Json => ({ $ref: `${schemaPointer}${name}` });
const problemAnswer: Json = {
  description: 'Refused (RFC 9457)',
  content: { 'application/problem+json': { schema: reference(Problem.name) } },
};

const options = {
  classTransformerMetadataStorage: defaultMetadataStorage,
  refPointerPrefix: schemaPointer,
  additionalConverters: { isIsoDate: { type: 'string', format: 'date' }, isInstant: { type: 'string' } },
} as const;

/** The schemas of all contract classes, made from the rules that also check the requests. */
export function contractSchemas(): Json {
  const schemas = validationMetadatasToSchemas(options);
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, withNulls(schema)]));
}

/** What class-validator calls optional may be missing or null; JSON Schema tells the two apart. */
function withNulls(schema: SchemaObject): Json {
  const required = new Set(schema.required ?? []);
  const properties = Object.entries(schema.properties ?? {}).map(([name, property]) => [
    name,
    required.has(name) ? property : { anyOf: [property, { type: 'null' }] },
  ]);
  return { ...schema, properties: Object.fromEntries(properties), additionalProperties: false };
}

/** Of classes that only inherit: they have no rules of their own by which they would be found. */
function inheritingSchemas(routes: readonly Route[]): Json {
  const bodies = routes.flatMap(({ body }) => (body ? [body] : []));
  return Object.fromEntries(bodies.map((body) => [body.name, withNulls(targetConstructorToSchema(body, options))]));
}

function withExamples(schemas: Readonly<Record<string, Json>>): Json {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, { ...schema, examples: [exampleOf(schema, schemas)] }]),
  );
}

/** The OpenAPI 3.1 document of the routes. */
export function openApi(routes: readonly Route[], publicUrl: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  const schemas = withExamples({ ...inheritingSchemas(routes), ...contractSchemas() } as Readonly<
    Record<string, Json>
  >);
  for (const route of routes) {
    (paths[`/api${route.path}`] ??= {})[route.method.toLowerCase()] = operation(route);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Mittler',
      version: '1.0.0',
      description: 'Training and certification of mediation multipliers in municipalities.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      schemas,
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'mittler' } },
    },
  };
}

function operation(route: Route): Json {
  const isOpen = route.policy?.includes('anyone') ?? false;
  return {
    operationId: `${route.room}.${route.operation}`,
    tags: [route.room],
    description: `May: ${route.policy?.join(', ') ?? 'nobody'}.`,
    security: isOpen ? [] : [{ session: [] }],
    parameters: [...route.parameters.map(pathParameter), ...queryParameters(route.query)],
    ...requestBody(route),
    responses: { [String(route.status)]: success(route.answer), default: problemAnswer },
  };
}

function requestBody({ body, upload }: Route): Json {
  if (upload)
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema: formOf(upload) } } } };
  if (!body) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema: reference(body.name) } } } };
}

/** The fields of the class, each as text, and the file after them. */
function formOf(upload: ClassOf): Json {
  const { properties = {} } = targetConstructorToSchema(upload, options);
  return {
    type: 'object',
    required: ['file'],
    properties: { ...properties, file: { type: 'string', format: 'binary' } },
  };
}

const pathParameter = (name: string): Json => ({ name, in: 'path', required: true, schema: { type: 'string' } });

function queryParameters(query: Type | undefined): readonly Json[] {
  if (!query) return [];
  const schema = targetConstructorToSchema(query, options);
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: 'query',
    required: required.has(name),
    schema: property,
  }));
}

function success(answer: Answer | undefined): Json {
  if (answer?.file)
    return { description: 'The file', content: { [answer.file]: { schema: { type: 'string', format: 'binary' } } } };
  if (!answer?.of) return { description: 'Done' };
  const one = reference(answer.of.name);
  return {
    description: 'The answer',
    content: { 'application/json': { schema: answer.isList ? { type: 'array', items: one } : one } },
  };
}
