import { firstDayOf, lastDayOf, monthNumber } from './calendar.ts';
import type { Draft, Era, Mother, Role, Stage } from './draft.ts';
import { wordsOfEmploymentOffice } from './employment-office.ts';
import { centreOfRegion } from './facts/authorities.ts';
import type { OrganisationKind } from './facts/organisations.ts';
import { brands, swedishBrands } from './facts/project-names.ts';
import { type Implementer, inventedImplementer, regionalCentre } from './implementer.ts';
import * as place from './place.ts';
import { assistance } from './prose/assistance-prose.ts';
import { ownProduction } from './prose/coordination-prose.ts';
import * as employment from './prose/employment-themes.ts';
import { network } from './prose/network-prose.ts';
import { english, swedish } from './prose/other-language-prose.ts';
import { regionalFundThemes } from './prose/regional-fund-prose.ts';
import * as skills from './prose/skills-themes.ts';
import type { Theme } from './prose/theme.ts';
import { Random } from './random.ts';
import { capitalised } from './sentence.ts';

/** A bond between two projects of the programme. */
export interface DemoLink {
  readonly kind: 'parallel' | 'successor';
  readonly from: string;
  readonly to: string;
  readonly status: 'confirmed' | 'suggested';
}

/** The next project of the programme and its bonds to those before it. */
export interface Outlined {
  readonly draft: Draft;
  readonly links: readonly DemoLink[];
}

const themes: readonly Theme[] = [...Object.values(employment), ...Object.values(skills)];

/** Themes that a programme of each period has money for. */
const themesOfEra: Readonly<Record<Era, readonly Theme[]>> = {
  '2007': themes.filter((theme) => theme !== skills.digitalSkills),
  '2014': themes,
  '2021': themes,
};

/** Themes whose development projects need labour services bought for them. */
const mothersThemes: readonly Theme[] = [
  employment.youth,
  employment.immigrants,
  employment.longTermUnemployed,
  employment.workAbility,
  employment.segregation,
  skills.careSkills,
];

/** Themes of the national part of 2007–2013 that the demo shows. */
const nationalThemes: readonly Theme[] = [employment.longTermUnemployed, employment.workAbility];

/** How often each kind of family of projects comes in a round of some 310 projects. */
const families: readonly (readonly [family: Family, times: number])[] = [
  ['chain', 3],
  ['longChain', 2],
  ['lineage', 8],
  ['lateLineage', 3],
  ['development2007', 49],
  ['national2007', 8],
  ['network2007', 10],
  ['assistance', 8],
  ['regionalFund2007', 14],
  ['development2014', 47],
  ['network2014', 4],
  ['swedish', 7],
  ['regionalFund2014', 12],
  ['english', 4],
  ['development2021', 22],
];

type Family =
  | 'chain'
  | 'longChain'
  | 'lineage'
  | 'lateLineage'
  | 'development2007'
  | 'national2007'
  | 'network2007'
  | 'assistance'
  | 'regionalFund2007'
  | 'development2014'
  | 'network2014'
  | 'swedish'
  | 'regionalFund2014'
  | 'english'
  | 'development2021';

/** The projects of the programme one after another, without end: whoever asks says how many. */
export function* outline(seed: number): Generator<Outlined> {
  const outliner = new Outliner(seed);
  for (let round = 0; ; round += 1) {
    const kinds = families.flatMap(([family, times]) => Array.from({ length: times }, () => family));
    for (const family of Random.of(seed, -1 - round).shuffled(kinds)) yield* outliner.family(family);
  }
}

/** Regions whose coordination the demo makes up; Kainuu and Lapland have real projects of the kind. */
const coordinatedRegions: readonly string[] = ['12', '13', '04', '11', '09', '02', '06', '10', '14', '07'];

interface Wish {
  readonly era: Era;
  readonly role: Role;
  readonly isNational?: boolean;
  readonly theme?: Theme;
  readonly area?: place.Area;
  readonly language?: Draft['language'];
  /** Months within which the project starts, by default those of the period. */
  readonly starting?: readonly [earliest: number, latest: number];
  readonly latestEnd?: number;
  readonly lasting?: readonly [shortest: number, longest: number];
  readonly name?: string;
  readonly brand?: string;
  readonly mother?: Mother;
  readonly parallels?: number;
  readonly implementer?: Implementer;
}

