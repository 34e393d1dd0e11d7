import { type RawBuilder, sql } from 'kysely';
import { type ListedRow, type ListOrder, type ListPage, pagedQuery } from '#features/view/public.server.ts';
import { containing } from '#platform/db/containing.ts';
import { type Read, selectRows } from '#platform/db/database.server.ts';
import type { Role } from '#platform/permission/actor.ts';
import type { PeopleQuestion, PeopleSort } from './people-list.model.ts';
import { type NamedScope, withNamedScope } from './scope.queries.server.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isDemo: boolean;
  readonly deactivatedAt: Date | null;
  readonly lastSignInAt: Date | null;
}

/** A grant in force of somebody in the list. */
export interface HeldRole {
  readonly role: Role;
  readonly isDeputy: boolean;
  readonly scope: NamedScope;
}

export interface ListedPerson extends Person, ListedRow {
  readonly roles: readonly HeldRole[];
}

const lastSignIn = sql`
  left join lateral (
    select entry.acted_at
    from audit_entry entry
    where entry.user_id = person.id and entry.act = 'session.open'
    order by entry.acted_at desc, entry.id desc
    limit 1
  ) opened on true`;

/** The grants that somebody has on a day, and whether one of them is wanted. */
function heldGrants({ words, role, on }: { words: string; role: string | undefined; on: string }): RawBuilder<unknown> {
  return sql`
    cross join lateral (
      select
        coalesce(json_agg(json_build_object(
          'role', granted.role, 'isDeputy', granted.deputy_for is not null,
          'scope', ${namedScopeJson}) order by granted.id), '[]') as roles,
        coalesce(bool_or(granted.role = ${role ?? null}), false) as has_role,
        coalesce(bool_or(named.code = upper(${words})), false) as is_bound
      from role_grant granted
      ${withNamedScope(sql`granted`)}
      where granted.user_id = person.id and granted.ended_at is null and granted.valid_from <= ${on}
        and (granted.valid_until is null or granted.valid_until > ${on})
    ) held`;
}

const namedScopeJson = sql`json_build_object(
  'kind', granted.scope, 'id', coalesce(granted.organisation_id, granted.organisation_unit_id, granted.project_id, 0),
  'code', named.code, 'name', named.name)`;

const orders: Readonly<Record<PeopleSort, ListOrder>> = {
  name: { expression: sql`person.name collate fi_fi`, type: 'text' },
  'signed-in': { expression: sql`coalesce(opened.acted_at, '-infinity')`, type: 'timestamptz' },
};

/**
 * People with the grants they have on a day (ISO). Words are part of a name or an e-mail address, or the code of a project or the
 * Y-tunnus of an organisation that a grant is for. Without a wish, only those who may sign in.
 */
export async function listPeople(
  read: Read,
  question: PeopleQuestion,
  on: string,
): Promise<{ page: ListPage<ListedPerson>; total: number }> {
  const paged = pagedQuery(question, orders[question.sort], { expression: sql`person.id`, type: 'text' });
  const { fitting, joined } = fittingPeople(question, on);
  const rows = await selectRows(
    read,
    sql<ListedPerson>`
      select person.id, person.name, person.email, person.is_demo, person.deactivated_at,
        opened.acted_at as last_sign_in_at, held.roles, ${paged.columns}
      from app_user person
      ${joined}
      ${lastSignIn}
      where ${fitting} and ${paged.condition}
      ${paged.orderAndLimit}`,
  );
  const [counted] = await selectRows(
    read,
    sql<{ total: number }>`select count(*)::int as total from app_user person ${joined} where ${fitting}`,
  );
  return { page: paged.cut(rows), total: counted?.total ?? 0 };
}

function fittingPeople({ words, chosen }: PeopleQuestion, on: string) {
  const pattern = containing(words);
  const { role } = chosen;
  return {
    joined: heldGrants({ words, role, on }),
    fitting: sql<boolean>`(person.deactivated_at is null) = ${chosen.standing !== 'inactive'}
      and (person.name ilike ${pattern} or person.email ilike ${pattern} or held.is_bound)
      and (held.has_role or ${role ?? null}::text is null)`,
  };
}

/** Somebody who works in the service, or did; `undefined` when there is no such person. */
export async function findPerson(
  read: Read,
  id: string,
): Promise<(Person & { readonly hasSecondFactor: boolean }) | undefined> {
  const [person] = await selectRows(
    read,
    sql<Person & { hasSecondFactor: boolean }>`
      select person.id, person.name, person.email, person.is_demo, person.deactivated_at,
        person.two_factor_enabled as has_second_factor, opened.acted_at as last_sign_in_at
      from app_user person
      ${lastSignIn}
      where person.id = ${id}`,
  );
  return person;
}

