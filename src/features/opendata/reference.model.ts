import type { ApiDocument, ApiOperation, ApiSchema } from './api-document.ts';

/** The operations of the document in its order. */
export function operationsOf(document: ApiDocument): { path: string; operation: ApiOperation }[] {
  return Object.entries(document.paths).flatMap(([path, { get }]) => (get ? [{ path, operation: get }] : []));
}

/** The type of a value in a few words of JSON Schema: `string | null`, `Project[]`, `integer 1–1000`. */
export function typeInWords(schema: ApiSchema): string {
  if (schema.$ref) return refName(schema.$ref);
  if (schema.anyOf) return schema.anyOf.map(typeInWords).join(' | ');
  if (schema.type === 'array') return `${schema.items ? typeInWords(schema.items) : 'any'}[]`;
  const type = Array.isArray(schema.type) ? schema.type.join(' | ') : String(schema.type ?? 'any');
  const format = schema.format === 'date' ? 'date' : type;
  const limits = schema.minimum === undefined ? '' : ` ${schema.minimum}–${schema.maximum ?? ''}`;
  return format + limits;
}

/** The values that are allowed, where they are few and known; of a list those of its items. */
export function valuesOf(schema: ApiSchema): readonly string[] {
  return (schema.enum ?? schema.items?.enum ?? []).map(String);
}

/** The name of the component that a schema refers to. */
export function refName(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}
