import type { MeasureField } from '#features/measure/public.ts';
import type { Role } from '#platform/permission/actor.ts';
import type { Municipality } from './project-facts.ts';
import type { DemoProjects } from './projects.ts';

/** What somebody asks for, and what became of it; days are counted from the one of loading. */
export interface NeedFact {
  readonly project: keyof DemoProjects;
  readonly by: Extract<Role, 'project-worker' | 'service-expert'>;
  readonly on: number;
  readonly forWhom: string;
  readonly amount: number;
  readonly wanted: number;
  readonly field: MeasureField;
  readonly town: Municipality;
  readonly note: string;
  /** The measure that meets it. */
  readonly metBy?: string;
  readonly declined?: { readonly on: number; readonly reason: string };
}

export const needFacts: readonly NeedFact[] = [
  {
    project: 'multicultural',
    by: 'service-expert',
    on: -155,
    forWhom: 'Salon seudun maahan muuttaneet, joiden kotoutumisaika päättyy',
    amount: 18,
    wanted: 45,
    field: '00',
    town: 'Salo',
    note: 'Työpaikkajaksoja on luvassa kahdesta kaupasta ja kunnan keittiöistä.',
    metBy: 'finnish-2',
  },
  {
    project: 'multicultural',
    by: 'service-expert',
    on: -3,
    forWhom: 'Työnhakijat, jotka vasta opettelevat lukemaan',
    amount: 8,
    wanted: 60,
    field: '00',
    town: 'Turku',
    note: 'Pienryhmä, enintään kahdeksan. Suomen kielen alkeet jo osataan.',
  },
  {
    project: 'care',
    by: 'project-worker',
    on: -6,
    forWhom: 'Hoiva-avustajiksi haluavat, jotka voivat opiskella vain iltaisin',
    amount: 12,
    wanted: 90,
    field: '09',
    town: 'Raisio',
    note: 'Kaksi hoivakotia ottaisi opiskelijat työssäoppimaan.',
  },
  {
    project: 'youth',
    by: 'project-worker',
    on: -1,
    forWhom: 'Kahvilatyöhön lähtevät Askel-kurssilaiset',
    amount: 6,
    wanted: 20,
    field: '10',
    town: 'Salo',
    note: 'Hygieniaosaaminen ja kassatyön perusteet, yhteensä kolme päivää.',
  },
  {
    project: 'ability',
    by: 'service-expert',
    on: -24,
    forWhom: 'Työkyvyn arvioinnista tulevat',
    amount: 10,
    wanted: 14,
    field: '10',
    town: 'Loimaa',
    note: 'Ohjattua liikuntaa kerran viikossa.',
    declined: { on: -19, reason: 'Liikunta ei ole työvoimapalvelu. Kunnan liikuntapalvelut järjestävät ryhmän.' },
  },
];
