/** A comment, a document type or an instruction: no provider writes one, and readers of XML differ over them. */
const notPlain = /<!|<\?(?!xml\s)/;

const confirmation = /<[^\s<>/"'=]*SubjectConfirmationData(?=[\s/>])[^>]*/g;
const inResponse = /<[^\s<>/"'=]*Response(?=[\s/>])[^>]*/;
const answered = /\sInResponseTo\s*=\s*(?:"([^"]*)"|'([^']*)')/;

/**
 * Whether an answer by SAML (base64) may be given to the library, which checks its signature. Stricter than the library: what the
 * signed part says of the question that it answers must be what the unsigned frame around it says, else an answer to somebody
 * else's question could be put into another frame; and there is nothing in it over which readers of XML may differ.
 */
export function isPlainSamlAnswer(sent: string): boolean {
  const text = sent.replace(/\s+/g, '');
  const xml = Buffer.from(text, 'base64').toString();
  if (Buffer.from(xml).toString('base64') !== text || notPlain.test(xml)) return false;
  const [confirmed, ...others] = xml.match(confirmation) ?? [];
  const question = questionOf(inResponse.exec(xml)?.[0]);
  return question !== undefined && others.length === 0 && questionOf(confirmed) === question;
}

function questionOf(tag: string | undefined): string | undefined {
  const [, double, single] = answered.exec(tag ?? '') ?? [];
  return double ?? single;
}
