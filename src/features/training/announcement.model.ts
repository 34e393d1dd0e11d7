import { defineEntryForm } from '#features/entry/public.ts';
import { choiceCell, dateCell, type Finding, proseCell, type RowOf, textCell } from '#features/sheet/public.ts';

/** Where trainings are announced. What is told face to face is told by coaches, to one person at a time. */
const channels = [
  'job-market',
  'own-site',
  'project-site',
  'newsletter',
  'social-media',
  'newspaper',
  'brochure',
  'info-event',
  'face-to-face',
  'other',
] as const;
export type Channel = (typeof channels)[number];

/** That a training was announced somewhere on a day. */
export interface Announcement {
  readonly id: number;
  readonly measureId: number;
  readonly channel: Channel;
  readonly announcedOn: string;
  readonly address: string | null;
  readonly note: string | null;
  readonly revision: number;
}

const columns = {
  channel: {
    kind: choiceCell([
      { value: 'job-market', name: 'training.channel.job-market' },
      { value: 'own-site', name: 'training.channel.own-site' },
      { value: 'project-site', name: 'training.channel.project-site' },
      { value: 'newsletter', name: 'training.channel.newsletter' },
      { value: 'social-media', name: 'training.channel.social-media' },
      { value: 'newspaper', name: 'training.channel.newspaper' },
      { value: 'brochure', name: 'training.channel.brochure' },
      { value: 'info-event', name: 'training.channel.info-event' },
      { value: 'face-to-face', name: 'training.channel.face-to-face' },
      { value: 'other', name: 'training.channel.other' },
    ]),
    required: true,
    text: 'training.form.channel',
  },
  announcedOn: { kind: dateCell({ example: '2026-02-02' }), required: true, text: 'training.form.announced-on' },
  address: {
    kind: textCell({ longest: 500, example: 'https://esimerkki.fi/koulutukset' }),
    required: false,
    text: 'training.form.address',
  },
  note: { kind: proseCell({ longest: 1000, example: 'Neljännessivu' }), required: false, text: 'training.form.note' },
} as const;

export type AnnouncementRow = RowOf<typeof columns>;

/** As of a day: nothing is announced in the future. */
export function announcementForm(today: string) {
  return defineEntryForm({
    columns,
    check: ({ announcedOn }): Finding[] =>
      announcedOn > today ? [{ key: 'training.fault.to-come', column: 'announcedOn' }] : [],
  });
}

export function rowOfAnnouncement({ channel, announcedOn, address, note }: Announcement): AnnouncementRow {
  return { channel, announcedOn, address, note };
}

/** Whether an address is one that a browser opens. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\/\S+$/.test(address);
}

/** How often each channel was used, the most used first; channels never used are left out. */
export function countChannels(
  announcements: readonly Pick<Announcement, 'channel'>[],
): { readonly channel: Channel; readonly count: number }[] {
  return channels
    .map((channel) => ({ channel, count: announcements.filter((each) => each.channel === channel).length }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
}
