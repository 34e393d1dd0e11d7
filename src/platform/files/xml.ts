/** Characters that an XML 1.0 document may not hold, or had better not. */
const forbidden = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;
const special = /[&<>"']/g;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an element or an attribute in quotation marks; characters that XML cannot hold are left out. */
export function xmlText(text: string): string {
  return text.replace(forbidden, '').replace(special, (character) => entities[character] ?? character);
}
