import type { Plural } from '../../../locales/fr.ts';
import type { fr } from './fr.ts';

/** The same in English. */
export const en: Readonly<Record<keyof typeof fr, string | Plural>> = {
  'outbox.title': 'Waiting, not yet received',
  'outbox.confirm.title': 'Confirmation waiting, not yet received',
  'outbox.withdraw.title': 'Withdrawal waiting, not yet received',
  'outbox.kept':
    'The service did not answer. What you sent is kept on this device and goes again by itself as soon as possible, for seven days. It will count once only.',
  'outbox.unstored':
    'The service did not answer. Keep this page open: what you sent goes again by itself as soon as possible. It will count once only.',
  'outbox.now': 'Send now',
  'outbox.cancel': 'Cancel sending',
  'outbox.arrived': 'What you sent has arrived.',
  'outbox.cancelled.title': 'Sending cancelled',
  'outbox.cancelled':
    'Nothing more will be sent, and this device keeps nothing of it. What had already arrived stays as it is.',
  'outbox.draft.title': 'Sending cancelled',
  'outbox.draft':
    'Nothing more will be sent. Your text is back in the form. If it had already arrived, it is in the discussion, where you can delete it.',
  'outbox.taken-back.title': 'Sending cancelled',
  'outbox.taken-back':
    'Nothing more will be sent, and what you typed is erased from here. If it had already arrived, it will be taken back as soon as the service answers.',
  'outbox.refused.title': 'What you sent was not received',
  'outbox.refused':
    'It will not be sent again. What you typed stays on this device until you erase it, for 30 days at most.',
  'outbox.too-late': 'The service did not answer for seven days.',
  'outbox.copy': 'Copy what I typed',
  'outbox.copied': 'What you typed is copied.',
  'outbox.remove': 'Erase from this device',
  'outbox.removed.title': 'Erased',
  'outbox.removed': 'This device keeps nothing more of it.',
};
