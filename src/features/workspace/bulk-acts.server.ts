import { descriptionBulkActs } from '#features/description/public.server.ts';
import type { BulkAct } from '#features/view/public.server.ts';

/** The acts on many rows of all rooms. */
export const bulkActs: readonly BulkAct[] = [...descriptionBulkActs];
