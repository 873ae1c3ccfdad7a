import { assert } from 'chai';
import type { CivicPollElement } from '../../../src/elements/poll/poll.ts';
import { CivicError } from '../../../src/client/errors.ts';
import type { Ballot } from '../../../src/schema/ballot.ts';
import { receipts } from '../../../src/state/receipts.ts';
import { button, cleanUp, find, textOf, type, until, when } from '../../support/mount.ts';
import { email, samples } from '../../support/polls.ts';
import { confirm, fill, mountPoll, review, says, send, src, vote } from '../../support/voting.ts';

beforeEach(cleanUp);
afterEach(cleanUp);

const focused = (element: CivicPollElement): Element | null | undefined => element.shadowRoot?.activeElement;
const boxes = (element: CivicPollElement): HTMLInputElement[] => [
  ...element.renderRoot.querySelectorAll<HTMLInputElement>('.ballot input'),
];
const labels = (element: CivicPollElement): string[] =>
  [...element.renderRoot.querySelectorAll('.ballot .name')].map(({ textContent }) => textContent.trim());

describe('<civic-poll> shows', () => {
  it('the question, what is asked with its limit, descriptions, the days left, and how the vote is run', async () => {
    const { element } = mountPoll('approval', { description: 'Le projet sera réalisé en 2027.' });
    await when(element, '[part=ballot]');
    for (const part of [
      'Quel projet pour le quartier',
      'réalisé en 2027',
      'Choisissez 2 réponses au plus',
      'Un marché couvert',
      'Encore 13 jours pour voter',
    ]) {
      assert.include(textOf(element), part);
    }
    const facts = (await when(element, '[part=facts]')).textContent;
    for (const part of ['16 ans et plus', 'Un vote par adresse', 'Vote par approbation', 'Ouverture', 'Clôture']) {
      assert.include(facts, part);
    }
    assert.equal(find<HTMLAnchorElement>(element, '[part=facts] a')?.href, 'https://valmont.example/regle');
  });

  it('illustrations with their words, lazily, from the web only', async () => {
    const image = { url: 'https://valmont.example/a.png', alt: 'La halle' };
    const { element } = mountPoll('plurality', {
      options: [
        { id: 'a', label: 'A', image },
        { id: 'b', label: 'B', image: { url: 'javascript:alert(1)', alt: '' } },
      ],
    });
    await when(element, 'img');
    const images = [...element.renderRoot.querySelectorAll('img')];
    assert.deepEqual(
      images.map((each) => [each.alt, each.loading]),
      [['La halle', 'lazy']],
    );
  });

  for (const [phase, words] of [
    ['not-open', 'Ouverture le'],
    ['paused', 'Vote suspendu'],
    ['closed', 'Vote clos le'],
    ['archived', 'Vote archivé'],
  ] as const) {
    it(`a poll that is ${phase}: without a ballot, with the reason`, async () => {
      const can = { vote: { allowed: false, reason: 'Pas maintenant.', wouldBeAllowedIf: 'Revenez.' } };
      const { element } = mountPoll('plurality', { phase, can });
      await says(element, 'Pas maintenant. Revenez.');
      await says(element, words);
      assert.isNull(find(element, '[part=ballot]'));
    });
  }

  it('a link where the backend takes no vote through this page', async () => {
    const { adapter, open } = mountPoll('plurality');
    Object.assign(adapter, { polls: {} });
    const element = open();
    const link = await until(() => find<HTMLAnchorElement>(element, 'a[href$=quartier]'), 'the link');
    assert.include(link.textContent, 'Ouvrir ce vote');
    assert.isNull(find(element, '[part=ballot]'));
    assert.isNull(find(element, '[part=recount]'));
  });

  for (const [name, changes] of [
    ['method', { method: 'sortition' as never }],
    ['ballot', { form: { kind: 'telepathy' } as never }],
    ['ballot of another method', { form: { kind: 'three-way' } as const }],
    ['ballot without what it needs', { form: { kind: 'judgments' } as never, method: 'majority-judgment' }],
    ['poll without options', { options: [] }],
  ] as const) {
    it(`a sentence and a link for an unknown ${name}`, async () => {
      const { element } = mountPoll('plurality', { ...(changes as object), results: 'after-close' });
      await says(element, 'ne sait pas montrer');
      assert.isNotNull(find(element, 'a[href$=quartier]'));
      assert.isNull(find(element, '[part=ballot]'));
    });
  }

  it('a poll with one option, and one with a hundred', async () => {
    const options = Array.from({ length: 100 }, (_, at) => ({ id: `o${at}`, label: `Option ${at}` }));
    for (const some of [options.slice(0, 1), options]) {
      for (const kind of ['plurality', 'borda', 'majority-judgment']) {
        const sample = samples[kind]!;
        const form = sample.form.kind === 'ranking' ? { ...sample.form, max: some.length } : sample.form;
        const { element } = mountPoll({ ...sample, form, others: [] }, { options: some });
        await vote(element);
        await when(element, '[part=own]');
        element.remove();
        localStorage.clear();
      }
    }
  });

  it('hostile texts as text', async () => {
    const hostile = `<img src=x onerror="window.hacked=1">${'\u202E'}${'long'.repeat(500)}`;
    for (const kind of Object.keys(samples)) {
      const options = [
        { id: '<b>', label: hostile, description: hostile },
        { id: 'constructor', label: hostile },
      ];
      const { element } = mountPoll({ ...samples[kind]!, others: [] }, { options, title: hostile });
      await vote(element);
      assert.isNull(find(element, 'img, script'), kind);
      assert.isFalse('hacked' in window);
      element.remove();
      localStorage.clear();
    }
  });
});

