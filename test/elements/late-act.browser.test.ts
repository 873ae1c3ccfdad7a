import { assert } from 'chai';
import { html, LitElement, nothing } from 'lit';
import { LateAct, type Act } from '../../src/elements/shared/late-act.ts';
import type { ElementContext } from '../../src/elements/shared/context.ts';
import type { Thing } from '../../src/schema/common.ts';
import type { Words } from '../../src/locales/text.ts';
import { newKey, receipts } from '../../src/state/receipts.ts';
import { cleanUp, until } from '../support/mount.ts';

const words = { t: (key: string) => key } as unknown as Words;
const src = 'https://backend.example/petitions/late';

/** Loads that were asked for, to be ended by the test. */
let loads: PromiseWithResolvers<Act>[] = [];

/** An act whose form is open once somebody opens it. */
const createAct = (probe: LitElement): Act => {
  const workflow = {
    step: 'start' as Act['workflow']['step'],
    waiting: nothing,
    open(step: Act['workflow']['step']): void {
      workflow.step = step;
      probe.requestUpdate();
    },
  };
  return { workflow };
};

class LateProbe extends LitElement {
  readonly act = new LateAct(
    {
      host: this,
      src,
      thing: {},
      report: () => undefined,
      equip: () => undefined,
      focus: (selector: string) =>
        void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus()),
    } as unknown as ElementContext<Thing, string>,
    () => {
      const load = Promise.withResolvers<Act>();
      loads.push(load);
      return load.promise;
    },
  );

  protected override async scheduleUpdate(): Promise<void> {
    await this.act.late;
    await super.scheduleUpdate();
  }

  protected override render(): unknown {
    const { act } = this;
    if (act.step !== 'start') return act.render(words, ({ workflow }) => html`<b>${workflow.step}</b>`);
    return html`<button aria-disabled=${act.isOpening ? 'true' : nothing} @click=${act.open}>begin</button>`;
  }
}
customElements.define('late-act-probe', LateProbe);

function mountProbe(): LateProbe {
  const probe = new LateProbe();
  document.body.append(probe);
  return probe;
}
const textOf = (probe: LateProbe): string => probe.renderRoot.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const press = async (probe: LateProbe): Promise<void> => {
  await probe.updateComplete;
  probe.renderRoot.querySelector('button')?.click();
};

describe('an act whose code comes when somebody begins', () => {
  beforeEach(() => {
    cleanUp();
    loads = [];
  });
  afterEach(cleanUp);

  it('is not asked for before, and opens its form after one press, which stays where it is meanwhile', async () => {
    const probe = mountProbe();
    await probe.updateComplete;
    assert.lengthOf(loads, 0);
    await press(probe);
    await probe.updateComplete;
    const button = probe.renderRoot.querySelector('button');
    assert.equal(button?.ariaDisabled, 'true');
    loads[0]?.resolve(createAct(probe));
    await until(() => textOf(probe) === 'form', 'the form');
    assert.lengthOf(loads, 1);
  });

  it('that does not come says so, with a button that has the focus and opens the form once it has come', async () => {
    const probe = mountProbe();
    await press(probe);
    loads[0]?.reject(new Error('offline'));
    await until(() => textOf(probe) === 'error.part retry', 'what is wrong');
    await until(() => probe.shadowRoot?.activeElement?.textContent === 'retry', 'the focus');
    await press(probe);
    loads[1]?.resolve(createAct(probe));
    await until(() => textOf(probe) === 'form', 'the form');
  });

  it('that was asked for ahead in vain is asked for again by the press, and says nothing before', async () => {
    const probe = mountProbe();
    await probe.updateComplete;
    const ahead = probe.act.ask();
    loads[0]?.reject(new Error('offline'));
    await ahead;
    await probe.updateComplete;
    assert.equal(textOf(probe), 'begin');
    await press(probe);
    loads[1]?.resolve(createAct(probe));
    await until(() => textOf(probe) === 'form', 'the form');
  });

  it('comes before the first drawing where this device holds a receipt, and when another tab writes one', async () => {
    receipts.keep({ src, key: newKey(), state: 'counted', at: new Date().toISOString() });
    const probe = mountProbe();
    await until(() => loads.length > 0, 'the load');
    assert.equal(textOf(probe), '');
    const act = createAct(probe);
    act.workflow.open('counted');
    loads[0]?.resolve(act);
    await until(() => textOf(probe) === 'counted', 'what was counted');
    receipts.forget(src);

    const other = mountProbe();
    await other.updateComplete;
    assert.lengthOf(loads, 1);
    receipts.keep({ src, key: newKey(), state: 'counted', at: new Date().toISOString() });
    await until(() => loads.length > 1, 'the load');
  });
});
