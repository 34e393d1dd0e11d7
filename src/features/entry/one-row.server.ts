import { recordAct } from '#features/audit/public.server.ts';
import type { SheetKind } from '#features/sheet/public.server.ts';
import { type SheetColumns, sheetPolicy } from '#features/sheet/public.ts';
import { reading } from '#platform/db/database.server.ts';
import { Conflict } from '#platform/errors.ts';
import { permit } from '#platform/permission/policy.ts';
import type { EntryPage } from './entry-page.server.ts';
import { oneRowAddress, oneRowForm, rowKeyOf } from './one-row.model.ts';

/** The form by which one row of a kind of table is typed in, instead of a table with one row. */
export function oneRowPage(kind: SheetKind): EntryPage<SheetColumns> {
  return {
    form: oneRowForm(kind),
    key: rowKeyOf(kind.id),
    address: oneRowAddress(kind.id),
    find: async (_read, actor) => {
      permit(sheetPolicy, actor, 'sheet.receive');
      permit(kind.policy, actor, kind.act);
      return { row: {}, revision: 0 };
    },
    judge: async (read, row) => {
      const [judgement] = await kind.compare(read, [row]);
      return (judgement?.outcome === 'refused' ? judgement.findings : judgement?.warnings) ?? [];
    },
    save: async (tx, actor, clock, row) => {
      const permission = permit(kind.policy, actor, kind.act);
      const [judgement] = await kind.compare(reading(tx), [row]);
      const outcome = judgement?.outcome ?? 'same';
      if (outcome !== 'same') {
        const taken = await kind.record(tx, { permission, clock }, [row]);
        if (taken === 0) throw new Conflict('What the row tells of has changed meanwhile.');
        // As for a table: what single rows did, their rooms tell themselves.
        const recording = permit(sheetPolicy, actor, 'sheet.record');
        await recordAct(tx, clock, recording, {
          subject: { kind: 'sheet-kind', id: kind.id },
          details: { source: 'form', outcome },
        });
      }
      return `${oneRowAddress(kind.id)}?saved=${outcome}`;
    },
  };
}