const startsOfEra: Readonly<Record<Era, readonly [number, number]>> = {
  '2007': [monthNumber(2008, 1), monthNumber(2013, 1)],
  '2014': [monthNumber(2015, 1), monthNumber(2020, 6)],
  '2021': [monthNumber(2022, 3), monthNumber(2026, 6)],
};

const latestEndOfEra: Readonly<Record<Era, number>> = {
  '2007': monthNumber(2014, 12),
  '2014': monthNumber(2023, 8),
  '2021': monthNumber(2028, 12),
};

/** Days on which the descriptions of each period were read: nearly all after the period, some in its middle. */
const readings: Readonly<Record<Era, { last: string; middle: string }>> = {
  '2007': { last: '2016-03-07', middle: '2012-10-01' },
  '2014': { last: '2024-01-15', middle: '2019-05-13' },
  '2021': { last: '2025-11-17', middle: '2025-11-17' },
};

/** Series of codes that the real registers did not use; a longer number follows when a series is full. */
const series = {
  esf2007: { first: 'S12801', last: 'S12999', more: 'S1400001' },
  esf2014: { first: 'S29001', last: 'S29999', more: 'S2900001' },
  esf2021: { first: 'S39001', last: 'S39999', more: 'S3900001' },
  erdf2007: { first: 'A39001', last: 'A39999', more: 'A3900001' },
  erdf2014: { first: 'A79001', last: 'A79999', more: 'A7900001' },
} as const;

class Outliner {
  private readonly seed: number;
  private serial = 0;
  private familiesMade = 0;
  private brandsUsed = 0;
  private swedishUsed = 0;
  private chains = 0;
  private assisted = 0;
  private readonly used = new Map<keyof typeof series, number>();

  constructor(seed: number) {
    this.seed = seed;
  }

  *family(family: Family): Generator<Outlined> {
    this.familiesMade += 1;
    const random = Random.of(this.seed, this.familiesMade);
    switch (family) {
      case 'chain':
        return yield* this.coordinationChain(random, false);
      case 'longChain':
        return yield* this.coordinationChain(random, true);
      case 'lineage':
        return yield* this.lineage(random, '2007', '2014');
      case 'lateLineage':
        return yield* this.lineage(random, '2014', '2021');
      case 'national2007':
        return yield alone(this.nationalProject(random));
      case 'assistance':
        return yield alone(this.assistanceProject(random));
      case 'network2007':
        return yield alone(this.networkProject(random, '2007'));
      case 'network2014':
        return yield alone(this.networkProject(random, '2014'));
      case 'regionalFund2007':
        return yield alone(this.draft(random, { era: '2007', role: 'regionalFund' }));
      case 'regionalFund2014':
        return yield alone(this.draft(random, { era: '2014', role: 'regionalFund' }));
      case 'swedish':
        return yield alone(this.swedishProject(random));
      case 'english':
        return yield alone(this.englishProject(random));
      default:
        return yield alone(this.draft(random, { era: family.slice(-4) as Era, role: 'development' }));
    }
  }

  /**
   * The authorities' coordination of one region from period to period: each coordination project follows the one before,
   * and in its time development projects get parallel projects.
   */
  private *coordinationChain(random: Random, isLong: boolean): Generator<Outlined> {
    this.chains += 1;
    const regionCode = coordinatedRegions[this.chains % coordinatedRegions.length] ?? '12';
    const stages: readonly CoordinationStage[] = [
      { era: '2007', number: 1, from: monthNumber(2008, 3), until: monthNumber(2010, 12), mothers: 2 },
      { era: '2007', number: 2, from: monthNumber(2011, 1), until: monthNumber(2014, 6), mothers: 2 },
      { era: '2014', number: 3, from: monthNumber(2015, 4), until: monthNumber(2020, 12), mothers: 4 },
      ...(isLong
        ? [{ era: '2021', number: 4, from: monthNumber(2022, 9), until: monthNumber(2027, 6), mothers: 2 } as const]
        : []),
    ];
    let before: Draft | undefined;
    for (const stage of stages) {
      const coordination = this.coordinationProject(random, regionCode, stage);
      yield { draft: coordination, links: before ? [successor(before, coordination, 'confirmed')] : [] };
      before = coordination;
      for (let index = 0; index < stage.mothers; index += 1) yield* this.motherAndParallel(random, regionCode, stage);
      if (stage.era === '2014') yield alone(this.ownProductionProject(random, regionCode, stage));
    }
  }

