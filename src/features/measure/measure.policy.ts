import { definePolicy } from '#platform/permission/policy.ts';

const readers = {
  administrator: 'own',
  authority: 'own',
  coordinator: 'own',
  'project-worker': 'own',
  'service-expert': 'own',
  auditor: 'own',
  glass: 'own',
} as const;

const planners = { coordinator: 'own' } as const;

/** Who sees measures and needs, who asks for measures, and who plans them. Providers see what they run. */
export const measurePolicy = definePolicy({
  'measure.read': { ...readers, provider: 'own' },
  'measure.plan': planners,
  'measure.edit': planners,
  'measure.move': planners,
  // Tables of measures, into any of the projects for which the sender plans.
  'measure.record': planners,
  'measure-chain.read': readers,
  'measure-chain.set': planners,
  // For which parts of the target group a measure is meant.
  'measure-segment.set': planners,
  'measure-series.read': readers,
  // The people who wait for its measures or had a seat there, by number.
  'series-seat.read': {
    ...planners,
    'project-worker': 'own',
    'service-expert': 'own',
    authority: 'own',
    auditor: 'own',
    glass: 'own',
  },
  'measure-series.edit': planners,
  'work-place.read': { ...readers, provider: 'own' },
  'work-place.edit': { ...planners, 'project-worker': 'own' },
  // How many of the network's own staff took part in a training for them.
  'staff-attendance.read': { ...readers, provider: 'own' },
  'staff-attendance.record': { ...planners, 'project-worker': 'own' },
  'measure-need.read': readers,
  'measure-need.ask': { ...planners, 'project-worker': 'own', 'service-expert': 'own' },
  'measure-need.answer': planners,
});
