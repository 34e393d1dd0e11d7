interface JsonLdProps {
  /** Anything that JSON can say, with its `@context`. */
  data: object;
}

/**
 * What a page is about, for programs. It is data: browsers do not run it, so the Content-Security-Policy has nothing against
 * it. No `<` stands in it, so that no text can end it.
 */
export function JsonLd({ data }: JsonLdProps) {
  const json = JSON.stringify(data).replace(/</g, '\\u003c');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped as text it would not be JSON; see above
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
