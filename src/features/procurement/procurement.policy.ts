import { definePolicy } from '#platform/permission/policy.ts';

/** Who may buy for projects, and who may see what is bought. A provider sees the contracts by which it provides, and no offers. */
export const procurementPolicy = definePolicy({
  'tender.read': { administrator: 'all', authority: 'own', coordinator: 'own', auditor: 'own', glass: 'own' },
  'tender.prepare': { coordinator: 'own' },
  'tender.ask': { coordinator: 'own' },
  'tender.cancel': { coordinator: 'own' },
  'tender.receive': { coordinator: 'own' },
  'tender.compare': { coordinator: 'own' },
  'tender.decide': { authority: 'own', coordinator: 'own' },
  'tender.withdraw': { authority: 'own', coordinator: 'own' },
  'contract.read': {
    administrator: 'all',
    authority: 'own',
    coordinator: 'own',
    'project-worker': 'own',
    'service-expert': 'own',
    provider: 'own',
    auditor: 'own',
    glass: 'own',
  },
  'contract.prepare': { coordinator: 'own' },
  'contract.discard': { coordinator: 'own' },
  'contract.sign': { coordinator: 'own' },
  'contract.amend': { coordinator: 'own' },
  'contract.provide': { coordinator: 'own' },
});
