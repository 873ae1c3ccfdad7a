import { checkEmail } from '../core/rules.ts';
import { StartError } from '../core/start-error.ts';
import { dataFile, eraseHoldings, holdingsOf } from '../desk/person/holdings.ts';
import { nouns } from '../nouns.ts';
import { atWork } from './at-work.ts';
import { openForCommand } from './serve.ts';
import { readSettings } from './settings.ts';

/**
 * Prints what the store keeps of a person, or erases it. Whoever runs it has made sure that it is they who ask.
 *
 * @throws StartError where it is written wrongly, or the secret is not at hand
 */
export async function personOf(verb: string | undefined, given: string | undefined): Promise<string> {
  const email = checkEmail(given ?? '');
  if ((verb !== 'export' && verb !== 'erase') || 'fault' in email) {
    throw new StartError('Write it like: civic-widgets person export|erase <email>');
  }
  const settings = readSettings(process.env);
  const store = await openForCommand(settings);
  try {
    const { services } = await atWork(store, settings);
    if (verb === 'export')
      return dataFile(services, email.value, await holdingsOf(services, nouns, email.value)).trim();
    const count = (await eraseHoldings(services, nouns, email.value, 'operator')) ?? 0;
    return count === 0 ? 'Nothing is kept under this address.' : `Erased: ${count} things. The public log says so.`;
  } finally {
    await store.close();
  }
}
