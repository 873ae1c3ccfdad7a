import { forgetCodes } from '../../confirmation/challenge.ts';
import { endingOf } from '../../confirmation/holding/state.ts';
import { notApart, record } from '../../confirmation/rules.ts';
import { people } from '../../confirmation/tables.ts';
import { mailboxesOf } from '../../core/mailboxes.ts';
import { momentOf } from '../../core/phases.ts';
import type { FindHoldings, Holding } from '../../core/person.ts';
import type { Services } from '../../core/services.ts';
import { eachThing, findThing } from '../../core/things.ts';
import { petitionKind } from './kind.ts';
import { petitionActs } from './rules.ts';
import { holders } from './tables.ts';

/**
 * The signatures of a person, confirmed or not. While a signature can be taken back it is; later its name, place and address go, and it stays
 * counted.
 */
export const signaturesOf: FindHoldings = async (services, { email: asked, acts }) => {
  const found = await addressesOf(services, asked);
  for (const { scope, thing, act, at, kind, textVersion, person } of acts) {
    const petition = kind === 'signature' ? await findThing(services.store, petitionKind, thing) : undefined;
    if (!petition) continue;
    const { name, email, place, display_publicly: shown, receive_news: news, lang } = person;
    const told = {
      what: 'signature',
      of: `${services.baseUrl}${petition.path}`,
      at: new Date(at).toISOString(),
      textVersion,
      ...{ name, email, place, lang, displayPublicly: shown === 1, receiveNews: news === 1 },
    };
    const isOpen = petitionActs.withdrawFault(petition.document, momentOf(services)) === undefined;
    found.push({
      scope,
      thing,
      told,
      async erase(writer, now) {
        if (!(await writer.get(people, { scope, act }))) return;
        const state = (await petitionActs.find(writer, petition, act, notApart))?.state;
        if (state === 'waiting') await record(writer, petition, await endingOf(writer, scope, act), act, now);
        else if (state === 'invalidated') await record(writer, petition, 'erased', act, now);
        else if (isOpen) await record(writer, petition, 'withdrawn', act, now);
        for (const address of mailboxesOf(email)) {
          const held = (await writer.get(holders, { scope, thing, address }))?.act === act;
          if (held) await writer.remove(holders, { scope, thing, address });
        }
        await forgetCodes(writer, petition, act);
        await petitionActs.erase(writer, petition, act);
      },
    });
  }
  return found;
};

/** The addresses that a person signs by no more: of signatures that were taken out of the count, and that they withdrew then. */
async function addressesOf({ store, baseUrl }: Services, email: string): Promise<Holding[]> {
  const found: Holding[] = [];
  for await (const { scope, id: thing, path } of eachThing(store, [petitionKind])) {
    for (const address of mailboxesOf(email)) {
      const holder = await store.get(holders, { scope, thing, address });
      if (!holder || (await store.get(people, { scope, act: holder.act }))) continue;
      const told = {
        what: 'address of a signature that was taken out of the count',
        of: `${baseUrl}${path}`,
        email: address,
      };
      found.push({
        ...{ scope, thing, told },
        erase: async (writer) => void (await writer.remove(holders, { scope, thing, address })),
      });
    }
  }
  return found;
}
