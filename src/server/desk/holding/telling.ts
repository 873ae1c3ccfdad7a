import { heldActs, holdTold } from '../../confirmation/holding/tables.ts';
import { spokenIn } from '../../core/documents.ts';
import type { ServerNoun } from '../../core/noun.ts';
import type { Mail } from '../../core/outbox.ts';
import type { Services } from '../../core/services.ts';
import { eachThing } from '../../core/things.ts';
import type { ReadStore } from '../../store/store.ts';
import { inLanguage } from '../../words/words-for.ts';
import type { DeskThing } from '../options.ts';
import { listOfficers } from '../officers.ts';
import { titleOf } from '../pages/things.ts';
import { accountPath } from '../passkeys/page.ts';
import { may, type Officer } from '../roles.ts';
import { wantsHeldMails } from './account.ts';
import { holdingWords } from './words-for.ts';

/* Tells officers by mail that acts are held: of a thing once a day at most, and only where some came since they were told. */

const day = 24 * 3_600_000;

/** A mail that has not left for so long tells nothing true any more. */
const lifetime = day / 2;

/** Adds the mails that are due to the outbox. Who publishes in a thing is told, unless they want none of these mails; that it was told stands in one transaction with the mails. */
export async function tellHeld(services: Services, nouns: readonly ServerNoun[]): Promise<void> {
  const { store, outbox, clock } = services;
  if (!outbox.works) return;
  const scopes = new Set((await store.countBy(heldActs, { state: 'held' }, 'scope')).keys());
  if (scopes.size === 0) return;
  let told = 0;
  for await (const stored of eachThing(store, nouns)) {
    const { scope } = stored;
    if (!scopes.has(scope) || !(await isDue(store, scope, clock()))) continue;
    const officers = (await listOfficers(store)).filter((officer) => may(officer, 'publish', scope));
    told += await store.write(async (writer) => {
      if (!(await isDue(writer, scope, clock()))) return 0;
      let count = 0;
      await writer.put(holdTold, { scope, at: clock() });
      for (const officer of officers) {
        if (!(await wantsHeldMails(writer, officer.address))) continue;
        const mail = mailOf(services, stored as DeskThing, officer);
        await outbox.add(writer, { scope, about: `held ${scope}` }, mail, lifetime);
        count += 1;
      }
      return count;
    });
  }
  if (told > 0) await outbox.sendDue();
}

async function isDue(reader: ReadStore, scope: string, now: number): Promise<boolean> {
  const told = (await reader.get(holdTold, { scope }))?.at ?? -Infinity;
  if (now < told + day) return false;
  const rows = await reader.list(heldActs, { state: 'held', scope }, { index: 'state' });
  return rows.some(({ at }) => at > told);
}

/** Writes the mail: of what, and where one decides. How many there are may be hidden. */
function mailOf({ baseUrl, site }: Services, { document, path }: DeskThing, { email }: Officer): Mail {
  // What an officer reads best is not known; most desks speak as their things do.
  const lang = inLanguage({ fr: 'fr', en: 'en' }, spokenIn(document)[0] ?? 'fr');
  const said = holdingWords(lang).mail;
  const paragraphs = [
    said.text(titleOf(document, lang)),
    `${said.open}\n${baseUrl}/desk${path}/held?lang=${lang}`,
    `-- \n${site.name}\n${said.whyYou}\n${said.stopHere}\n${baseUrl}${accountPath}?lang=${lang}`,
  ];
  return { to: email, lang, subject: said.subject(site.name), text: `${paragraphs.join('\n\n')}\n` };
}
