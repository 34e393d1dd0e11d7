import type { EntryPage } from '#features/entry/public.server.ts';
import { findProjectHead } from '#features/project/public.server.ts';
import { reading } from '#platform/db/database.server.ts';
import { permit } from '#platform/permission/policy.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { correctParticipant } from './participant.commands.server.ts';
import { participantPolicy } from './participant.policy.ts';
import { getParticipant } from './participant.queries.server.ts';
import { participantAddress, participantsAddress } from './participant-address.model.ts';
import { participantForm } from './participant-form.model.ts';

/** The form by which what is told of a person of a project is mended. */
export function participantEntry(code: string, number: number): EntryPage<typeof participantForm.columns> {
  return {
    form: participantForm,
    key: `participant:${code}:${number}`,
    address: participantAddress(code, number),
    find: async (read, actor) => {
      const head = await findProjectHead(read, actor, code);
      permit(participantPolicy, actor, 'participant.correct', head.place);
      const { sex, segmentId, revision } = await getParticipant(read, head.id, number);
      return { row: { sex, segment: segmentId === null ? null : String(segmentId) }, revision };
    },
    save: async (tx, actor, clock, { sex, segment, reason }, revision) => {
      const project = await findProjectHead(reading(tx), actor, code);
      await correctParticipant(tx, actor, clock, {
        project,
        number,
        sex,
        segmentId: segment === null ? null : rowNumber(segment),
        reason,
        revision,
      });
      return `${participantsAddress(project.code)}?done=corrected`;
    },
  };
}
