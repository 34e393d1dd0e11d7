/** Files that Koordi attaches to the PDF it prints: the description as text, letter by letter, and as data. */
export const attachedTextName = 'koordi-description.txt';
export const attachedRecordName = 'koordi-record.json';
