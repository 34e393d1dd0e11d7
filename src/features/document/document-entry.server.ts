import type { EntryPage } from '#features/entry/public.server.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import { reading } from '#platform/db/database.server.ts';
import { Refused } from '#platform/errors.ts';
import { may, permit } from '#platform/permission/policy.ts';
import { correctDocument } from './document.commands.server.ts';
import { documentPolicy } from './document.policy.ts';
import { getDocument } from './document.queries.server.ts';
import { documentAddress } from './document-address.model.ts';
import { documentForm } from './document-form.model.ts';

/** The form of what a document is called and is. */
export function documentEntry(code: string, id: number): EntryPage<(typeof documentForm)['columns']> {
  return {
    form: documentForm,
    key: `document:${id}`,
    address: `${documentAddress(code, id)}/edit`,
    find: async (read, actor) => {
      const head = await findProjectHead(read, actor, code);
      permit(documentPolicy, actor, 'document.correct', head.place);
      const { title, kind, visibility, revision } = await getDocument(read, actor, head, id);
      return { row: { title, kind, visibility }, revision };
    },
    save: async (tx, actor, clock, facts, revision) => {
      const head = await findProjectHead(reading(tx), actor, code);
      if (facts.visibility === 'authority' && !may(documentPolicy, actor, 'document.read-restricted', head.place))
        throw new Refused('document.refused.restricted');
      await correctDocument(tx, actor, clock, { project: head, id, revision, facts });
      return `${documentAddress(head.code, id)}?done=corrected`;
    },
  };
}