describe('<civic-poll> takes', () => {
  for (const kind of Object.keys(samples)) {
    it(`a ballot of ${kind}: chosen, read again, confirmed, counted, marked, changed, withdrawn`, async () => {
      const { element, state } = mountPoll(kind);
      const events: string[] = [];
      for (const name of ['civic-vote-request', 'civic-vote-cast', 'civic-vote-withdrawn'] as const) {
        document.body.addEventListener(name, (event) =>
          events.push('outcome' in event ? `${name} ${String(event.outcome)}` : name),
        );
      }
      await fill(element);
      assert.deepEqual(events, []);
      await review(element);
      assert.equal(focused(element), find(element, '[data-step]'));
      assert.isAbove(element.renderRoot.querySelectorAll('[part=review] .facts li').length, 0);
      assert.equal(state.acts.length, 0);
      await send(element);
      assert.equal(state.cast.size, 0);
      assert.isNull(find(element, '[part=own]'));
      await confirm(element);
      assert.equal(state.cast.size, 1);
      await until(() => find(element, '[part=own]'), 'the mark of one’s own choice');

      const [key] = state.cast.keys();
      (await button(element, 'Modifier mon vote')).click();
      await when(element, '[part=ballot]');
      assert.deepEqual(element['voting'].unsent ?? undefined, undefined);
      (await button(element, 'Continuer')).click();
      await when(element, '[part=review]');
      assert.isNull(find(element, '#email'), 'no address is asked for twice');
      (await button(element, 'Modifier mon choix')).click();
      (await button(element, 'Voter blanc')).click();
      (await button(element, 'Enregistrer ce changement')).click();
      await when(element, '[part=thanks]');
      assert.deepEqual([...state.cast], [[String(key), { kind: 'blank' }]]);
      await says(element, 'Vous avez voté blanc.');

      (await button(element, 'Retirer mon vote')).click();
      (await button(element, 'Oui, retirer')).click();
      await says(element, 'Votre vote est retiré');
      assert.equal(state.cast.size, 0);
      assert.equal(localStorage.length, 0);
      await when(element, '[part=ballot]');
      assert.deepEqual(events, [
        'civic-vote-request',
        'civic-vote-cast received',
        'civic-vote-cast counted',
        'civic-vote-request',
        'civic-vote-cast counted',
        'civic-vote-withdrawn',
      ]);
    });
  }

  it('the ballot that was filled in, in the form that the count reads', async () => {
    const ballots: Record<string, unknown> = {};
    for (const kind of Object.keys(samples)) {
      const { element, state } = mountPoll(kind);
      await fill(element);
      await review(element);
      await send(element);
      ballots[kind] = state.acts[0]?.ballot;
      element.remove();
      localStorage.clear();
    }
    const ranking = { kind: 'ranking', ranking: ['halle', 'berges'] };
    assert.deepEqual(ballots, {
      plurality: { kind: 'choices', choices: ['halle'] },
      approval: { kind: 'choices', choices: ['halle'] },
      'three-way': { kind: 'three-way', stance: 1 },
      score: { kind: 'scores', scores: { halle: 0, berges: 0, ecole: 0, atelier: 0 } },
      borda: ranking,
      'instant-runoff': ranking,
      condorcet: ranking,
      schulze: { kind: 'ranking', ranking: [['halle', 'berges', 'ecole', 'atelier']] },
      'ranked-pairs': ranking,
      'majority-judgment': {
        kind: 'judgments',
        judgments: { halle: 'excellent', berges: 'excellent', ecole: 'excellent', atelier: 'excellent' },
      },
    });
  });

  it('no ballot by a change of a field, nor by a change of a property', async () => {
    const { element, state } = mountPoll('plurality');
    const events: Event[] = [];
    document.body.addEventListener('civic-vote-request', (event) => events.push(event));
    await fill(element);
    element['voting'].edit({ choices: ['berges'] });
    await element.updateComplete;
    assert.isTrue(boxes(element)[1]?.checked);
    assert.equal(events.length + state.acts.length, 0);
  });

  it('a vote that the page stops: the choice stays', async () => {
    const { element, state } = mountPoll('plurality');
    element.addEventListener('civic-vote-request', (event) => event.preventDefault());
    await fill(element);
    await review(element);
    await type(element, 'email', email);
    (await button(element, 'Voter')).click();
    await element.updateComplete;
    assert.equal(state.acts.length, 0);
    assert.include(find(element, '[part=review]')?.textContent, 'halle aux grains');
  });

  it('more choices than allowed for a moment: it explains, and sends nothing', async () => {
    const { element } = mountPoll('approval');
    await when(element, '[part=ballot]');
    for (const box of boxes(element).slice(0, 3)) box.click();
    await says(element, '2 réponses au plus : enlevez-en 1.');
    assert.isTrue(boxes(element).every((box) => !box.disabled));
    (await button(element, 'Continuer')).click();
    const alert = await when(element, '[role=alert]');
    assert.equal(focused(element), alert);
    alert.querySelector('a')?.click();
    assert.equal(focused(element), find(element, '#ballot'));
    assert.include(find(element, '#ballot')?.getAttribute('aria-describedby'), 'fault-ballot');
    boxes(element)[0]?.click();
    await says(element, '2 réponses choisies');
    await review(element);
  });

  it('no "none of these" beside another choice', async () => {
    const none = { id: 'none', label: 'Aucune de ces options' };
    const form = { kind: 'choices', min: 1, max: 3, none: 'none' } as const;
    const { element, state } = mountPoll({ form, method: 'approval', others: [] });
    state.poll.options.push(none);
    state.poll.shuffled = true;
    await when(element, '[part=ballot]');
    await element.store?.resource(src, 'fr').run(true);
    await until(() => boxes(element).length === 5, 'five options');
    assert.equal(labels(element).at(-1), none.label, 'it comes last, in any order');
    boxes(element)[0]?.click();
    boxes(element)[4]?.click();
    await says(element, '« Aucune de ces options » ne va avec aucune autre réponse.');
  });

  it('nothing empty, and says what is missing', async () => {
    const refused = { kind: 'judgments', mentions: ['a', 'b', 'c'], missing: 'refused' } as const;
    for (const [sample, words] of [
      ['plurality', 'Choisissez une réponse, ou votez blanc.'],
      ['three-way', 'Choisissez une réponse, ou votez blanc.'],
      ['borda', 'Choisissez une réponse, ou votez blanc.'],
      [{ form: refused, method: 'majority-judgment', others: [] }, 'Il manque une réponse'],
    ] as const) {
      const { element } = mountPoll(sample as string);
      (await button(element, 'Continuer')).click();
      assert.include((await when(element, '[role=alert]')).textContent, words);
      element.remove();
    }
  });

  it('no vote without an address, and says which form it has', async () => {
    const { element, state } = mountPoll('plurality');
    await fill(element);
    await review(element);
    assert.equal(find(element, '#email')?.getAttribute('autocomplete'), 'email');
    assert.include(find(element, '[part=notice]')?.textContent, 'Compter les votes.');
    (await button(element, 'Voter')).click();
    await when(element, '#fault-email');
    await type(element, 'email', 'camille');
    (await button(element, 'Voter')).click();
    await says(element, 'doit être de la forme');
    assert.equal(state.acts.length, 0);
    (await button(element, 'Modifier mon choix')).click();
    await review(element);
    assert.equal(find<HTMLInputElement>(element, '#email')?.value, 'camille');
  });
});

