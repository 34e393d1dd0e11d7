import { actorFrom, todayFrom } from '#platform/web/request-context.server.ts';
import type { Filling } from './tender-entry.server.ts';

/** In whose name, and on which day, the form of a page is filled in. */
export function fillingFrom(context: Parameters<typeof actorFrom>[0]): Filling {
  return { actor: actorFrom(context), today: todayFrom(context) };
}

/** The project that an address names: `?project=S12345`. */
export function projectIn(request: Request): string | null {
  return new URL(request.url).searchParams.get('project');
}
