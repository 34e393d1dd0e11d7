import type { Offer } from '#features/entry/public.parts.ts';
import { findMeasureHead } from '#features/measure/public.server.ts';
import { listProjectSegments } from '#features/plan/public.server.ts';
import type { Read } from '#platform/db/database.server.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import type { Actor } from '#platform/permission/actor.ts';
import { leftOf } from './package.model.ts';
import { listCapacity, listTray } from './package.queries.server.ts';
import { fieldInWords } from './parts/field-words.ts';
import { listWorkPlaceSeats } from './seat.queries.server.ts';
import type { AskedForm } from './seat-form.server.ts';
import { withSuppliers } from './seats-page.queries.server.ts';

/** What a form of seats has to choose from: work places, modules of the tray, capacity. Throws `NotFound`, `Forbidden`. */
export async function offersFor(
  read: Read,
  actor: Actor,
  t: Texts,
  { measure, form }: AskedForm,
  today: string,
): Promise<Readonly<Record<string, readonly Offer[]>>> {
  const { id, projectId } = await findMeasureHead(read, actor, measure);
  if (form === 'request') return { segment: await segmentOffers(read, projectId, today) };
  if (form === 'module') return { module: await moduleOffers(read, t, id) };
  if (form === 'call-off') return { line: await capacityOffers(read, t, id) };
  if (form !== 'offer' && form !== 'take' && form !== 'days') return {};
  const places = await listWorkPlaceSeats(read, id, today);
  return {
    workPlace: places.map(({ id: placeId, employer, site, seats, held }) => ({
      value: String(placeId),
      text: t('seat.place.offer', {
        place: [employer, site].filter(Boolean).join(', '),
        free: Math.max(0, seats - held),
      }),
    })),
  };
}

async function segmentOffers(read: Read, projectId: number, today: string): Promise<Offer[]> {
  const segments = await listProjectSegments(read, projectId, today);
  return segments
    .filter(({ isInForce }) => isInForce)
    .map(({ id, name }) => ({ value: String(id), text: name, lang: 'fi' }));
}

async function moduleOffers(read: Read, t: Texts, measureId: number): Promise<Offer[]> {
  const tray = await listTray(read, measureId);
  return tray.map(({ id, title, days, priceCents }) => ({
    value: String(id),
    text: t('seat.package.offer', { title, days: t.number(days), price: t.euro(priceCents) }),
  }));
}

async function capacityOffers(read: Read, t: Texts, measureId: number): Promise<Offer[]> {
  const lines = await withSuppliers(read, await listCapacity(read, measureId));
  return lines.map(({ id, contractName, field, supplier, unit, amount, calledOff }) => ({
    value: String(id),
    text: t('seat.capacity.offer', {
      what: [contractName, fieldInWords(t, field), supplier].filter(Boolean).join(', '),
      left: t(`seat.capacity.unit.${unit}`, { amount: t.number(leftOf(amount, calledOff)) }),
    }),
  }));
}
