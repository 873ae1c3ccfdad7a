import type { Stored } from '../../core/noun.ts';
import { rateLimit, type RateLimit } from '../../core/rate-limit.ts';
import type { Services } from '../../core/services.ts';
import type { Letter } from './letters.ts';
import { newsMail } from './mail.ts';

/** Stands for a reader where a message is looked at: the link to leave leads nobody anywhere. */
export const sampleFor = (lang: string) => ({ act: 'test', email: '', lang });

const hour = 3_600_000;

/** How many messages each of those who run the site may be sent to look at. */
const shares = new WeakMap<object, RateLimit>();

function shareOf({ outbox, shared }: Services): RateLimit {
  const share = shares.get(outbox) ?? rateLimit(10, hour, shared?.of('news-test'));
  shares.set(outbox, share);
  return share;
}

/** Sends a message to one of those who run the site, as its readers of a language would get it. Answers false where they had ten within the hour. */
export async function sendTest(
  services: Services,
  stored: Stored,
  draft: Letter,
  { to, lang }: { to: string; lang: string },
): Promise<boolean> {
  const { store, outbox, clock } = services;
  if (shareOf(services)(to, clock()) > 0) return false;
  await store.write(async (writer) => {
    const sample = { ...sampleFor(lang), email: to };
    const mail = await newsMail(services, stored, draft, sample);
    await outbox.add(writer, { scope: 'desk', about: 'news test' }, mail, hour);
  });
  void outbox.sendDue();
  return true;
}
