import { useTexts } from '#platform/i18n/use-texts.ts';
import { Tag, type TagTone } from '#ui/tag.tsx';
import type { ProjectStatus } from '../profile.model.ts';

const tones: Readonly<Record<ProjectStatus, TagTone>> = {
  application: 'neutral',
  running: 'success',
  ended: 'neutral',
  interrupted: 'warning',
};

/** The state that a project is in. */
export function StatusTag({ status }: { status: ProjectStatus }) {
  const t = useTexts();
  return <Tag tone={tones[status]}>{t(`project.status.${status}`)}</Tag>;
}
