import type { Plural } from '../../../../locales/fr.ts';
import type { fr } from './fr.ts';

/** What is said of an act that is looked for in the public ledger, in English. */
export const en = {
  'proof.running': 'Checking…',
  'proof.there.title': 'Checked: it is in the public ledger',
  'proof.there':
    'Line {place} of {size}, by the seal that was read on {date}. Your browser computed it by itself. The line does not say what you chose.',
  'proof.instead': 'This line takes the place of a vote that you had confirmed before.',
  'proof.remembered':
    'This browser remembers this seal: at the next check it will see whether the ledger was rewritten.',
  'proof.goes-on': 'Nothing was taken away or rewritten since the seal of {earlier}.',
  'proof.out.title': 'It is in the ledger, and is not counted any more',
  'proof.out':
    'Line {place} of {size} took it out of the count. If it was not you who asked for that, ask the site’s team why.',
  'proof.not-yet.title': 'It is not in the ledger yet',
  'proof.hidden':
    'As long as the number of votes is hidden, the ledger waits too: each line would tell that somebody voted. Come back when results are public. This browser keeps your receipt.',
  'proof.hidden.until':
    'As long as the number of votes is hidden, the ledger waits too: each line would tell that somebody voted. Come back after {until}. This browser keeps your receipt.',
  'proof.soon':
    'The site says that it will write it within seconds. Check again in a moment; if nothing has changed tomorrow, write to the site’s team.',
  'proof.earlier.title': 'Counted before the ledger began',
  'proof.earlier': {
    one: 'The ledger holds in one line what was counted before it: {count} act. If yours is among that, it can’t be told apart.',
    other:
      'The ledger holds in one line what was counted before it: {count} acts. If yours is among them, it can’t be told apart.',
  },
  'proof.double.title': 'Counted by another receipt',
  'proof.double':
    'The site says that you had signed with this address before: that first signature is the one that counts. Check it on the device where you made it.',
  'proof.missing.title': 'It is not in the ledger',
  'proof.missing':
    'The ledger has {size} lines, and none is yours. Write to the site’s team with the text below: what the site has signed, and the mark that should have been there. Keep the mail by which you confirmed, too.',
  'proof.wrong.title': 'The proof does not hold',
  'proof.wrong': 'What the site answered on {date} is no proof: the computation gives something else.',
  'proof.shrunk.title': 'The ledger has shrunk',
  'proof.shrunk':
    'It had {before} lines on {earlier}, and has only {size}. Lines are only ever added: some are missing.',
  'proof.forked.title': 'The ledger was rewritten',
  'proof.forked': 'Its first {before} lines are not those any more that this browser saw on {earlier}.',
  'proof.other-key.title': 'The ledger is sealed by another key',
  'proof.other-key':
    'It is not the key of {earlier} any more. The site has a new secret, or somebody else answers in its place: ask the site’s team.',
  'proof.gone.title': 'The ledger is gone',
  'proof.gone': 'On {earlier} it was here and had {before} lines. The site answers that it has none.',
  'proof.refused': 'This browser refuses what the site shows it. Copy this text, keep it, and show it.',
  'proof.against':
    'On {earlier}, this site showed a ledger that can’t be true beside this one. The text below holds both seals.',
  'proof.none.title': 'There is no ledger here',
  'proof.none': 'This site keeps no public ledger of its counts: there is nothing to check in this way.',
  'proof.unable.title': 'This browser can’t check here',
  'proof.unable': 'This page came without encryption (https): the browser does not compute this there.',
  'proof.unsigned': 'This browser can’t check the signature of the seal. It has checked all the rest.',
  'proof.evidence': 'What proves it',
  'proof.copy': 'Copy this text',
  'proof.copied': 'Text copied.',
  'proof.not-copied': 'The text could not be copied: select it.',
} satisfies Readonly<Record<keyof typeof fr, string | Plural>>;