describe('<civic-poll> keeps the choice', () => {
  it('when the backend fails, and sends the same act again', async () => {
    const { element, state } = mountPoll('plurality');
    await fill(element);
    await review(element);
    state.answer = () => Promise.reject(new CivicError('network', 'no answer'));
    await type(element, 'email', email);
    (await button(element, 'Voter')).click();
    assert.include((await when(element, '[role=alert]')).textContent, 'est conservé');
    state.answer = undefined;
    (await button(element, 'Voter')).click();
    await when(element, '#code');
    assert.equal(state.acts[0]?.key, state.acts[1]?.key);
  });

  it('when the poll closes while one chooses', async () => {
    const { element, state } = mountPoll('plurality');
    await fill(element);
    state.poll = {
      ...state.poll,
      phase: 'closed',
      can: { vote: { allowed: false, reason: 'Le vote est clos.' } },
    };
    await element.store?.resource(src, 'fr').run(true);
    await says(element, 'Votre choix n’a pas été envoyé : Rouvrir la halle aux grains');
  });

  it('when the poll closes before it is sent', async () => {
    const { element, state } = mountPoll('plurality');
    await fill(element);
    await review(element);
    state.answer = () => ({ outcome: 'refused', reason: 'closed', message: 'Le vote est clos.' });
    state.poll = { ...state.poll, phase: 'closed', can: { vote: { allowed: false, reason: 'Le vote est clos.' } } };
    await type(element, 'email', email);
    (await button(element, 'Voter')).click();
    await says(element, 'Votre choix n’a pas été envoyé : Rouvrir la halle aux grains');
  });

  it('when the options change, as far as they are still there', async () => {
    const { element, state } = mountPoll('approval');
    await when(element, '[part=ballot]');
    boxes(element)[0]?.click();
    boxes(element)[1]?.click();
    await review(element);
    state.poll = { ...state.poll, options: state.poll.options.slice(1), textVersion: '2' };
    state.answer = () => ({ outcome: 'refused', reason: 'text-changed' });
    await type(element, 'email', email);
    (await button(element, 'Voter')).click();
    await says(element, 'votre choix est conservé');
    state.answer = undefined;
    (await button(element, 'Modifier mon choix')).click();
    await when(element, '[part=ballot]');
    await until(() => boxes(element).length === 3, 'three options');
    assert.isTrue(boxes(element)[0]?.checked);
    await review(element);
    assert.deepEqual(element['voting'].reviewed, { kind: 'choices', choices: ['berges'] });
  });

  it('when another tab has voted, and says so', async () => {
    const { element, open } = mountPoll('plurality');
    const other = open();
    await when(element, '[part=ballot]');
    boxes(element)[2]?.click();
    await vote(other);
    window.dispatchEvent(new StorageEvent('storage'));
    await when(element, '[part=thanks]');
    (await button(element, 'Modifier mon vote')).click();
    await when(element, '[part=ballot]');
    assert.isTrue(boxes(element)[2]?.checked);
    (await button(element, 'Garder mon vote')).click();
    await when(element, '[part=thanks]');
  });

  it('when another tab has changed the vote, while it is read once more here', async () => {
    const { element } = mountPoll('plurality');
    await vote(element);
    (await button(element, 'Modifier mon vote')).click();
    await when(element, '[part=ballot]');
    boxes(element)[1]?.click();
    await review(element);
    const [receipt] = JSON.parse(localStorage.getItem('civic-widgets.receipts') ?? '[]');
    const ballot: Ballot = { kind: 'choices', choices: ['ecole'] };
    localStorage.setItem('civic-widgets.receipts', JSON.stringify([{ ...receipt, ballot }]));
    window.dispatchEvent(new StorageEvent('storage', { key: 'civic-widgets.receipts' }));
    await when(element, '[part=thanks]');
    assert.deepEqual(element['voting'].own, ballot);
    (await button(element, 'Modifier mon vote')).click();
    await when(element, '[part=ballot]');
    assert.isTrue(boxes(element)[1]?.checked);
  });
});

