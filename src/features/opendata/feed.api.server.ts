import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { select } from '#features/search/public.server.ts';
import {
  fundShort,
  projectAddress,
  type Question,
  questionFrom,
  questionParameters,
  versionAddress,
} from '#features/search/public.ts';
import { selectNamedRows } from '#platform/db/cursor.server.ts';
import { reading } from '#platform/db/database.server.ts';
import { atomOf, type Feed, type FeedEntry } from '#platform/files/atom.ts';
import { isLanguage, type Language } from '#platform/i18n/language.ts';
import { type Texts, textsFor } from '#platform/i18n/texts.ts';
import { projectRowsOf } from './bulk.queries.server.ts';
import { changesInWords } from './change-words.model.ts';
import type { ProjectRow } from './dataset.model.ts';
import { licenceAddress } from './licence.model.ts';
import { largestId } from './place.model.ts';
import { peoplesQuestion } from './question.api.server.ts';
import {
  listRecordedChanges,
  listRecordedWithdrawals,
  type RecordedChange,
  type RecordedWithdrawal,
} from './recorded-change.queries.server.ts';
import { getRegisterState } from './register-state.queries.server.ts';
import { isKnownToReader, type OpenDataService, originOf } from './service.server.ts';

const entriesAtOnce = 50;

/** Feeds to subscribe to without an account: all changes, and the projects that fit a question. */
export async function registerFeeds(app: FastifyInstance, service: OpenDataService): Promise<void> {
  app.get('/feeds/changes.atom', (request, reply) => send(service, request, reply, changesFeed));
  app.get('/feeds/projects.atom', { schema: { querystring: peoplesQuestion } }, (request, reply) =>
    send(service, request, reply, projectsFeed),
  );
}

type MakeFeed = (service: OpenDataService, parameters: URLSearchParams, t: Texts, origin: string) => Promise<Feed>;

async function send(
  service: OpenDataService,
  request: FastifyRequest,
  reply: FastifyReply,
  make: MakeFeed,
): Promise<FastifyReply> {
  const state = await getRegisterState(reading(service.database));
  const origin = originOf(service, request);
  const etag = `W/"${createHash('sha1').update(`${state} ${origin}${request.url}`).digest('base64url')}"`;
  reply.headers({ etag, 'cache-control': 'public, no-cache', 'access-control-allow-origin': '*' });
  if (isKnownToReader(request, etag)) return reply.code(304).send();
  const parameters = new URL(request.url, origin).searchParams;
  const feed = await make(service, parameters, textsFor(languageIn(parameters)), origin);
  return reply.type('application/atom+xml; charset=utf-8').send(atomOf(feed));
}

/** An address always gives the same language, whoever asks: Finnish unless it says another. */
function languageIn(parameters: URLSearchParams): Language {
  const language = parameters.get('lang');
  return isLanguage(language) ? language : 'fi';
}

async function changesFeed(
  { database }: OpenDataService,
  parameters: URLSearchParams,
  t: Texts,
  origin: string,
): Promise<Feed> {
  const before = numberIn(parameters, 'before');
  const changes = await listRecordedChanges(reading(database), { before, limit: entriesAtOnce });
  const address = (from?: number) =>
    `${origin}/feeds/changes.atom?lang=${t.language}${from === undefined ? '' : `&before=${from}`}`;
  const last = changes.length === entriesAtOnce ? changes.at(-1)?.version : undefined;
  const withdrawals = await listRecordedWithdrawals(reading(database), { before, last });
  const entries = [
    ...changes.map((change) => changeEntry(change, t, origin)),
    ...withdrawals.map((withdrawal) => withdrawalEntry(withdrawal, t, origin)),
  ];
  return {
    title: t('opendata.feed.changes-title'),
    language: t.language,
    author: t('site.service.name'),
    self: address(before),
    first: address(),
    next: last === undefined ? undefined : address(last),
    page: `${origin}/${t.language}/projects`,
    licence: licenceAddress,
    entries: entries.toSorted((a, b) => b.updated.valueOf() - a.updated.valueOf()),
  };
}

function changeEntry(change: RecordedChange, t: Texts, origin: string): FeedEntry {
  const { code, name, version, form, knownOn, contentSha256, record, previousRecord } = change;
  const told = { code, name, date: t.date(knownOn) };
  return {
    identity: `version ${code} ${form} ${knownOn} ${contentSha256}`,
    title: previousRecord === null ? t('opendata.feed.new-project', told) : t('opendata.feed.changed-project', told),
    updated: change.recordedAt,
    page: origin + versionAddress(t.language, code, version),
    summary:
      previousRecord === null
        ? t('opendata.feed.first-told', { date: t.date(knownOn) })
        : changesInWords({ record, previousRecord }, t),
  };
}

/** What was withdrawn is named by its code alone: not even its name is told any more. */
function withdrawalEntry(withdrawal: RecordedWithdrawal, t: Texts, origin: string): FeedEntry {
  const { code, version, form, knownOn, contentSha256, withdrawnAt, reason } = withdrawal;
  return {
    identity: `withdrawn ${code} ${form} ${knownOn} ${contentSha256}`,
    title: t('opendata.feed.withdrawn', { code, date: t.date(knownOn) }),
    updated: withdrawnAt,
    page: origin + versionAddress(t.language, code, version),
    summary: reason,
  };
}

async function projectsFeed(
  { database }: OpenDataService,
  parameters: URLSearchParams,
  t: Texts,
  origin: string,
): Promise<Feed> {
  const read = reading(database);
  const question: Question = { ...questionFrom(parameters), sort: 'recorded' };
  const selection = await select(read, question);
  const offset = (question.page - 1) * entriesAtOnce;
  const rows = await selectNamedRows(read, projectRowsOf(selection.versionIds(offset, entriesAtOnce)));
  const address = (page: number) => {
    const asked = questionParameters({ ...question, sort: undefined, page });
    asked.set('lang', t.language);
    return `${origin}/feeds/projects.atom?${asked}`;
  };
  const asked = questionParameters({ ...question, sort: undefined, page: 1 }).toString();
  return {
    title: question.words
      ? t('opendata.feed.search-title-for', { words: question.words })
      : t('opendata.feed.search-title'),
    language: t.language,
    author: t('site.service.name'),
    self: address(question.page),
    first: address(1),
    next: offset + rows.length < selection.total && rows.length > 0 ? address(question.page + 1) : undefined,
    page: `${origin}/${t.language}/projects${asked && `?${asked}`}`,
    licence: licenceAddress,
    entries: rows.map((row) => projectEntry(row, t, origin)),
  };
}

function projectEntry(row: ProjectRow, t: Texts, origin: string): FeedEntry {
  const facts = [
    `${fundShort(row.fund, t)} ${row.period}`,
    row.implementer,
    row.authority,
    row.starts_on && row.ends_on && `${t.date(row.starts_on)} – ${t.date(row.ends_on)}`,
    row.granted_eu_state === null ? null : t.euro(row.granted_eu_state),
  ];
  return {
    identity: `project ${row.code}`,
    title: `${row.name} (${row.code})`,
    updated: new Date(row.recorded_at),
    page: origin + projectAddress(t.language, row.code),
    summary: facts.filter((fact) => fact !== null && fact !== '').join(' · '),
  };
}

function numberIn(parameters: URLSearchParams, name: string): number | undefined {
  const value = Number(parameters.get(name) ?? '');
  return Number.isSafeInteger(value) && value > 0 && value <= largestId ? value : undefined;
}