  private coordinationProject(random: Random, regionCode: string, stage: CoordinationStage): Draft {
    const { era, number, from, until, mothers } = stage;
    const of = centreOfRegion[regionCode];
    const base = `${of} työvoimapalvelujen koordinaatio`;
    return this.draft(random, {
      era,
      role: 'coordination',
      theme: employment.longTermUnemployed,
      area: place.wholeRegion(random, regionCode, yearOf(from)),
      name: number === 1 ? base : `${base} ${number}`,
      brand: 'Koordinaatio',
      starting: [from, from],
      latestEnd: until,
      lasting: [until - from + 1, until - from + 1],
      parallels: mothers,
    });
  }

  private *motherAndParallel(random: Random, regionCode: string, stage: CoordinationStage): Generator<Outlined> {
    const mother = this.draft(random, {
      era: stage.era,
      role: 'development',
      theme: random.pick(mothersThemes),
      area: place.partOfRegion(random, regionCode, yearOf(stage.from)),
      starting: [stage.from, Math.max(stage.from, stage.until - 30)],
      latestEnd: stage.until,
    });
    yield alone(mother);
    const parallel = this.draft(random, {
      era: stage.era,
      role: 'parallel',
      theme: mother.theme,
      area: mother.area,
      name: parallelName(random, mother.name, stage.era),
      brand: mother.brand,
      starting: [monthOf(mother.startsOn), monthOf(mother.startsOn) + random.whole(0, 4)],
      latestEnd: monthOf(mother.endsOn),
      mother: { brand: mother.brand, organisation: mother.implementer.plainName },
    });
    const status = random.happens(0.8) ? 'confirmed' : 'suggested';
    yield { draft: parallel, links: [{ kind: 'parallel', from: mother.code, to: parallel.code, status }] };
  }

  private ownProductionProject(random: Random, regionCode: string, stage: CoordinationStage): Draft {
    const brand = this.brand();
    const office = wordsOfEmploymentOffice(yearOf(stage.until));
    const purpose = random.pick(ownProduction.purposes).replace('{teIn}', office.in);
    return this.draft(random, {
      era: stage.era,
      role: 'ownProduction',
      theme: skills.guidance,
      area: place.wholeRegion(random, regionCode, yearOf(stage.from)),
      brand,
      name: `${brand} – ${purpose}`,
      starting: [stage.from, stage.from + 18],
      latestEnd: stage.until,
    });
  }

  /** A project and the one that continues it in the next period. */
  private *lineage(random: Random, earlier: Era, later: Era): Generator<Outlined> {
    const brand = this.brand();
    const regionCode = random.pick(place.regionCodes);
    const theme = random.pick(themesOfEra[earlier].filter((candidate) => candidate !== skills.digitalSkills));
    const area = place.partOfRegion(random, regionCode, yearOf(startsOfEra[earlier][0]));
    const name = `${brand} ${place.inRegion(regionCode)}`;
    const first = this.draft(random, { era: earlier, role: 'development', theme, area, brand, name });
    const [earliest, latest] = startsOfEra[later];
    const second = this.draft(random, {
      era: later,
      role: 'development',
      theme,
      area: place.partOfRegion(random, regionCode, yearOf(earliest)),
      brand,
      name: `${name} II`,
      implementer: first.implementer,
      starting: [earliest, Math.min(latest, earliest + 24)],
    });
    yield alone(first);
    const status = random.happens(0.6) ? 'confirmed' : 'suggested';
    yield { draft: second, links: [successor(first, second, status)] };
  }

  private nationalProject(random: Random): Draft {
    return this.draft(random, {
      era: '2007',
      role: 'development',
      isNational: true,
      theme: random.pick(nationalThemes),
      ...(random.happens(0.6) && { area: place.nationwide(random) }),
    });
  }