describe('<civic-poll> remembers', () => {
  it('nothing before an act', async () => {
    const { element } = mountPoll('plurality', { shuffled: true });
    await fill(element);
    await review(element);
    assert.equal(localStorage.length + sessionStorage.length, 0);
    assert.equal(document.cookie, '');
  });

  it('the order that was drawn, and one’s own ballot, on this device', async () => {
    const options = Array.from({ length: 12 }, (_, at) => ({ id: `o${at}`, label: `Option ${at}` }));
    const { element, open } = mountPoll({ ...samples['approval']!, others: [] }, { options, shuffled: true });
    await when(element, '[part=ballot]');
    await says(element, 'dans un ordre tiré au hasard pour vous');
    const drawn = labels(element);
    assert.notDeepEqual(
      drawn,
      options.map(({ label }) => label),
    );
    boxes(element)[3]?.click();
    await review(element);
    (await button(element, 'Modifier mon choix')).click();
    await when(element, '[part=ballot]');
    assert.deepEqual(labels(element), drawn);
    await review(element);
    await send(element);
    await confirm(element);
    element.remove();

    const again = open();
    await when(again, '[part=own]');
    assert.include(find(again, '[part=own]')?.closest('li')?.textContent, drawn[3]);
    (await button(again, 'Modifier mon vote')).click();
    await when(again, '[part=ballot]');
    assert.deepEqual(labels(again), drawn);
    assert.deepEqual(
      boxes(again).map((box) => box.checked),
      drawn.map((_, at) => at === 3),
    );
  });

  it('a ballot that this poll no longer takes, without a mark', async () => {
    const { open, state, element } = mountPoll('plurality');
    element.remove();
    state.cast.set('k', { kind: 'blank' });
    receipts.keep({
      src,
      key: 'k',
      state: 'counted',
      at: new Date().toISOString(),
      ballot: { kind: 'choices', choices: [7] },
    });
    const again = open();
    await when(again, '[part=thanks]');
    assert.isNull(find(again, '[part=own]'));
  });

  it('nothing any more once it is told to forget, while the ballot stays counted', async () => {
    const { element, state } = mountPoll('plurality');
    await vote(element);
    (await button(element, 'Effacer mon reçu')).click();
    await when(element, '[part=ballot]');
    assert.equal(localStorage.length, 0);
    assert.equal(state.cast.size, 1);
    assert.isNull(find(element, '[part=own]'));
  });
});

