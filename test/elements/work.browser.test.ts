import { assert } from 'chai';
import { http, HttpResponse } from 'msw';
import { solve } from '../../src/elements/shared/work/solve.ts';
import type { CivicPetitionElement } from '../../src/elements/petition/petition.ts';
import type { Work, WorkChallenge } from '../../src/schema/work.ts';
import { heldActs, usedWork } from '../../src/server/confirmation/holding/tables.ts';
import { createBackend, type Backend } from '../../src/testing/backend.ts';
import { asksWork } from '../support/holding.ts';
import { button, cleanUp, find, mount, shows, type, until, when } from '../support/mount.ts';
import { startBackend } from '../support/worker.ts';

/* The work of the browser that goes with an act, where the backend asks for it: whatever becomes of it, the act goes. */

const origin = 'https://backend.example';
const { Worker } = globalThis;
let backend: Backend;
/** How often a challenge was asked for, and what of work came with each act. */
let asked: number;
let sent: (Work | undefined)[];
let challenge: (request: Request) => Response | Promise<Response>;
let act: (request: Request) => Response | Promise<Response>;

startBackend(
  http.all(`${origin}/*`, async ({ request }) => {
    if (request.url.endsWith('/challenge')) {
      asked += 1;
      return challenge(request);
    }
    if (request.method !== 'POST' || !/(?:signatures|ballots)$/.test(request.url)) return backend.app.fetch(request);
    sent.push(((await request.clone().json()) as { work?: Work }).work);
    return act(request);
  }),
);

beforeEach(async () => {
  cleanUp();
  backend = await createBackend(origin, undefined, undefined, { holding: asksWork });
  asked = 0;
  sent = [];
  challenge = act = (request) => backend.app.fetch(request);
});
afterEach(() => {
  cleanUp();
  globalThis.Worker = Worker;
});

/** What stands in the place of workers in this page, and whether each was ended. */
function workersAs(answer: (challenge: WorkChallenge) => unknown): { isEnded: boolean }[] {
  const made: { isEnded: boolean }[] = [];
  globalThis.Worker = class extends EventTarget {
    isEnded = false;
    constructor() {
      super();
      made.push(this);
    }
    async postMessage(given: WorkChallenge): Promise<void> {
      this.dispatchEvent(new MessageEvent('message', { data: await answer(given) }));
    }
    terminate(): void {
      this.isEnded = true;
    }
  } as unknown as typeof Worker;
  return made;
}

const noWorkers = (): void => {
  globalThis.Worker = class {
    constructor() {
      throw new DOMException('refused by the policy', 'SecurityError');
    }
  } as unknown as typeof Worker;
};

async function openForm(): Promise<CivicPetitionElement> {
  const element = mount('civic-petition', { src: backend.petition });
  (await button(element, 'Signer la pétition')).click();
  await when(element, '#name');
  return element;
}

async function sign(element: CivicPetitionElement): Promise<void> {
  await type(element, 'name', 'Camille Martin');
  await type(element, 'email', 'camille@exemple.fr');
  await type(element, 'place', 'Valmont-sur-Loire');
  find(element, 'form button[type=submit]')?.click();
}

const used = (): Promise<number> => backend.store.count(usedWork, {});
const marked = (): Promise<number> => backend.store.count(heldActs, { state: 'marked' });

describe('the work of the browser', () => {
  it('begins as the form takes the focus, without a word of it, and goes with the signature', async () => {
    const element = await openForm();
    await until(() => asked === 1, 'a challenge');
    await sign(element);
    await shows(element, 'il reste une étape');
    assert.deepEqual([asked, sent.length, await used(), await marked()], [1, 1, 1, 0]);
    assert.isAtLeast(sent[0]?.solution.counter ?? -1, 4);
  });

  it('begins with the first choice of a ballot, and goes with the vote', async () => {
    const element = mount('civic-poll', { src: backend.poll });
    (await when(element, '[part=ballot] input')).click();
    await until(() => asked === 1, 'a challenge');
    (await button(element, 'Continuer')).click();
    await type(element, 'email', 'camille@exemple.fr');
    find(element, '[part=review] button[type=submit]')?.click();
    await shows(element, 'il reste une étape');
    assert.deepEqual([asked, await used(), await marked()], [1, 1, 0]);
  });

  it('is done beside the page, by a worker, where one can be made, and only there', async () => {
    const made = workersAs((given) => solve(given));
    const element = await openForm();
    await sign(element);
    await shows(element, 'il reste une étape');
    assert.deepEqual(
      made.map(({ isEnded }) => isEnded),
      [true],
    );
    assert.equal(await used(), 1);
  });

  it('is done in the page where the policy allows no worker', async () => {
    noWorkers();
    const element = await openForm();
    await sign(element);
    await shows(element, 'il reste une étape');
    assert.deepEqual([await used(), await marked()], [1, 0]);
  });

  it('is done by nobody where it is not asked for', async () => {
    backend = await createBackend(origin);
    const element = await openForm();
    await sign(element);
    await shows(element, 'il reste une étape');
    assert.deepEqual([asked, sent], [0, [undefined]]);
  });

  for (const [what, answer] of Object.entries({
    'is given up': async (request: Request) => {
      const given = (await (await backend.app.fetch(request)).json()) as WorkChallenge;
      return HttpResponse.json({ ...given, parameters: { ...given.parameters, algorithm: 'SCRYPT' } });
    },
    'can’t be asked for': () => HttpResponse.error(),
    'is refused': () =>
      HttpResponse.json({ reason: 'rate-limited' }, { status: 429, headers: { 'Retry-After': '60' } }),
    'is asked for in vain': () => HttpResponse.json(null),
    'takes too long': () => new Promise<Response>(() => undefined),
  })) {
    it(`is left out where it ${what}: the act goes without, and is held`, async () => {
      challenge = answer;
      const element = await openForm();
      await sign(element);
      await shows(element, 'il reste une étape');
      assert.isNull(find(element, '[role=alert]'));
      assert.deepEqual([sent, await used(), await marked()], [[undefined], 0, 1]);
    });
  }

  it('ends as the element leaves the page', async () => {
    const made = workersAs(() => new Promise(() => undefined));
    const element = await openForm();
    await until(() => made.length === 1, 'a worker');
    element.remove();
    await until(() => made[0]?.isEnded, 'its end');
  });

  it('is done once for an act that is sent again by the same key', async () => {
    act = () => HttpResponse.error();
    const element = await openForm();
    await sign(element);
    await shows(element, 'En attente, pas encore reçu');
    act = (request) => backend.app.fetch(request);
    (await button(element, 'Envoyer maintenant')).click();
    await shows(element, 'il reste une étape');
    assert.deepEqual([asked, await used(), await marked()], [1, 1, 0]);
    const nonces = new Set(sent.map((work) => work?.challenge.parameters.nonce));
    assert.isAtLeast(sent.length, 2);
    assert.lengthOf([...nonces], 1);
  });
});
