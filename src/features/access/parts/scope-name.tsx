import type { Texts } from '#platform/i18n/texts.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import type { Role } from '#platform/permission/actor.ts';
import type { NamedScope } from '../scope.queries.server.ts';

/** What a role is for, in one line. */
export function scopeText(t: Texts, { kind, code, name }: NamedScope): string {
  switch (kind) {
    case 'everything':
      return t('access.scope.everything');
    case 'project':
      return [code, name].filter(Boolean).join(' ');
    case 'organisation':
      return t('access.scope.organisation', { name: name ?? code ?? '', code: code ?? '' });
    case 'unit':
      return t('access.scope.unit', { name: name ?? '', code: code ?? '' });
  }
}

interface RoleOfProps {
  role: Role;
  scope: NamedScope;
  /** Whom the holder stands in for. */
  deputyFor?: string | undefined;
}

/** A role with what it is for. */
export function RoleOf({ role, scope, deputyFor }: RoleOfProps) {
  const t = useTexts();
  return (
    <>
      {t(`access.role.${role}`)}, {scopeText(t, scope)}
      {deputyFor !== undefined && <> ({t('access.person.deputy-for', { name: deputyFor })})</>}
    </>
  );
}
