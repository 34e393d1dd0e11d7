import { dateCell } from '#features/sheet/public.ts';
import { mostTenths } from './comparison.model.ts';

const day = dateCell({ example: '2026-01-31' });

/** A day (ISO) that somebody typed; `undefined` when it is none. */
export function sentDay(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  const read = day.read(text, { is1904: false });
  return 'fault' in read ? undefined : read.value;
}

/** Points out of ten with one decimal at most, in tenths; `undefined` when they are none. */
export function sentTenths(text: string): number | undefined {
  const [, whole, tenth = '0'] = /^(\d{1,2})(?:[.,](\d)0*)?$/.exec(text.trim()) ?? [];
  if (whole === undefined) return undefined;
  const tenths = Number(whole) * 10 + Number(tenth);
  return tenths <= mostTenths ? tenths : undefined;
}

/** Tenths as people write points: `75` → `7,5`. */
export function shownTenths(tenths: number): string {
  return tenths % 10 === 0 ? String(tenths / 10) : `${Math.floor(tenths / 10)},${tenths % 10}`;
}
