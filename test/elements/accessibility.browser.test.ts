import { http, HttpResponse } from 'msw';
import { createBackend, type Backend } from '../../src/testing/backend.ts';
import { petitionDocument } from '../../src/testing/samples/petition.ts';
import { checkStates, type State } from '../support/accessibility.ts';
import { button, cleanUp, find, mount, type, until, when } from '../support/mount.ts';
import { startBackend } from '../support/worker.ts';

let backend: Backend;
const origin = 'https://backend.example';
const worker = startBackend(http.all(`${origin}/*`, ({ request }) => backend.app.fetch(request)));

beforeEach(async () => {
  cleanUp();
  backend = await createBackend(origin);
});
afterEach(cleanUp);

type Petition = HTMLElementTagNameMap['civic-petition'];
const open = (): Petition => mount('civic-petition', { src: backend.petition, 'heading-level': '1' });

async function toForm(): Promise<Petition> {
  const element = open();
  (await button(element, 'Signer')).click();
  await when(element, 'form');
  return element;
}

async function toCode(): Promise<Petition> {
  const element = await toForm();
  for (const [name, value] of [
    ['name', 'Camille Martin'],
    ['email', 'camille@exemple.fr'],
    ['place', 'Valmont'],
  ] as const) {
    await type(element, name, value);
  }
  (await button(element, 'Signer')).click();
  await when(element, '#code');
  return element;
}

async function toThanks(): Promise<Petition> {
  const element = await toCode();
  await type(element, 'code', await until(() => backend.mailbox.mails[0]?.code, 'a code'));
  (await button(element, 'Confirmer')).click();
  await when(element, '[part=thanks]');
  return element;
}

/** Every state of an element that a person can meet. */
const states: State[] = [
  [
    'loading',
    async () => {
      const element = mount('civic-petition', { src: backend.petition }, { fetch: () => new Promise(() => undefined) });
      await when(element, '[aria-busy]');
      return element;
    },
  ],
  [
    'out of reach',
    async () => {
      worker.use(http.get(backend.petition, () => HttpResponse.text('', { status: 404 })));
      const element = open();
      await when(element, '[role=alert]');
      return element;
    },
  ],
  [
    'open, with everything unfolded',
    async () => {
      await backend.put('pistes', petitionDocument({ text: { fr: 'Un paragraphe assez long. '.repeat(60) } }));
      const element = open();
      await when(element, 'details');
      for (const details of element.renderRoot.querySelectorAll('details')) details.open = true;
      return element;
    },
  ],
  ['the form', toForm],
  [
    'the form with its faults',
    async () => {
      const element = await toForm();
      (await button(element, 'Signer')).click();
      await when(element, '[role=alert]');
      return element;
    },
  ],
  [
    'the code, with the way to another mail',
    async () => {
      const element = await toCode();
      (await button(element, 'Rien reçu')).click();
      return element;
    },
  ],
  ['counted', toThanks],
  [
    'asked before a withdrawal',
    async () => {
      const element = await toThanks();
      (await button(element, 'Retirer')).click();
      return element;
    },
  ],
  [
    'withdrawn',
    async () => {
      const element = await toThanks();
      (await button(element, 'Retirer')).click();
      (await button(element, 'Oui')).click();
      await until(() => find(element, '[data-step]')?.textContent.includes('retirée'), 'the withdrawal');
      return element;
    },
  ],
  [
    'closed and answered',
    async () => {
      const answer = { author: { fr: 'La maire' }, at: '2026-05-03T10:00:00Z', text: { fr: 'Oui.' } };
      await backend.put('pistes', petitionDocument({ closesAt: '2026-05-01T00:00:00Z', answer }));
      const element = open();
      await when(element, '[part=answer]');
      return element;
    },
  ],
  [
    'late with what a threshold obliges to',
    async () => {
      const [first, ...others] = petitionDocument().thresholds;
      const thresholds = [{ ...first!, within: 'P10D', reachedAt: '2026-05-01T10:00:00Z' }, ...others];
      await backend.put('pistes', petitionDocument({ thresholds }));
      const element = open();
      await when(element, '[part=duties] .fault');
      return element;
    },
  ],
  [
    'a counter',
    async () => {
      const element = mount('civic-counter', { src: backend.consultation });
      await when(element, 'dd');
      return element;
    },
  ],
];

checkStates(states);