  private networkProject(random: Random, era: Era): Draft {
    const brand = this.brand();
    const isWide = random.happens(0.5);
    const wide = era === '2007' ? place.nationwide(random) : place.severalRegions(random, '2015');
    return this.draft(random, {
      era,
      role: 'network',
      isNational: era === '2007',
      theme: employment.longTermUnemployed,
      ...(isWide && { area: wide }),
      brand,
      name: `${brand} – ${random.pick(network.purposes)}`,
    });
  }

  private assistanceProject(random: Random): Draft {
    this.assisted += 1;
    const regionCode = place.regionCodes[this.assisted % place.regionCodes.length] ?? '12';
    const area = place.wholeRegion(random, regionCode, '2008');
    return this.draft(random, {
      era: '2007',
      role: 'assistance',
      area,
      brand: 'ESR-tiedotus',
      name: random.pick(assistance.names).replace('{inRegion}', area.words.in),
    });
  }

  private swedishProject(random: Random): Draft {
    const era = random.pick(['2007', '2014', '2014'] as const);
    this.swedishUsed += 1;
    const brand = swedishBrands[this.swedishUsed % swedishBrands.length] ?? 'Bryggan';
    const theme = random.pick([employment.youth, employment.immigrants, skills.careSkills, skills.guidance]);
    return this.draft(random, {
      era,
      role: 'development',
      language: 'sv',
      theme,
      area: place.swedishCoast(random, era === '2007' ? '2013' : '2015'),
      brand,
      name: `${brand} – ${random.pick(swedish.purposes)}`,
    });
  }

  private englishProject(random: Random): Draft {
    const brand = this.brand();
    const regionCode = random.pick(place.regionCodes);
    return this.draft(random, {
      era: '2014',
      role: 'development',
      language: 'en',
      theme: employment.inclusion,
      area: place.wholeRegion(random, regionCode, '2016'),
      brand,
      name: `${brand} – ${random.pick(english.purposes)}`,
      // Ended before it was read: the only status that an English page is known to print.
      latestEnd: monthNumber(2022, 12),
    });
  }

  private draft(random: Random, wish: Wish): Draft {
    const { era, role, language = 'fi' } = wish;
    const regionalTheme = role === 'regionalFund' ? random.pick(regionalFundThemes) : undefined;
    const theme = wish.theme ?? random.pick(themesOfEra[era]);
    const [earliest, latest] = wish.starting ?? startingOf(era, theme);
    const start = random.whole(earliest, latest);
    const [shortest, longest] = wish.lasting ?? [role === 'development' ? 18 : 12, 40];
    const end = Math.min(start + random.whole(shortest, longest) - 1, wish.latestEnd ?? latestEndOfEra[era]);
    const area = wish.area ?? place.partOfRegion(random, random.pick(place.regionCodes), yearOf(start));
    const brand = wish.brand ?? this.brand();
    const startsOn = startDay(random, start);
    const endsOn = lastDayOf(Math.max(end, start + 2));
    const knownOn = readingOf(random, era, wish, startsOn);
    const purposes = regionalTheme?.purposes ?? theme.purposes;
    this.serial += 1;
    return {
      serial: this.serial,
      code: this.code(era, role),
      era,
      role,
      isNational: wish.isNational ?? false,
      language,
      theme,
      regionalTheme,
      name: wish.name ?? nameOf(random, brand, random.pick(purposes)),
      brand,
      area,
      implementer: wish.implementer ?? implementerOf(random, wish, area, Number(yearOf(start))),
      startsOn,
      endsOn,
      stage: stageOf(random, role, startsOn, endsOn, knownOn),
      knownOn,
      mother: wish.mother,
      parallels: wish.parallels ?? 0,
    };
  }

  /** Short names in turn, so that the same one comes again only after all others. */
  private brand(): string {
    this.brandsUsed += 1;
    // A step that has no common factor with the number of names: neighbours in the list are not neighbours in the programme.
    return brands[(this.brandsUsed * 31) % brands.length] ?? 'Silta';
  }

