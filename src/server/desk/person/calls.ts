import * as z from 'zod/mini';
import { text } from '../../../schema/common.ts';
import { needMail } from '../../core/outbox.ts';
import { Refusal } from '../../core/refusal.ts';
import { checkEmail } from '../../core/rules.ts';
import { siteCall, type DeskCall } from '../call.ts';
import { refuseFaults } from '../form-faults.ts';
import { askPerson } from './requests.ts';
import { wishes } from './wishes.ts';

const asked = z.strictObject({ email: text(1000), what: z.enum(wishes), lang: z.optional(z.enum(['fr', 'en'])) });

/** What programs do about the data of one person; the command `person` needs no mail, for who runs the server. */
export const personCalls: readonly DeskCall[] = [
  siteCall({
    ...{ method: 'POST', path: '/people', duty: 'publish', body: asked },
    help: 'Mails a person the link by which they get their data, or have it erased; nothing tells whether the address is known',
    async run({ options: { services }, desk: { by }, body: { email, what, lang = 'fr' } }) {
      needMail(services);
      const checked = checkEmail(email);
      if ('fault' in checked) refuseFaults({ email: checked.fault }, {});
      const isSent = 'value' in checked && (await askPerson(services, { what, email: checked.value, by, lang }));
      if (!isSent) throw new Refusal('too-many-mails');
      return { body: { outcome: 'mailed' }, status: 202 };
    },
  }),
];
