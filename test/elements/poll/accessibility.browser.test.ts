import type { CivicPollElement } from '../../../src/elements/poll/poll.ts';
import type { Poll } from '../../../src/schema/poll.ts';
import { settingsOf } from '../../../src/tally/settings.ts';
import { tally } from '../../../src/tally/tally.ts';
import { checkStates, type State } from '../../support/accessibility.ts';
import { button, cleanUp, find, until, when } from '../../support/mount.ts';
import { pollOf, samples } from '../../support/polls.ts';
import { fill, mountPoll, review, says, send, src, vote } from '../../support/voting.ts';

beforeEach(cleanUp);
afterEach(cleanUp);

const closed: Partial<Poll> = { phase: 'closed', can: { vote: { allowed: false, reason: 'Le vote est clos.' } } };

function unfold(element: CivicPollElement): CivicPollElement {
  for (const details of element.renderRoot.querySelectorAll('details')) details.open = true;
  return element;
}

const ballots = Object.keys(samples).map((kind): State => [
  `the ballot of ${kind}`,
  async () => {
    const { element } = mountPoll(kind, { shuffled: true });
    await fill(element);
    return element;
  },
]);

const results = Object.keys(samples).map((kind): State => [
  `the result of ${kind}, with one’s own choice and everything unfolded`,
  async () => {
    const { element } = mountPoll(kind);
    await vote(element);
    await when(element, '[part=own]');
    return unfold(element);
  },
]);

const sample = samples['plurality']!;
const paper = tally('plurality', sample.others.slice(0, 40), settingsOf(pollOf(sample)));

const steps: State[] = [
  [
    'the ballot with its faults',
    async () => {
      const { element } = mountPoll('approval');
      (await button(element, 'Continuer')).click();
      await when(element, '[role=alert]');
      return element;
    },
  ],
  [
    'the review',
    async () => {
      const { element } = mountPoll('borda', { quorum: { at: 900, duty: 'Débat au conseil.' } });
      await fill(element);
      await review(element);
      return element;
    },
  ],
  [
    'the code',
    async () => {
      const { element } = mountPoll('plurality', { results: 'after-close' });
      await fill(element);
      await review(element);
      await send(element);
      return element;
    },
  ],
  [
    'closed before it was sent',
    async () => {
      const { element, state } = mountPoll('plurality');
      await fill(element);
      state.poll = { ...state.poll, ...closed };
      await element.store?.resource(src, 'fr').run(true);
      await says(element, 'n’a pas été envoyé');
      return element;
    },
  ],
  [
    'a result with paper ballots, counted again',
    async () => {
      const offline = [{ label: 'Urnes', by: 'la mairie', at: '2026-11-20T10:00:00Z', result: paper }];
      const { element } = mountPoll('plurality', { ...closed, offline });
      (await button(element, 'Refaire le compte')).click();
      await says(element, 'est confirmé');
      return unfold(element);
    },
  ],
  ...(['total', 'shape'] as const).map((fault): State => [
    `a result that does not add up (${fault})`,
    async () => {
      const { element, state } = mountPoll('plurality', closed);
      state.publish = (found) => (fault === 'total' ? { ...found, blank: 99 } : { hello: 'x'.repeat(300) });
      await element.store?.resource(src, 'fr').run(true);
      await until(() => find(element, '[role=alert]'), 'the alert');
      return element;
    },
  ]),
  ...(['Débat au conseil.', 'z'.repeat(300)] as const).map((text): State => [
    `what is owed, late, answered and told, in ${text.length} signs`,
    async () => {
      const at = '2026-05-03T10:00:00Z';
      const { element } = mountPoll('plurality', {
        duties: [
          { text, since: at, due: '2026-05-04' },
          { text, since: at, metAt: at },
        ],
        answer: { author: text, at, text, url: 'https://valmont.example/reponse' },
        timeline: [{ at, label: text, url: 'https://valmont.example/debat' }],
      });
      await until(() => find(element, '[part=duties] .fault'), 'the delay');
      return unfold(element);
    },
  ]),
  [
    'a kind of vote that is not known',
    async () => {
      const { element } = mountPoll('plurality', { form: { kind: 'new' } as never, results: 'after-close' });
      await says(element, 'ne sait pas');
      return element;
    },
  ],
  [
    'long words',
    async () => {
      const label = 'x'.repeat(2000);
      const { element } = mountPoll('borda', {
        title: 'y'.repeat(500),
        options: [
          { id: 'halle', label, description: label },
          { id: 'berges', label },
        ],
      });
      await vote(element);
      return unfold(element);
    },
  ],
];

checkStates([...ballots, ...results, ...steps]);
