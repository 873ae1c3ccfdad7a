import { DeskFault } from './faults.ts';
import { findDraft, removeDraft } from './making/drafts.ts';
import { getThing, type Desk } from './things.ts';

/** Returns the draft that the address of one of its pages at the desk names; nothing where it names something else. */
export const draftNamedBy = (address: string): string | undefined =>
  /(?:^|\/)drafts\/([\w-]+)\/?$/.exec(URL.parse(address)?.pathname ?? address)?.[1];

/** Deletes a draft: nobody but the team has seen it. @throws DeskFault where it is not there */
export async function deleteDraft({ store }: Pick<Desk, 'store'>, id: string): Promise<void> {
  const isDone = (await findDraft(store, id)) && (await store.write((writer) => removeDraft(writer, id)));
  if (!isDone) throw new DeskFault(404, 'There is no such draft: it was published or deleted.');
}

/** Says why a thing is not deleted, and what is done instead. @throws DeskFault always */
export async function refuseDeleting(desk: Desk, address: string): Promise<never> {
  const { path } = await getThing(desk, address);
  throw new DeskFault(
    409,
    `${path} was published, so it is not deleted: people have seen it, or taken part in it. Close it (close), then archive it (archive): it can be read, and nothing can be done there. What is known of people is erased on the day that was promised, or at once (retention erase).`,
  );
}