  private code(era: Era, role: Role): string {
    const key = role === 'regionalFund' ? (era === '2007' ? 'erdf2007' : 'erdf2014') : (`esf${era}` as const);
    const serial = this.used.get(key) ?? 0;
    this.used.set(key, serial + 1);
    const { first, last, more } = series[key];
    const number = Number(first.slice(1)) + serial;
    const excess = number - Number(last.slice(1));
    return excess > 0 ? `${more[0]}${Number(more.slice(1)) + excess - 1}` : `${first[0]}${number}`;
  }
}

interface CoordinationStage {
  readonly era: Era;
  readonly number: number;
  readonly from: number;
  readonly until: number;
  readonly mothers: number;
}

function alone(draft: Draft): Outlined {
  return { draft, links: [] };
}

function successor(from: Draft, to: Draft, status: DemoLink['status']): DemoLink {
  return { kind: 'successor', from: from.code, to: to.code, status };
}

function yearOf(month: number): string {
  return String(Math.floor(month / 12));
}

function monthOf(iso: string): number {
  return monthNumber(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)));
}

/** REACT-EU money for digital skills came only in 2021. */
function startingOf(era: Era, theme: Theme): readonly [number, number] {
  const isLate = era === '2014' && theme.priority2014 === 9;
  return isLate ? [monthNumber(2021, 4), monthNumber(2021, 12)] : startsOfEra[era];
}

/** Nearly always the first day of a month. */
function startDay(random: Random, month: number): string {
  const first = firstDayOf(month);
  return random.happens(0.9) ? first : `${first.slice(0, 8)}${random.pick(['05', '12', '15', '16', '20'])}`;
}

function readingOf(random: Random, era: Era, { role, language }: Wish, startsOn: string): string {
  const { last, middle } = readings[era];
  const isPlain = role === 'development' && language === undefined;
  return isPlain && startsOn < middle && random.happens(0.08) ? middle : last;
}

function stageOf(random: Random, role: Role, startsOn: string, endsOn: string, knownOn: string): Stage {
  if (startsOn > knownOn) return 'application';
  if (endsOn > knownOn) return 'running';
  return random.happens(role === 'parallel' ? 0.15 : 0.02) ? 'interrupted' : 'ended';
}

function implementerOf(random: Random, { role, language, era }: Wish, area: place.Area, year: number): Implementer {
  const isAuthority =
    role === 'parallel' || role === 'coordination' || role === 'ownProduction' || role === 'assistance';
  if (isAuthority || (role === 'network' && random.happens(0.5))) return regionalCentre(random, area, year);
  return inventedImplementer(random, area, {
    year,
    language: language === 'sv' ? 'sv' : undefined,
    kinds: kindsFor(role, language, era),
  });
}

/** Kinds of implementers whose type the form has a known phrase for. */
function kindsFor(
  role: Role,
  language: Draft['language'] | undefined,
  era: Era,
): readonly OrganisationKind[] | undefined {
  if (language === 'en') return ['jointAuthority'];
  if (role === 'regionalFund') {
    return era === '2007'
      ? ['developmentCompany', 'municipality', 'university', 'jointAuthority']
      : ['developmentCompany', 'polytechnic', 'university'];
  }
  return era === '2007'
    ? ['jointAuthority', 'vocational', 'university', 'foundation', 'association', 'municipality']
    : undefined;
}

function parallelName(random: Random, mother: string, era: Era): string {
  const endings =
    era === '2007'
      ? [' työvoimapoliittiset toimenpiteet', ' - TYÖVOIMAPOLIITTISET TOIMENPITEET']
      : [' - rinnakkaishanke', ' – rinnakkaishanke', ' rinnakkaishanke'];
  return `${mother}${random.pick(endings)}`;
}

/** A project's name in one of the ways in which people write them. */
function nameOf(random: Random, brand: string, purpose: string): string {
  const shapes = [
    `${brand} – ${purpose}`,
    `${brand} – ${purpose}`,
    `${brand} – ${purpose}`,
    `${brand} - ${purpose}`,
    `${brand} - ${purpose}`,
    `${brand}, ${purpose}`,
    `${brand} (${purpose})`,
    `${brand}: ${purpose}`,
    `${capitalised(purpose)} - ${brand}`,
    `${brand} - ${purpose}`.toUpperCase(),
  ];
  return random.pick(shapes);
}
