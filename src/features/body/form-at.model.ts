import { formAt } from '#features/entry/public.ts';
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

/** By the address of a page, `…/bodies/3/members/new`, or of where what is typed into it is kept. Throws `NotFound`. */
export function bodyFormAt(request: Request): FormAt {
  return formAt(
    {
      'projects/:code/bodies/new': (blanks) => found('body', blanks),
      'projects/:code/bodies/:body/edit': (blanks) => found('body', blanks, blanks.body),
      'projects/:code/bodies/:body/members/new': (blanks) => found('member', blanks),
      'projects/:code/bodies/:body/members/:member': (blanks) => found('member', blanks, blanks.member),
      'projects/:code/bodies/:body/meetings/new': (blanks) => found('meeting', blanks),
      'projects/:code/bodies/:body/meetings/:meeting/edit': (blanks) => found('meeting', blanks, blanks.meeting),
      'projects/:code/bodies/:body/meetings/:meeting/items/new': (blanks) => found('item', blanks),
      'projects/:code/bodies/:body/meetings/:meeting/items/:item': (blanks) => found('item', blanks, blanks.item),
    },
    request,
  );
}

interface Blanks {
  readonly code: string;
  readonly body?: string;
  readonly meeting?: string;
}

function found(subject: FormSubject, { code, body, meeting }: Blanks, id?: string): FormAt {
  return {
    subject,
    code,
    bodyId: rowNumber(body),
    meetingId: rowNumber(meeting),
    id: id === undefined ? undefined : rowNumber(id),
  };
}
