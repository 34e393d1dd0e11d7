import { defineForm, type Field, type Form, fieldsOf, labelled } from '../form.model.ts';
import { choice, day, line, projectCode } from '../kind.model.ts';
import * as known from '../known-value.model.ts';
import { moneyLines } from './shared-lines.model.ts';

/*
 * The project lists that both services exported: one row a project, the columns in this order. A list row is a version of
 * its project like a description is, only with fewer fields, and the same field ids mean the same.
 */

const code = labelled('code', 'Koodi', 'Kod', 'Code', projectCode);
const fund = labelled('fund', 'Rahasto', 'Fond', 'Fund', choice(['ESR', 'EAKR']));
const priorityNumber = labelled('priorityNumber', 'Tl', 'Insatsområde', 'Priority', line);
const authority = labelled('authority', 'Viranomainen', 'Myndighet', 'Authority', line);
const endColumns = [
  labelled('startsOn', 'Aloituspvm', 'Startdatum', 'Start date', day),
  labelled('endsOn', 'Päättymispvm', 'Slutdatum', 'End date', day),
  labelled('implementerName', 'Toteuttajan nimi', 'Genomförarens namn', 'Name of the implementer', line),
  ...moneyLines,
] as const;

/** A row of the list of 2007–2013. */
export const list2007 = defineForm({
  id: 'list-2007',
  fund: 'ESR',
  period: '2007-2013',
  language: 'fi',
  origin: 'official',
  blocks: [
    code,
    fund,
    labelled('name', 'Projektin nimi', 'Projektets namn', 'Project name', line),
    labelled(
      'programmePart',
      'Ohjelma / osio',
      'Program / del',
      'Programme / part',
      choice([...known.programmeParts2007, ...known.programmes2007Erdf]),
    ),
    priorityNumber,
    authority,
    labelled('status', 'Toiminnan tila', 'Verksamhetens status', 'Status', choice(known.statuses)),
    ...endColumns,
  ],
});

/** A row of the list of 2014–2020, which has no part of the programme. */
export const list2014 = defineForm({
  id: 'list-2014',
  fund: 'ESR',
  period: '2014-2020',
  language: 'fi',
  origin: 'official',
  blocks: [
    code,
    fund,
    labelled('name', 'Hankkeen nimi', 'Projektets namn', 'Project name', line),
    priorityNumber,
    authority,
    labelled('status', 'Tila', 'Status', 'Status', choice(known.statuses)),
    ...endColumns,
  ],
});

export const projectLists: readonly Form[] = [list2007, list2014];

/** The columns of a list in order, as its header prints them. */
export function columnsOf(list: Form): readonly Field[] {
  return fieldsOf(list);
}

/** The list whose header this is, or `undefined`. */
export function recogniseList(header: readonly string[]): Form | undefined {
  return projectLists.find((list) => {
    const columns = columnsOf(list);
    return (
      columns.length === header.length && columns.every((column, index) => column.labels.fi === header[index]?.trim())
    );
  });
}
