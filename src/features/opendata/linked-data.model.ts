/** What is said of a thing: another thing, a text in a language, or a value of a type. */
export type Term =
  | { readonly iri: string }
  | { readonly text: string; readonly language: string }
  | { readonly value: string; readonly type: string };

/** A thing with what is said of it; names are shortened by `prefixes`. */
export interface Thing {
  readonly iri: string;
  readonly type: string;
  readonly facts: readonly (readonly [property: string, term: Term])[];
}

export const prefixes = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/** Things as JSON-LD 1.1. */
export function jsonLdOf(things: readonly Thing[]): object {
  return {
    '@context': prefixes,
    '@graph': things.map(({ iri, type, facts }) => {
      const node: Record<string, unknown> = { '@id': iri, '@type': type };
      for (const [property, terms] of Map.groupBy(facts, ([name]) => name)) {
        const values = terms.map(([, term]) => jsonTerm(term));
        node[property] = values.length === 1 ? values[0] : values;
      }
      return node;
    }),
  };
}

function jsonTerm(term: Term): object {
  if ('iri' in term) return { '@id': term.iri };
  if ('text' in term) return { '@value': term.text, '@language': term.language };
  return { '@value': term.value, '@type': term.type };
}

/** The same as Turtle. */
export function turtleOf(things: readonly Thing[]): string {
  const head = Object.entries(prefixes).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`);
  const body = things.map(({ iri, type, facts }) => {
    const lines = [`a ${type}`, ...facts.map(([property, term]) => `${property} ${turtleTerm(term)}`)];
    return `<${safeIri(iri)}>\n  ${lines.join(' ;\n  ')} .`;
  });
  return `${[head.join('\n'), ...body].join('\n\n')}\n`;
}

function turtleTerm(term: Term): string {
  if ('iri' in term) return `<${safeIri(term.iri)}>`;
  if ('text' in term) return `${JSON.stringify(term.text)}@${term.language}`;
  return `${JSON.stringify(term.value)}^^${term.type}`;
}

/** Only characters that Turtle allows between angle brackets. */
function safeIri(iri: string): string {
  return iri.replace(/[\s<>"{}|^`\\]/g, encodeURIComponent);
}
