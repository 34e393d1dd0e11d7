/** Longer keys would not fit an index; no real name comes near. Spellings beyond it still stay apart as printed names. */
const LONGEST_KEY = 500;

/**
 * The key under which spellings of one name meet: letter case, commas, kinds of dash, the spacing of hyphens and composed or
 * decomposed letters do not count (`Seita -säätiö` = `Seita-säätiö`). Different letters do: å, ä and ö are never a and o, so
 * `Seitä-säätiö` keeps a key of its own. Never empty, save for a blank name.
 */
export function spellingKey(printedName: string): string {
  const evened = printedName
    .toLowerCase()
    .normalize('NFC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\s,]+/g, ' ')
    .replace(/ ?- ?/g, '-')
    .trim();
  const key = evened || printedName.trim();
  // Most are short; taking each apart letter by letter would be most of the work with a long table.
  return key.length <= LONGEST_KEY ? key : Array.from(key).slice(0, LONGEST_KEY).join('');
}
