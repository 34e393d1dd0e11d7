import { hasText, type PlainTextKey, type Texts } from '#platform/i18n/texts.ts';
import { processWide } from '#platform/process-wide.ts';

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

/** Kept by the server when it has its routes, read by the page of the reference, which is another bundle. */
const kept = processWide('opendata.api-document', () => ({ document: undefined as ApiDocument | undefined }));

/** Keeps the document of the routes, whose texts are still keys. */
export function keepApiDocument(document: ApiDocument): void {
  kept.document = withUsedSchemas(document);
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

/** The description of the API in a language; `undefined` where no server has told its routes. */
export function apiDocument(t: Texts, origin: string): ApiDocument | undefined {
  return kept.document && { ...(inWords(kept.document, t) as ApiDocument), servers: [{ url: origin }] };
}

/** Replaces every text key by its text. */
function inWords(value: unknown, t: Texts): unknown {
  if (typeof value === 'string') return hasText(value) ? t(value as PlainTextKey) : value;
  if (Array.isArray(value)) return value.map((item) => inWords(item, t));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inWords(inner, t)]));
}
