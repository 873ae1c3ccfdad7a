import { sameMailbox } from '../../core/mailboxes.ts';
import type { Migration } from '../../store/schema.ts';
import type { Value } from '../../store/store.ts';
import { holders } from './earlier-tables.ts';

/** Rows that are read at a time. */
const atOnce = 1000;

/**
 * Puts who signed under the form in which all spellings of their mailbox are the same, so that another spelling is not counted once more. Where
 * two spellings of one mailbox count already, the first takes that form and the other stays as it is: a migration takes nothing out of a count,
 * and each is found by its own spelling.
 */
export const oneMailbox: Migration['up'] = async ({ writer }) => {
  let after: Value[] | undefined;
  for (;;) {
    const rows = await writer.list(holders, {}, { limit: atOnce, ...(after && { after }) });
    for (const row of rows) {
      const mailbox = sameMailbox(row.address);
      if (mailbox === row.address || !(await writer.insert(holders, { ...row, address: mailbox }))) continue;
      const { scope, thing, address } = row;
      await writer.remove(holders, { scope, thing, address });
    }
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    after = [last.scope, last.thing, last.address];
  }
};
