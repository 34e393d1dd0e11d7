import { formAt } from '#features/entry/public.ts';
import { rowNumber } from '#platform/web/row-number.ts';

/** Which form an address means, and of which recommendation. */
export type FormAt =
  | { readonly subject: 'new'; readonly code: string }
  | { readonly subject: 'edit' | 'status'; readonly code: string; readonly id: number };

/** By the address of a page, or of where what is typed into it is kept. Throws `NotFound`. */
export function recommendationFormAt(request: Request): FormAt {
  return formAt(
    {
      'projects/:code/recommendations/new': ({ code }): FormAt => ({ subject: 'new', code }),
      'projects/:code/recommendations/:recommendation/edit': ({ code, recommendation }): FormAt => ({
        subject: 'edit',
        code,
        id: rowNumber(recommendation),
      }),
      'projects/:code/recommendations/:recommendation/status': ({ code, recommendation }): FormAt => ({
        subject: 'status',
        code,
        id: rowNumber(recommendation),
      }),
    },
    request,
  );
}
