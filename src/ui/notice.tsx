import type { ReactNode } from 'react';
import { useTexts } from '#platform/i18n/use-texts.ts';

export type NoticeKind = 'info' | 'success' | 'warning' | 'error';

interface NoticeProps {
  kind: NoticeKind;
  title?: string;
  children?: ReactNode;
}

/** A message that stands out. Its kind is written and drawn, not only coloured. */
export function Notice({ kind, title, children }: NoticeProps) {
  const t = useTexts();
  return (
    <div className={`notice ${kind}`}>
      <NoticeMark kind={kind} />
      <div>
        <p className="notice-title">{title ?? t(`ui.notice.${kind}`)}</p>
        {children}
      </div>
    </div>
  );
}

const markPaths: Record<NoticeKind, string> = {
  info: 'M12 7h.01M12 11v6',
  success: 'M7.5 12.5l3 3 6-7',
  warning: 'M12 7v6M12 17h.01',
  error: 'M8.5 8.5l7 7M15.5 8.5l-7 7',
};

function NoticeMark({ kind }: { kind: NoticeKind }) {
  const t = useTexts();
  return (
    <svg
      className="notice-mark"
      viewBox="0 0 24 24"
      width="24"
      height="24"
      role="img"
      aria-label={t(`ui.notice.${kind}`)}
    >
      <circle cx="12" cy="12" r="10.5" />
      <path d={markPaths[kind]} />
    </svg>
  );
}
