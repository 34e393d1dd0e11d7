import type { EntryPage } from '#features/entry/public.server.ts';
import type { SheetColumns } from '#features/sheet/public.ts';
import { NotFound } from '#platform/errors.ts';
import { copiedMeasurePage, measureEditPage, movePage, newMeasurePage } from './measure-entry.server.ts';
import { declinePage, meetingPage, needPage, newNeedPage } from './need-entry.server.ts';
import { seriesPage } from './series-entry.server.ts';
import { newWorkPlacePage, workPlacePage } from './work-place-entry.server.ts';

/** The parts of an address by which a form is found. */
type Params = Readonly<Partial<Record<'code' | 'id' | 'series' | 'need' | 'place', string | undefined>>>;

/** The numbers and codes in an address, which a route has blanks for. */
const blank = /(?<=\b(?:projects|measures|series|needs|work-places)\/)(?!series\/|new\/)[^/]+/g;

/** The form of an address, with a star for each of them. */
function routeOf(request: Request): string {
  const [, path = ''] = /\/workspace\/(.+)\/draft$/.exec(new URL(request.url).pathname) ?? [];
  return `${path}/`.replaceAll(blank, '*').slice(0, -1);
}

/** The form whose draft is sent to an address, on a day (ISO). Throws `NotFound`. */
export function formOfDraftAt(
  request: Request,
  { code = '', id = '', series = '', need = '', place = '' }: Params,
  today: string,
): EntryPage<SheetColumns> {
  switch (routeOf(request)) {
    case 'projects/*/measures/new':
      return newMeasurePage(code);
    case 'measures/*/edit':
      return measureEditPage(id);
    case 'measures/*/copy':
      return copiedMeasurePage(id);
    case 'measures/*/state':
      return movePage(id, today);
    case 'measures/*/work-places/new':
      return newWorkPlacePage(id);
    case 'measures/*/work-places/*':
      return workPlacePage(id, place);
    case 'measures/series/*/edit':
      return seriesPage(series);
    case 'needs/new':
      return newNeedPage(undefined);
    case 'needs/*/edit':
      return needPage(need);
    case 'needs/*/measure':
      return meetingPage(need);
    case 'needs/*/decline':
      return declinePage(need);
    default:
      throw new NotFound('There is no such form.');
  }
}
