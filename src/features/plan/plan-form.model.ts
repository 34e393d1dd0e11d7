import { defineEntryForm } from '#features/entry/public.ts';
import { dateCell, type Finding, money, proseCell, textCell, wholeNumber } from '#features/sheet/public.ts';
import { areaFindings } from './plan-area.model.ts';

const day = (example: string) => dateCell({ earliest: '2000-01-01', latest: '2040-12-31', example });
const areaCell = (example: string) => proseCell({ longest: 4_000, example });
const prose = (example: string) => proseCell({ longest: 20_000, example });

/** Why a draft is discarded, a version withdrawn, or a day dropped. */
export const reasonForm = defineEntryForm({
  columns: {
    reason: { kind: proseCell({ longest: 2_000, example: 'Päätös kumottiin.' }), required: true, text: 'plan.reason' },
  },
});

/** Days, texts, money and areas of a version of a plan. */
export const textsForm = defineEntryForm({
  columns: {
    startsOn: { kind: day('2012-01-01'), required: false, text: 'plan.starts-on' },
    endsOn: { kind: day('2014-02-28'), required: false, text: 'plan.ends-on' },
    summary: { kind: prose('Hankkeessa hankitaan koulutusta.'), required: false, text: 'plan.summary' },
    directTargetText: { kind: prose('Pitkään työttöminä olleet'), required: false, text: 'plan.direct-target' },
    indirectTargetText: { kind: prose('Alueen työnantajat'), required: false, text: 'plan.indirect-target' },
    grantedCents: { kind: money({ exampleCents: 25_000_000 }), required: false, text: 'plan.granted' },
    grantedForMeasuresCents: {
      kind: money({ exampleCents: 18_000_000 }),
      required: false,
      text: 'plan.granted-for-measures',
    },
    regions: { kind: areaCell('Lappi'), required: false, text: 'plan.regions' },
    subRegions: { kind: areaCell('Kemi-Tornio'), required: false, text: 'plan.sub-regions' },
    municipalities: { kind: areaCell('Sodankylä'), required: false, text: 'plan.municipalities' },
    changeReason: {
      kind: proseCell({ longest: 2_000, example: 'Hanketta jatketaan.' }),
      required: false,
      text: 'plan.change-reason',
    },
  },
  check: ({ startsOn, endsOn, grantedCents, grantedForMeasuresCents, ...areas }): Finding[] => [
    ...(startsOn !== null && endsOn !== null && endsOn < startsOn
      ? [{ key: 'plan.fault.period', column: 'endsOn' }]
      : []),
    ...(grantedCents !== null && grantedForMeasuresCents !== null && grantedForMeasuresCents > grantedCents
      ? [{ key: 'plan.fault.granted-part', column: 'grantedForMeasuresCents' }]
      : []),
    ...areaFindings(areas),
  ],
});

/** A part of the target group. */
export const segmentForm = defineEntryForm({
  columns: {
    name: { kind: textCell({ longest: 200, example: 'Maahanmuuttajat' }), required: true, text: 'plan.segment-name' },
    size: { kind: wholeNumber({ most: 1_000_000, example: 40 }), required: false, text: 'plan.segment-size' },
    description: {
      kind: proseCell({ longest: 4_000, example: 'Kotoutumisajan lopussa' }),
      required: false,
      text: 'plan.segment-description',
    },
  },
});

/** What was decided of a version, by which it is in force. */
export const decisionForm = defineEntryForm({
  columns: {
    decisionNumber: {
      kind: textCell({ longest: 60, example: 'POPELY/1234/2012' }),
      required: true,
      text: 'plan.decision-number',
    },
    decidedOn: { kind: day('2011-12-20'), required: true, text: 'plan.decided-on' },
    inForceFrom: { kind: day('2012-01-01'), required: true, text: 'plan.in-force-from' },
    decisionReason: {
      kind: proseCell({ longest: 2_000, example: 'Hakemuksen mukaan' }),
      required: false,
      text: 'plan.decision-reason',
    },
  },
});