describe('<civic-poll> ranks', () => {
  const ranked = (element: CivicPollElement): string[] =>
    [...element.renderRoot.querySelectorAll('ol .name')].map(
      ({ textContent }) => textContent.trim().split(' ')[0] ?? '',
    );

  async function rankAll(): Promise<CivicPollElement> {
    const { element } = mountPoll('borda');
    for (let times = 0; times < 4; times += 1) {
      (await button(element, 'Classer')).click();
      await element.updateComplete;
    }
    return element;
  }

  it('by buttons: the focus stays on the same button of what moved, and its place is said', async () => {
    const element = await rankAll();
    assert.deepEqual(ranked(element), ['Rouvrir', 'Planter', 'Une', 'Un']);
    const up = await when<HTMLButtonElement>(element, '#up-2');
    up.focus();
    up.click();
    await element.updateComplete;
    assert.deepEqual(ranked(element), ['Rouvrir', 'Une', 'Planter', 'Un']);
    assert.equal(focused(element)?.id, 'up-1');
    const name = focused(element)?.getAttribute('aria-label') ?? '';
    assert.isTrue(name.startsWith('Monter Une rue aux écoles'), name);
    assert.include(name, 'position 2 sur 4');
    assert.include(find(element, '.ballot [role=status]')?.textContent, 'position 2 sur 4');
    (focused(element) as HTMLElement).click();
    await element.updateComplete;
    assert.equal(focused(element)?.id, 'up-0');
    assert.equal(focused(element)?.getAttribute('aria-disabled'), 'true');
    (focused(element) as HTMLElement).click();
    await element.updateComplete;
    assert.deepEqual(ranked(element), ['Une', 'Rouvrir', 'Planter', 'Un']);
  });

  it('some only: what is taken out goes back, with the focus', async () => {
    const element = await rankAll();
    find(element, '#out-1')?.click();
    await element.updateComplete;
    assert.deepEqual(ranked(element), ['Rouvrir', 'Une', 'Un']);
    assert.equal(focused(element)?.id, 'add-1');
    await says(element, 'Planter les berges de la Loire, hors du classement');
    await review(element);
    assert.deepEqual(element['voting'].reviewed, { kind: 'ranking', ranking: ['halle', 'ecole', 'atelier'] });
  });

  it('with buttons of 44 pixels', async () => {
    const element = await rankAll();
    for (const each of element.renderRoot.querySelectorAll('.moves button')) {
      const { width, height } = each.getBoundingClientRect();
      assert.isAtLeast(Math.round(Math.min(width, height)), 44);
    }
  });

  it('by a touch anywhere on what is left, as the empty list says', async () => {
    const { element } = mountPoll('borda');
    await says(element, 'Touchez un nom pour le placer 1er.');
    const card = await when(element, '[data-option=halle]');
    const { left, bottom } = card.getBoundingClientRect();
    (element.shadowRoot?.elementFromPoint(left + 20, bottom - 6) as HTMLElement).click();
    await element.updateComplete;
    assert.deepEqual(ranked(element), ['Rouvrir']);
    assert.isFalse(element.renderRoot.textContent.includes('Touchez un nom'));
  });

  it('in one line each on a phone', async () => {
    document.body.style.inlineSize = '320px';
    const element = await rankAll();
    for (const each of element.renderRoot.querySelectorAll('[aria-labelledby=ranked] > li')) {
      const [name, moves] = [each.querySelector('.name')!, each.querySelector('.moves')!];
      assert.isBelow(moves.getBoundingClientRect().top, name.getBoundingClientRect().bottom);
    }
    document.body.style.inlineSize = '';
  });

  it('by dragging, besides', async () => {
    const element = await rankAll();
    const items = [...element.renderRoot.querySelectorAll('ol li')];
    const dataTransfer = new DataTransfer();
    const fire = (at: number, name: string): boolean =>
      items[at]?.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true })) ?? false;
    fire(3, 'dragstart');
    assert.isFalse(fire(0, 'dragover'), 'it may be dropped here');
    fire(0, 'drop');
    await element.updateComplete;
    assert.deepEqual(ranked(element), ['Un', 'Rouvrir', 'Planter', 'Une']);
  });

  it('with shared places where they are allowed', async () => {
    const { element } = mountPoll('schulze');
    await when(element, 'select');
    const lists = [...element.renderRoot.querySelectorAll('select')];
    for (const [at, place] of [
      [0, '3'],
      [1, '1'],
      [2, '3'],
    ] as const) {
      lists[at]!.value = place;
      lists[at]!.dispatchEvent(new Event('change'));
      await element.updateComplete;
    }
    await review(element);
    assert.deepEqual(element['voting'].reviewed, { kind: 'ranking', ranking: ['berges', ['halle', 'ecole']] });
    await says(element, '2. Rouvrir la halle aux grains et Une rue aux écoles sans voiture');
  });
});

describe('<civic-poll> by keyboard', () => {
  for (const kind of Object.keys(samples)) {
    it(`has every control of ${kind} in its order, native, with a name and a place to focus`, async () => {
      const { element } = mountPoll(kind);
      await when(element, '[part=ballot]');
      const controls = [
        ...element.renderRoot.querySelectorAll<HTMLElement>('[part=ballot] :is(input, select, button, a[href])'),
      ];
      assert.isAbove(controls.length, 2);
      for (const control of controls) {
        control.focus();
        assert.equal(focused(element), control);
        assert.isAtLeast(control.tabIndex, 0);
        const { labels } = control as HTMLInputElement;
        assert.isNotEmpty(control.getAttribute('aria-label') ?? (labels?.[0] ?? control).textContent.trim());
      }
      assert.equal(controls.at(-2)?.textContent.trim(), 'Continuer');
    });
  }
});
