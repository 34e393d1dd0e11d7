import { readPersonalData, showOnceAnHour } from '#features/audit/public.server.ts';
import { EntryForm } from '#features/entry/public.parts.ts';
import { openEntry, takeEntry } from '#features/entry/public.server.ts';
import { MeasureFrame } from '#features/measure/public.parts.ts';
import { findMeasureHead } from '#features/measure/public.server.ts';
import { textsFor } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { permit } from '#platform/permission/policy.ts';
import type { PageHandle } from '#platform/web/page-handle.ts';
import { pageRequestFrom, readAs, servicesFrom, todayFrom } from '#platform/web/request-context.server.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { seatPolicy } from '../seat.policy.ts';
import { seatAddress, seatsAddress } from '../seat-address.model.ts';
import { isFormOfSeat, seatForm } from '../seat-form.model.ts';
import { askedForm, hasPlacesToChoose, seatFormPage } from '../seat-form.server.ts';
import { offersFor } from '../seat-offers.server.ts';
import type { Route } from './+types/seat-form';

// Numbers of persons stand in the forms. The act that most may do opens them; each asks for its own.
export const handle = {
  permission: 'seat.leave',
  showsPeople: true,
  script: true,
  accepts: 'text',
} satisfies PageHandle;

export async function loader({ context, params }: Route.LoaderArgs) {
  const today = todayFrom(context);
  const asked = askedForm(params, today);
  const t = textsFor(pageRequestFrom(context).language);
  const { head, hasPlaces, offers } = await readPersonalData(context, async (read, actor, show) => {
    const found = await findMeasureHead(read, actor, params.id);
    const permission = permit(seatPolicy, actor, 'seat.read', found.place);
    const people = { subject: { kind: 'measure', id: found.id }, projectId: found.projectId };
    await showOnceAnHour(read, show, servicesFrom(context).clock.now(), permission, people);
    return {
      head: found,
      hasPlaces: await hasPlacesToChoose(read, actor, asked),
      offers: await offersFor(read, actor, t, asked, today),
    };
  });
  return { head, hasPlaces, offers, asked, open: await openEntry(context, seatFormPage(asked, hasPlaces)) };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const asked = askedForm(params, todayFrom(context));
  const hasPlaces = await readAs(context, (read, actor) => hasPlacesToChoose(read, actor, asked));
  return takeEntry(context, request, seatFormPage(asked, hasPlaces));
}

export default function SeatFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts();
  const { head, hasPlaces, offers, asked, open } = loaderData;
  const { form, whom } = asked;
  return (
    <MeasureFrame head={head} current="seats" title={t(`seat.form.${form}.title`)}>
      <p>{t(`seat.form.${form}.lead`)}</p>
      <EntryForm
        form={seatForm(form, hasPlaces)}
        open={open}
        outcome={actionData}
        save={t(`seat.form.${form}.save`)}
        cancel={isFormOfSeat(form) ? seatAddress(head.id, rowNumber(whom)) : seatsAddress(head.id)}
        offers={offers}
      />
    </MeasureFrame>
  );
}
