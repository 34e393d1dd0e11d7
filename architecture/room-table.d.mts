/** The manifest of rooms as a Markdown table. */
export function roomTable(): string;

/** The text of a document with the table in its marked place; throws where the marks are missing. */
export function withRoomTable(text: string): string;
