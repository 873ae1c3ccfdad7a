import * as z from 'zod/mini';
import { text, whole } from '../../../schema/common.ts';
import type { Chosen, Services } from '../../core/services.ts';
import { conformities } from '../../words/conformity.ts';
import { legalBases, spans } from '../../words/privacy-notice.ts';
import { siteCall, type DeskCall } from '../call.ts';
import { DeskFault, Outdated } from '../faults.ts';
import { refuseFaults } from '../form-faults.ts';
import { readFooter, readLook, readNotice, readSite, typedNotice } from './check.ts';
import { changeSettings, readChosen, settingNames, versionOf, type SettingName } from './chosen.ts';
import { checkLogo, largestLogo, putLogo } from './logo.ts';
import { settingsWordsFor } from './words-for.ts';

const words = z.partialRecord(z.enum(['fr', 'en']), text(10_000));
const notice = z.strictObject({
  ...{ controller: text(10_000), contact: text(10_000), officer: z.optional(text(10_000)) },
  ...{ purpose: words, basis: z.enum(legalBases), interests: z.optional(words), recipients: words },
  kept: z.strictObject({ value: whole, span: z.enum(spans) }),
});
const orNone = <T>(value: z.ZodMiniType<T>) => z.optional(z.nullable(value));
const changes = z.strictObject({
  name: orNone(text(1000)),
  home: orNone(text(2000)),
  timeZone: orNone(text(100)),
  accent: orNone(text(40)),
  notice: orNone(notice),
  legal: orNone(text(2000)),
  accessibility: orNone(text(2000)),
  conformity: orNone(z.enum(conformities)),
});
type Changes = z.infer<typeof changes>;
/** A picture as text is a third longer than its bytes. */
const picture = z.strictObject({ data: z.nullable(text(Math.ceil(largestLogo * 1.4))) });

const said = settingsWordsFor('en');
const path = '/settings';

/** What programs of an owner do about the site. */
export const settingsCalls: readonly DeskCall[] = [
  siteCall({
    ...{ method: 'GET', path, duty: 'set-up', command: 'settings list' },
    help: 'Tells what was chosen of the site, and what whoever started the server has fixed',
    run: ({ options: { services } }) => told(services),
  }),
  siteCall({
    ...{ method: 'PATCH', path, duty: 'set-up', command: 'settings change', body: changes },
    help: 'Changes "name", "home", "timeZone", "accent", "notice", "legal", "accessibility" or "conformity"; one that is null is what every site has',
    async run({ options: { services }, desk: { by, now, holder, expects }, body }) {
      const wanted = readChanges(body);
      const fixed = settingNames.filter((name) => name in wanted && services.choices?.isFixed(name));
      if (fixed.length > 0) throw new DeskFault(409, `Whoever started the server has set this: ${fixed.join(', ')}.`);
      const isDone = await changeSettings(services, wanted, { by, now, holder, expects, over: settingNames });
      if (!isDone) throw new Outdated('What was chosen of the site');
      return told(services);
    },
  }),
  siteCall({
    ...{ method: 'PUT', path: '/settings/logo', duty: 'set-up', body: picture },
    help: 'Puts a picture beside the name of the site, its bytes in base64 as "data", or none where that is null',
    async run({ options: { services }, desk: { by, now, holder, expects }, body: { data } }) {
      if (services.choices?.isFixed('logo')) throw new DeskFault(409, 'Whoever started the server has set the logo.');
      const logo = data === null ? undefined : await checkLogo(new Uint8Array(Buffer.from(data, 'base64')));
      if (typeof logo === 'string')
        refuseFaults({ data: `logo.${logo}` }, { [`logo.${logo}`]: said.look.logoFaults[logo] });
      const kept = typeof logo === 'string' ? undefined : logo;
      if (!(await putLogo(services, kept, { by, now, holder, expects, over: settingNames })))
        throw new Outdated('The logo');
      return told(services);
    },
  }),
];

/** Reads each setting as its page does. @throws DocumentFault */
function readChanges({
  name,
  home,
  timeZone,
  accent,
  notice: given,
  legal,
  accessibility,
  conformity,
}: Changes): Partial<Record<SettingName, Chosen[SettingName]>> {
  const site = { name: name ?? '', home: home ?? '', timeZone: timeZone ?? '' };
  const footer = readFooter({
    legal: legal ?? '',
    accessibility: accessibility ?? '',
    conformity: conformity ?? '',
  });
  const read = {
    ...footer.value,
    ...readSite(site).value,
    ...(accent ? readLook({ accent }).value : { accent: undefined }),
    notice: given ? readNotice(typedNotice(given)).value : undefined,
  };
  const faults = {
    ...readSite(site).fields,
    ...footer.fields,
    ...(timeZone && !read.timeZone && { timeZone: 'timeZone.invalid' }),
    ...(accent && readLook({ accent }).fields),
    ...(given && readNotice(typedNotice(given)).fields),
  };
  refuseFaults(faults, {
    ...said.faults,
    'timeZone.invalid': 'Name a zone of the time zone database, such as Europe/Paris.',
    'accent.too-light': 'This colour can’t be read on white: choose a darker one.',
  });
  const sent = { name, home, timeZone, accent, notice: given, legal, accessibility, conformity };
  const names = settingNames.filter((each) => each !== 'logo' && sent[each] !== undefined);
  return Object.fromEntries(names.map((each) => [each, read[each as keyof typeof read]]));
}

async function told(services: Services) {
  const chosen = await readChosen(services.store);
  const fixed = settingNames.filter((name) => services.choices?.isFixed(name));
  return { body: { ...chosen, fixed }, version: await versionOf(chosen, settingNames) };
}
