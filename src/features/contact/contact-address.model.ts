/** Where one finds out whom to turn to, below `/<language>`. */
export const lookupAddress = '/workspace/who-is-our-contact';

/** Where a contact person is corrected, below `/<language>`. */
export function contactAddress(id: number): string {
  return `${lookupAddress}/${id}`;
}

/** The contact persons of a project, below `/<language>`. */
export function projectContactsAddress(code: string): string {
  return `/workspace/projects/${code}/contacts`;
}
