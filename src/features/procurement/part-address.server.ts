import { NotFound } from '#platform/errors.ts';
import { rowNumber } from '#platform/web/row-number.ts';
import { contractPartPage } from './contract-entry.server.ts';
import { isContractPart } from './contract-part.model.ts';
import { type Filling, tenderPartPage } from './tender-entry.server.ts';
import { isTenderPart } from './tender-part.model.ts';

/** Which record of a tender an address means, `new` for one to be added. Throws `NotFound`. */
export function tenderPartAt(params: { tender: string; part: string; row: string }, filling: Filling) {
  const { part } = params;
  if (!isTenderPart(part)) throw new NotFound(`A tender has no ${part}.`);
  const tenderId = rowNumber(params.tender);
  const row = rowIn(params.row);
  return { part, tenderId, row, page: tenderPartPage(part, filling, tenderId, row) };
}

/** Which record of a contract an address means, `new` for one to be added. Throws `NotFound`. */
export function contractPartAt(params: { contract: string; part: string; row: string }, filling: Filling) {
  const { part } = params;
  if (!isContractPart(part)) throw new NotFound(`A contract has no ${part}.`);
  const contractId = rowNumber(params.contract);
  const row = rowIn(params.row);
  return { part, contractId, row, page: contractPartPage(part, filling, contractId, row) };
}

function rowIn(written: string): number | undefined {
  return written === 'new' ? undefined : rowNumber(written);
}
