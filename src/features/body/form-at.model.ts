import { rowNumber } from '#platform/web/row-number.ts';

/** The forms of this room. */
export type FormSubject = 'body' | 'member' | 'meeting' | 'item';

/** Which form an address means, and of which record; without a number it is of a new one. */
export interface FormAt {
  readonly subject: FormSubject;
  readonly code: string;
  readonly bodyId: number;
  readonly meetingId: number;
  /** Of the record that the form corrects. */
  readonly id: number | undefined;
}

interface Params {
  readonly code: string;
  readonly body?: string | undefined;
  readonly member?: string | undefined;
  readonly meeting?: string | undefined;
  readonly item?: string | undefined;
}

/** By the path of a page, `…/bodies/3/members/new`, or of where what is typed into it is kept. */
export function formAt(path: string, { code, body, member, meeting, item }: Params): FormAt {
  const at = { code, bodyId: rowNumber(body), meetingId: rowNumber(meeting) };
  const [, parent = ''] = /\/(\w+)\/[^/]+(?:\/edit)?$/.exec(path.replace(/\/draft$/, '')) ?? [];
  switch (parent) {
    case 'members':
      return { ...at, subject: 'member', id: member === undefined ? undefined : rowNumber(member) };
    case 'meetings':
      return { ...at, subject: 'meeting', id: meeting === undefined ? undefined : rowNumber(meeting) };
    case 'items':
      return { ...at, subject: 'item', id: item === undefined ? undefined : rowNumber(item) };
    default:
      return { ...at, subject: 'body', id: body === undefined ? undefined : rowNumber(body) };
  }
}
