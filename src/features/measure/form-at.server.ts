import type { EntryPage } from '#features/entry/public.server.ts';
import { formAt } from '#features/entry/public.ts';
import type { SheetColumns } from '#features/sheet/public.ts';
import { copiedMeasurePage, measureEditPage, movePage, newMeasurePage } from './measure-entry.server.ts';
import { declinePage, meetingPage, needPage, newNeedPage } from './need-entry.server.ts';
import { seriesPage } from './series-entry.server.ts';
import { attendancePage, newAttendancePage } from './staff-attendance-entry.server.ts';
import { newWorkPlacePage, workPlacePage } from './work-place-entry.server.ts';

/** The form whose draft is sent to an address, on a day (ISO). Throws `NotFound`. */
export function formOfDraftAt(request: Request, today: string): EntryPage<SheetColumns> {
  return formAt(
    {
      'projects/:code/measures/new': ({ code }) => newMeasurePage(code),
      'measures/:id/edit': ({ id }) => measureEditPage(id),
      'measures/:id/copy': ({ id }) => copiedMeasurePage(id),
      'measures/:id/state': ({ id }) => movePage(id, today),
      'measures/:id/work-places/new': ({ id }) => newWorkPlacePage(id),
      'measures/:id/work-places/:place': ({ id, place }) => workPlacePage(id, place),
      'measures/:id/attendance/new': ({ id }) => newAttendancePage(id),
      'measures/:id/attendance/:line': ({ id, line }) => attendancePage(id, line),
      'measures/series/:series/edit': ({ series }) => seriesPage(series),
      'needs/new': () => newNeedPage(undefined),
      'needs/:need/edit': ({ need }) => needPage(need),
      'needs/:need/measure': ({ need }) => meetingPage(need),
      'needs/:need/decline': ({ need }) => declinePage(need),
    },
    request,
  );
}