/** A grant as administration sees it, also one to come or one that is over. */
export interface RecordedGrant {
  readonly id: number;
  readonly userId: string;
  readonly role: Role;
  readonly scope: NamedScope;
  readonly from: string;
  readonly until: string | null;
  readonly isEnded: boolean;
  readonly endedAt: Date | null;
  /** In whose place the holder acts. */
  readonly deputyFor: { readonly id: string; readonly name: string } | null;
}

const recordedGrant = sql`
  select granted.id, granted.user_id, granted.role, granted.valid_from as from, granted.valid_until as until,
    granted.ended_at is not null as is_ended, granted.ended_at,
    ${namedScopeJson} as scope,
    case when granted.deputy_for is not null then json_build_object('id', absent.id, 'name', absent.name) end as deputy_for
  from role_grant granted
  left join app_user absent on absent.id = granted.deputy_for
  ${withNamedScope(sql`granted`)}`;

/** All grants of somebody, the newest first. */
export function listGrantsOf(read: Read, userId: string): Promise<RecordedGrant[]> {
  return selectRows(
    read,
    sql<RecordedGrant>`${recordedGrant} where granted.user_id = ${userId} order by granted.valid_from desc, granted.id desc`,
  );
}

export async function findRecordedGrant(read: Read, id: number): Promise<RecordedGrant | undefined> {
  const [grant] = await selectRows(read, sql<RecordedGrant>`${recordedGrant} where granted.id = ${id}`);
  return grant;
}

/** Somebody who acts in another's place for some days. */
export interface Deputyship {
  readonly deputy: { readonly id: string; readonly name: string };
  readonly absent: { readonly id: string; readonly name: string };
  readonly from: string;
  readonly until: string;
}

/** Who deputises for somebody, and for whom they deputise, now or later. */
export function listDeputyships(read: Read, userId: string, today: string): Promise<Deputyship[]> {
  return selectRows(
    read,
    sql<Deputyship>`
      select json_build_object('id', deputy.id, 'name', deputy.name) as deputy,
        json_build_object('id', absent.id, 'name', absent.name) as absent,
        granted.valid_from as from, max(granted.valid_until) as until
      from role_grant granted
      join app_user deputy on deputy.id = granted.user_id
      join app_user absent on absent.id = granted.deputy_for
      where (granted.user_id = ${userId} or granted.deputy_for = ${userId})
        and granted.ended_at is null and granted.valid_until > ${today}
      group by deputy.id, absent.id, granted.valid_from
      order by granted.valid_from, deputy.name`,
  );
}

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/**
 * Colleagues whom somebody may mean by what they wrote, at most twenty: part of a name or of an e-mail address of those with whom they
 * share a project or an organisation, or the whole address of anybody. So nobody lists all who work in the service, least of all from
 * outside the authorities. On a day in Finland (ISO).
 */
export function listColleagues(
  read: Read,
  { written, of, today }: { readonly written: string; readonly of: string; readonly today: string },
): Promise<Colleague[]> {
  const pattern = containing(written.trim());
  return selectRows(
    read,
    sql<Colleague>`
      select person.id, person.name, person.email
      from app_user person
      where person.deactivated_at is null and person.id <> ${of}
        and (
          lower(person.email) = lower(${written.trim()})
          or (
            (person.name ilike ${pattern} or person.email ilike ${pattern})
            and exists (
              select
              from role_grant own
              left join organisation_unit own_unit on own_unit.id = own.organisation_unit_id
              join role_grant theirs on theirs.user_id = person.id and theirs.ended_at is null
                and (theirs.valid_until is null or theirs.valid_until > ${today}::date)
              left join organisation_unit their_unit on their_unit.id = theirs.organisation_unit_id
              where own.user_id = ${of} and own.ended_at is null and own.valid_from <= ${today}::date
                and (own.valid_until is null or own.valid_until > ${today}::date)
                and (
                  own.scope = 'everything'
                  or own.project_id = theirs.project_id
                  or coalesce(own.organisation_id, own_unit.organisation_id)
                    = coalesce(theirs.organisation_id, their_unit.organisation_id)
                )
            )
          )
        )
      order by person.name collate fi_fi, person.id
      limit 20`,
  );
}
