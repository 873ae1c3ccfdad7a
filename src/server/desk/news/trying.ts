import type { Stored } from '../../core/noun.ts';
import type { Services } from '../../core/services.ts';
import type { Letter } from './letters.ts';
import { languageFor, newsMail } from './mail.ts';

/** Stands for a reader where a message is looked at: the link to leave leads nobody anywhere. */
export const sampleFor = (lang: string) => ({ act: 'test', email: '', lang });

/** Sends a message to one of those who run the site, as its readers would get it. */
export async function sendTest(
  services: Services,
  stored: Stored,
  draft: Letter,
  { to, lang }: { to: string; lang: string },
): Promise<void> {
  const { store, outbox } = services;
  await store.write(async (writer) => {
    const sample = { ...sampleFor(languageFor(draft, lang, stored)), email: to };
    const mail = await newsMail(services, stored, draft, sample);
    await outbox.add(writer, { scope: 'desk', about: 'news test' }, mail, 3_600_000);
  });
  void outbox.sendDue();
}
