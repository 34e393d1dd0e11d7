import { administrationCentre, centreNamePatterns, centreOfRegion, centresBusinessId } from './facts/authorities.ts';
import { type InventedOrganisation, inventedOrganisations, type OrganisationKind } from './facts/organisations.ts';
import * as people from './facts/people.ts';
import { streets, streetsSv } from './facts/places.ts';
import type { Area } from './place.ts';
import type { Random } from './random.ts';

export type ImplementerKind = OrganisationKind | 'state';

/** An organisation as one form prints it. */
export interface Implementer {
  readonly kind: ImplementerKind;
  readonly printedName: string;
  /** Without unit or legal form, for running text. */
  readonly plainName: string;
  readonly genitive: string;
  readonly businessId: string;
  readonly domain: string;
  readonly address: string;
  readonly phone: string;
  /** A name that an earlier source printed for the same legal person. */
  readonly earlierName: string | undefined;
}

export interface Contact {
  readonly name: string;
  readonly role: string;
  readonly email: string;
  readonly phone: string;
}

const checkWeights = [7, 9, 10, 5, 8, 4, 2];

/** A Y-tunnus of valid form from a series that has not been given out (9 000 000 and above). */
export function inventedBusinessId(serial: number): string {
  for (let number = 9_000_013 + serial * 7; ; number += 1) {
    const digits = String(number);
    const remainder = checkWeights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11;
    // A remainder of 1 has no check digit.
    if (remainder !== 1) return `${digits}-${remainder === 0 ? 0 : 11 - remainder}`;
  }
}

const finnishOrganisations = inventedOrganisations.filter(({ language }) => language === undefined);
const swedishOrganisations = inventedOrganisations.filter(({ language }) => language === 'sv');

export interface OrganisationWish {
  readonly year: number;
  readonly language?: 'sv' | undefined;
  readonly kinds?: readonly OrganisationKind[] | undefined;
}

/** An invented implementer of the kinds wished for, under a name that it bore in the year. */
export function inventedImplementer(random: Random, area: Area, wish: OrganisationWish): Implementer {
  const pool = wish.language === 'sv' ? swedishOrganisations : finnishOrganisations;
  const fitting = wish.kinds ? pool.filter(({ kind }) => wish.kinds?.includes(kind)) : pool;
  const organisation = random.pick(fitting.length > 0 ? fitting : pool);
  const isEarly = wish.year < 2012 && organisation.earlierName !== undefined;
  const name = isEarly ? (organisation.earlierName ?? organisation.name) : organisation.name;
  return {
    kind: organisation.kind,
    printedName: withUnit(random, name, organisation),
    plainName: name.split(/, | \/ /)[0]?.replace(/ (?:sr|Oy)$/, '') ?? name,
    genitive: organisation.genitive,
    businessId: inventedBusinessId(inventedOrganisations.indexOf(organisation)),
    domain: organisation.domain,
    address: addressIn(random, wish.language),
    phone: phoneNumber(random, area.town.name),
    earlierName: isEarly ? undefined : organisation.earlierName,
  };
}

function withUnit(random: Random, name: string, { units }: InventedOrganisation): string {
  if (!units || random.happens(0.4)) return name;
  return random.happens(0.5) ? `${name} / ${random.pick(units)}` : `${name}, ${random.pick(units)}`;
}

/** The state's regional authority, under one of the names it has been printed under. */
export function regionalCentre(random: Random, area: Area, year: number): Implementer {
  const of = centreOfRegion[area.regionCode] ?? 'Uudenmaan';
  const short = year < 2010 ? 'TE-keskus' : 'ELY-keskus';
  const full = random.pick(centreNamePatterns).replace('{of}', of);
  return {
    kind: 'state',
    printedName: year < 2010 ? `${of} TE-keskus` : year >= 2015 && random.happens(0.35) ? administrationCentre : full,
    plainName: `${of} ${short}`,
    genitive: `${of} ${short === 'TE-keskus' ? 'TE-keskuksen' : 'ELY-keskuksen'}`,
    businessId: centresBusinessId,
    domain: 'ely-keskus',
    address: addressIn(random, undefined),
    phone: phoneNumber(random, area.town.name),
    earlierName: earlierNameOfCentre(of, year),
  };
}

