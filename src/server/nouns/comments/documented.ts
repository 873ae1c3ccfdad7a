import { answeringFields, commonFields, noticeFields, type Documented } from '../../core/documented.ts';
import { threadDocument, type ThreadDocument } from './document.ts';

/** What is said of the document of a thread to those who write one. */
export const threadDocumented: Documented<ThreadDocument> = {
  schema: threadDocument,
  example: {
    type: 'thread',
    title: { fr: 'Quelle place pour la halle\u00a0?', en: 'What should become of the covered market?' },
    closesAt: '2027-02-28',
    sides: [{ id: '1' }, { id: '0' }, { id: '-1' }],
    votes: 'support',
    notice: {
      version: '2027-1',
      controller: { fr: 'Ville de Valmont-sur-Loire', en: 'Town of Valmont-sur-Loire' },
      purpose: {
        fr: 'publier votre commentaire sous le nom que vous indiquez.',
        en: 'to publish your comment under the name that you give.',
      },
      retention: { fr: 'un an au plus après la clôture.', en: 'one year after the close at most.' },
      url: '/donnees-personnelles.html',
    },
    keepMonths: 12,
  },
  fields: {
    ...commonFields,
    sides: 'Sides that an author may take; `1`, `0` and `-1` have words of their own. No sides where it is missing.',
    'sides.id': 'Its name in comments; it never changes.',
    'sides.label': 'What it is called.',
    orders: 'The orders that are offered, the first one first.',
    votes: 'How comments are voted on: not at all, by support, or up and down.',
    depth: 'How deep replies nest, 0 for none to 6.',
    longest: 'Longest comment in signs, 10 000 at most.',
    editWindow: 'Seconds during which one may change one’s own comment, 30 days at most.',
    guidelines: 'Rules of the discussion, shown before one writes.',
    reasons: 'Reasons for which a comment can be reported.',
    'reasons.id': 'Its name in reports.',
    'reasons.label': 'What it is called.',
    'reasons.anonymous': 'Who reports for this reason need not give a name and an address.',
    holdAll: 'Every comment waits for a moderator.',
    holdWords: 'Comments with one of these words wait for a moderator; case and accents do not matter.',
    holdLinks: 'So do comments with more links than this.',
    moderators: 'Digests of the addresses of moderators: `civic-widgets moderator` writes them.',
    officials: 'Digests of the addresses of those who speak for the institution; their comments are marked.',
    contest: 'Where a decision of a moderator is contested.',
    ...answeringFields('Nothing here: no number obliges to anything.', 'opened, closed, answer'),
    ...noticeFields('notice'),
  },
};
