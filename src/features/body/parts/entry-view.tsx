import { EntryForm } from '#features/entry/public.parts.ts';
import { ProjectFrame } from '#features/project/public.parts.ts';
import type { ProjectHead } from '#features/project/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { bodiesAddress, bodyAddress, meetingAddress } from '../body-address.model.ts';
import { bodyForm, itemForm, meetingForm, memberForm } from '../body-form.model.ts';
import type { FormAt } from '../form-at.model.ts';

interface EntryViewProps extends Pick<Parameters<typeof EntryForm>[0], 'open' | 'outcome'> {
  head: ProjectHead;
  at: FormAt;
}

const forms: Readonly<Record<FormAt['subject'], Parameters<typeof EntryForm>[0]['form']>> = {
  body: bodyForm,
  member: memberForm,
  meeting: meetingForm,
  item: itemForm,
};

/** A form of this room within the frame of its project. */
export function EntryView({ head, at, open, outcome }: EntryViewProps) {
  const t = useTexts();
  const isNew = at.id === undefined;
  return (
    <ProjectFrame head={head} current="bodies" title={t(`body.${at.subject}-entry.${isNew ? 'new' : 'edit'}`)}>
      <EntryForm
        form={forms[at.subject]}
        open={open}
        outcome={outcome}
        save={t('body.entry.save')}
        cancel={addressAbove(head.code, at)}
      />
    </ProjectFrame>
  );
}

/** Where one goes without saving. */
function addressAbove(code: string, { subject, bodyId, meetingId }: FormAt): string {
  if (meetingId > 0) return meetingAddress(code, bodyId, meetingId);
  return subject === 'body' && bodyId === 0 ? bodiesAddress(code) : bodyAddress(code, bodyId);
}
