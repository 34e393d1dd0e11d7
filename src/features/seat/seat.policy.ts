import { definePolicy } from '#platform/permission/policy.ts';

const planners = { coordinator: 'own' } as const;
const advisers = { ...planners, 'project-worker': 'own', 'service-expert': 'own' } as const;
const lookers = { authority: 'own', auditor: 'own', glass: 'own' } as const;

/** Who sees how full a measure is and who is on its seats, and who gives seats to whom. */
export const seatPolicy = definePolicy({
  'seat.read': { ...advisers, ...lookers, administrator: 'own', provider: 'own' },
  // The persons behind the numbers of seats: those who wait, and the sex of each.
  'seat.read-line': { ...advisers, ...lookers },
  // Where taking part tells of somebody's health or troubles, only to those who work with the person.
  'seat.read-sensitive-line': { ...planners, 'project-worker': 'own' },
  // Whoever runs a measure must know who comes when.
  'seat.read-held': { provider: 'own' },
  'seat.request': advisers,
  'seat.offer': planners,
  'seat.take': planners,
  'seat.accept': advisers,
  'seat.decline': advisers,
  'seat.cancel': advisers,
  // Whoever runs a measure is the first to know that somebody does not come any more.
  'seat.leave': { ...advisers, provider: 'own' },
  'seat.correct-leaving': planners,
  'seat.change-days': planners,
  'seat.settle': planners,
  'wage-subsidy.record': planners,
  'seat-module.choose': planners,
  'seat-module.give-up': planners,
  'call-off.reserve': planners,
  'call-off.use': planners,
  'call-off.cancel': planners,
});

export type SeatAct = keyof typeof seatPolicy;
