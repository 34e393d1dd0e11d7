import { body, type Field, heading, labelled } from '../form.model.ts';
import { type Kind, money, textBlock } from '../kind.model.ts';

/*
 * Lines that several generations print in the same words. Each generation says for itself where they stand.
 */

/** The planned line under the heading of a figure. */
export function planned<const Id extends string, V>(id: Id, kind: Kind<V>): Field<Id, V> {
  return labelled(id, 'Suunniteltu', 'Planerat', 'Planned', kind);
}

/** The realised line under the heading of a figure, by the monitoring data. */
export function realised<const Id extends string, V>(
  id: Id,
  kind: Kind<V>,
  options?: { readonly expected: boolean },
): Field<Id, V> {
  return labelled(
    id,
    'Toteutunut seurantatietojen mukaan',
    'Utfall enligt uppföljningsdata',
    'Realised according to monitoring data',
    kind,
    options,
  );
}

/** The four public sums. */
export const moneyLines = [
  labelled(
    'grantedEuState',
    'Myönnetty EU- ja valtion rahoitus',
    'Beviljad EU- och statlig finansiering',
    'EU and state funding granted',
    money,
  ),
  labelled(
    'realisedEuState',
    'Toteutunut EU- ja valtion rahoitus',
    'Utfall av EU- och statlig finansiering',
    'EU and state funding realised',
    money,
  ),
  labelled(
    'plannedPublic',
    'Suunniteltu julkinen rahoitus yhteensä',
    'Planerad offentlig finansiering totalt',
    'Public funding planned, total',
    money,
  ),
  labelled(
    'realisedPublic',
    'Toteutunut julkinen rahoitus yhteensä',
    'Utfall av offentlig finansiering totalt',
    'Public funding realised, total',
    money,
  ),
] as const;

/** The last section of a project that has ended; `number` as the generation prints it, with or without a period. */
export function finalReport(number: string) {
  return [
    heading(
      'finalReport',
      `${number} Loppuraportin tiivistelmä`,
      `${number} Sammanfattning av slutrapporten`,
      `${number} Summary of the final report`,
    ),
    body('finalReportSummary', textBlock, { expected: false }),
  ] as const;
}
