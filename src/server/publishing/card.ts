import type { Count, Thing } from '../../schema/common.ts';
import type { FoundThing } from '../core/addresses.ts';
import { openLicence } from '../core/licence.ts';
import { say } from '../core/documents.ts';
import type { ServerNoun } from '../core/noun.ts';
import type { OpenData } from '../core/open-data.ts';
import type { Services } from '../core/services.ts';
import { reader, type View } from '../core/view.ts';
import { ledgerHeads } from '../ledger/tables.ts';
import { dataPath, type DataForm } from '../core/addresses.ts';
import { readPublicDays } from './days.ts';
import { publishingWords } from './words-for.ts';

/** Agree +1, neutral 0, disagree −1, wherever an opinion is a number. */
export const signs = { agree: 1, neutral: 0, disagree: -1 } as const;

/** A file that can be downloaded. */
export interface Download {
  url: string;
  type: string;
  says: string;
}

/** What is said of the data of a thing: what it is, how it was counted, whose it is, and where its files are. */
export interface DataCard {
  type: 'data';
  /** What it is of. */
  of: { type: string; url: string; title: string };
  lang: string;
  url: string;
  says: string;
  publisher: { name: string; url: string };
  licence: { name: string; url: string };
  phase: Thing['phase'];
  opensAt?: string;
  closesAt?: string;
  timeZone?: string;
  /** The last day on which a count changed, as far as days are told. */
  changedOn?: string;
  numbers: Readonly<Record<string, Count>>;
  /** The numbers that nobody is told yet. */
  hidden?: readonly string[];
  /** How it is counted, besides the methods of its numbers. */
  counted?: readonly string[];
  signs?: typeof signs;
  smallestGroup: number;
  downloads: readonly Download[];
  /** Where its counts can be checked. */
  ledger?: string;
  /** What those who run the site did to it. */
  log?: string;
}

/** A card, and what it was made of. */
export interface ReadCard {
  card: DataCard;
  data: OpenData;
  /** What each metric counts, in words. */
  labels: Readonly<Record<string, string>>;
}

/** Reads what is said of the data of a thing in the language of a view, made of what everyone reads of it. */
export async function readCard(
  services: Services,
  nouns: readonly ServerNoun[],
  found: FoundThing,
  view: View,
): Promise<ReadCard> {
  const { address, thing } = found;
  const { baseUrl, site, smallestGroup } = services;
  const data = (await thing.data?.(view)) ?? { thing: await thing.read(view) };
  const { type, title, url, lang, phase, opensAt, closesAt, timeZone, numbers } = data.thing;
  const said = publishingWords(lang);
  const units: Readonly<Record<string, { other: string } | undefined>> = address.badge.units(lang);
  const labels = Object.fromEntries(Object.keys(numbers).map((metric) => [metric, units[metric]?.other ?? metric]));
  const days = await readPublicDays(services, found);
  const hidden = (address.badge.hidden ?? []).filter((metric) => !Object.hasOwn(numbers, metric));
  const licence = thing.document.licence ?? site.licence ?? openLicence;
  const changedOn = days?.days.findLast(({ day }) => day !== undefined)?.day;
  const methods = Object.values(numbers).map(({ method }) => method);
  // What the method of a number says already is not said again.
  const counted = (data.said ?? []).filter((each) => each !== '' && !methods.some((method) => method.includes(each)));
  const ledger = await ledgerOf(services, nouns, thing);
  const download = (form: DataForm, media: string): Download => ({
    url: `${baseUrl}${dataPath(thing.path, form)}?lang=${encodeURIComponent(lang)}`,
    type: media,
    says: said.files[form],
  });
  const card: DataCard = {
    type: 'data',
    of: { type, url, title },
    lang,
    url: `${baseUrl}${dataPath(thing.path)}`,
    says: said.says(title),
    publisher: { name: site.name, url: new URL(site.home, `${site.base}/`).href },
    licence: { name: say({ ...licence.name }, lang), url: reader(view).resolve(licence.url) },
    phase,
    ...(opensAt && { opensAt }),
    ...(closesAt && { closesAt }),
    ...(timeZone && { timeZone }),
    ...(changedOn && { changedOn }),
    numbers,
    ...(hidden.length > 0 && { hidden }),
    ...(counted.length > 0 && { counted }),
    ...(data.figures?.some(({ sign }) => sign !== undefined) && { signs }),
    smallestGroup,
    downloads: [
      download('data.csv', 'text/csv'),
      ...(days ? [download('data-days.csv', 'text/csv')] : []),
      download('data.json', 'application/json'),
      ...(data.files ?? []),
    ],
    ...(ledger && { ledger }),
    ...(site.log && { log: `${baseUrl}${site.log}?of=${encodeURIComponent(thing.path)}` }),
  };
  return { card, data, labels };
}

/** Finds the ledger in which the counts of a thing stand: its own, or that of what it stands in. */
async function ledgerOf(
  { store, baseUrl }: Services,
  nouns: readonly ServerNoun[],
  { scope, path }: FoundThing['thing'],
): Promise<string | undefined> {
  const noun = nouns.find((each) => each.proving && path.startsWith(`${each.path}/`));
  if (!noun || !(await store.get(ledgerHeads, { scope }))) return undefined;
  return `${baseUrl}${noun.path}/${encodeURIComponent(scope)}/ledger/checkpoint`;
}
