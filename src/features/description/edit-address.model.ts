import type { Language } from '#platform/i18n/language.ts';

/** The page of a description under work: where it stands, what has changed, what can be done. */
export function editAddress(language: Language, id: number): string {
  return `/${language}/workspace/descriptions/${id}`;
}

/** The form of a description under work, to fill in. */
export function editFormAddress(language: Language, id: number): string {
  return `${editAddress(language, id)}/edit`;
}

/** Where the script sends what is typed into it, and hears what the rules say of it. */
export function editDraftAddress(language: Language, id: number): string {
  return `${editFormAddress(language, id)}/draft`;
}

/** Where the script asks who else is typing into it. */
export function othersAddress(language: Language, id: number): string {
  return `${editDraftAddress(language, id)}?others`;
}

/** The name under which drafts of its form are kept. */
export function editFormKey(id: number): string {
  return `description-edit:${id}`;
}

/** Where those who work with a project's descriptions find them all. */
export function projectDescriptionsAddress(language: Language, code: string): string {
  return `/${language}/workspace/descriptions/project/${code}`;
}

/** The edit whose form a key names; `undefined` for the key of another form. */
export function editIdOfKey(formKey: string): number | undefined {
  const id = /^description-edit:(\d{1,9})$/.exec(formKey)?.[1];
  return id === undefined ? undefined : Number(id);
}
