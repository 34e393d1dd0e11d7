import { hasText, type PlainTextKey, type Texts } from '#platform/i18n/texts.ts';
import { processWide } from '#platform/process-wide.ts';
import type { ApiExample, ApiExamples } from './api-example.model.ts';

/** What of OpenAPI 3.1 the reference page reads. */
export interface ApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly servers?: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, { readonly get?: ApiOperation }>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, ApiSchema>> };
}

export interface ApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters?: readonly ApiParameter[];
  readonly responses: Readonly<Record<string, ApiResponse>>;
}

export interface ApiParameter {
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: ApiSchema;
}

export interface ApiResponse {
  readonly description?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: ApiSchema; readonly example?: unknown }>>;
}

export interface ApiSchema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly items?: ApiSchema;
  readonly anyOf?: readonly ApiSchema[];
  readonly properties?: Readonly<Record<string, ApiSchema>>;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly $ref?: string;
}

/** Asks for examples of the operations, with addresses at an origin. */
export type AskExamples = (origin: string) => Promise<ApiExamples>;

/** Kept by the server when it has its routes, read by the page of the reference, which is another bundle. */
const kept = processWide('opendata.api-document', () => ({
  told: undefined as { document: ApiDocument; askExamples: AskExamples } | undefined,
}));

/** Keeps the document of the routes, whose texts are still keys. */
export function keepApiDocument(document: ApiDocument, askExamples: AskExamples): void {
  kept.told = { document: withUsedSchemas(document), askExamples };
}

/** The generator lists every schema twice, as question and as answer; those that nothing refers to are left out. */
function withUsedSchemas(document: ApiDocument): ApiDocument {
  const schemas = document.components?.schemas ?? {};
  const used = new Set<string>();
  const look = (part: unknown) => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name)) continue;
      used.add(name);
      look(schemas[name] ?? {});
    }
  };
  look(document.paths);
  const kept = Object.entries(schemas).filter(([name]) => used.has(name));
  return { ...document, components: { schemas: Object.fromEntries(kept) } };
}

/** The description of the API in a language, with its examples; `undefined` where no server has told its routes. */
export async function apiDocument(
  t: Texts,
  origin: string,
): Promise<{ document: ApiDocument; examples: ApiExamples } | undefined> {
  if (!kept.told) return undefined;
  const examples = await kept.told.askExamples(origin);
  const document = inWords(kept.told.document, t) as ApiDocument;
  return { document: { ...withExamples(document, examples), servers: [{ url: origin }] }, examples };
}

/** The document with the example answer of every operation that has one. */
function withExamples(document: ApiDocument, examples: ApiExamples): ApiDocument {
  const paths = Object.entries(document.paths).map(([path, item]) => [
    path,
    item.get ? { get: withExample(item.get, examples[item.get.operationId]) } : item,
  ]);
  return { ...document, paths: Object.fromEntries(paths) };
}

function withExample(operation: ApiOperation, { answer: example }: Partial<ApiExample> = {}): ApiOperation {
  const answer = operation.responses['200'];
  if (example === undefined || !answer?.content) return operation;
  const content = Object.entries(answer.content).map(([type, media]) => [type, { ...media, example }]);
  return {
    ...operation,
    responses: { ...operation.responses, 200: { ...answer, content: Object.fromEntries(content) } },
  };
}

/** Replaces every text key by its text. */
function inWords(value: unknown, t: Texts): unknown {
  if (typeof value === 'string') return hasText(value) ? t(value as PlainTextKey) : value;
  if (Array.isArray(value)) return value.map((item) => inWords(item, t));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inWords(inner, t)]));
}