function earlierNameOfCentre(of: string, year: number): string | undefined {
  if (year < 2010) return undefined;
  return year < 2014 ? `${of} TE-keskus` : 'ELY-keskusten sekä TE-toimistojen KEHA-keskus';
}

function addressIn(random: Random, language: 'sv' | undefined): string {
  const street = `${random.pick(language === 'sv' ? streetsSv : streets)} ${random.whole(1, 48)}`;
  const shapes = [
    street,
    street,
    street,
    `${street} ${random.pick(['A', 'B', 'C'])} ${random.whole(2, 30)}`,
    `${street}, PL ${random.whole(11, 299)}`,
    `PL ${random.whole(11, 999)}`,
    `PL ${random.whole(11, 299)} (${street})`,
    `${street}, ${random.whole(2, 5)}. krs`,
  ];
  return random.pick(shapes);
}

const mobilePrefixes = ['40', '44', '50', '45', '41'];
const areaPrefixes = ['2', '3', '5', '6', '8', '13', '14', '15', '16', '17'];

/** A telephone number in one of the shapes that people have written; the digits `000` mark it as invented. */
export function phoneNumber(random: Random, town: string): string {
  const mobile = random.pick(mobilePrefixes);
  const landline = random.pick(areaPrefixes);
  const last = String(random.whole(1000, 9999));
  const shapes = [
    `0${mobile} 000 ${last}`,
    `0${mobile} 000 ${last}`,
    `0${mobile} 000 ${last}`,
    `0${mobile}000${last}`,
    `0${mobile}-000 ${last}`,
    `(0${landline}) 000 ${last}`,
    `0${landline} - 000 ${last.slice(0, 2)}`,
    `+358${mobile}000${last}`,
    `+358 ${mobile} 000 ${last}`,
    `+358-${landline}-000 ${last}`,
    `+3580${mobile}000${last}`,
    `0${landline} 000 ${last} (${town})`,
    `000${last.slice(0, 2)}`,
  ];
  return random.pick(shapes);
}

/** An invented contact person of an implementer. */
export function contactOf(random: Random, implementer: Implementer, area: Area, language: 'fi' | 'sv' | 'en'): Contact {
  const isSwedish = language === 'sv' || random.happens(0.04);
  const first = random.pick(isSwedish ? people.firstNamesSv : people.firstNames);
  const last = random.pick(isSwedish ? people.surnamesSv : people.surnames);
  return {
    name: nameAsWritten(random, first, last, isSwedish),
    role: random.pick(rolesFor(implementer.kind, language)),
    email: emailOf(random, first, last, implementer.domain),
    phone: phoneNumber(random, area.town.name),
  };
}

function rolesFor(kind: ImplementerKind, language: 'fi' | 'sv' | 'en'): readonly string[] {
  if (language === 'sv') return people.positionsSv;
  if (language === 'en') return people.positionsEn;
  return kind === 'state' ? people.centrePositions : people.positions;
}

function nameAsWritten(random: Random, first: string, last: string, isSwedish: boolean): string {
  const middle = random.pick(isSwedish ? people.firstNamesSv : people.firstNames);
  const shapes = [
    `${first} ${last}`,
    `${first} ${last}`,
    `${first} ${last}`,
    `${first} ${last}`,
    `${last} ${first}`,
    middle === first ? `${first} ${last}` : `${first} ${middle} ${last}`,
    `${first} ${last}`.toUpperCase(),
  ];
  return random.pick(shapes);
}

function emailOf(random: Random, first: string, last: string, domain: string): string {
  const local = random.happens(0.06) ? random.pick(['projekti', 'hanke', 'info']) : plain(`${first}.${last}`);
  const subdomain = random.happens(0.08) ? 'posti.' : '';
  return `${local}(at)${subdomain}${domain}.example`;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll('ä', 'a').replaceAll('ö', 'o').replaceAll('å', 'a').replaceAll(' ', '');
}
