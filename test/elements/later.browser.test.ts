import { assert } from 'chai';
import { html, LitElement } from 'lit';
import type { CivicError } from '../../src/client/errors.ts';
import { Later } from '../../src/elements/shared/later.ts';
import type { Words } from '../../src/locales/text.ts';
import { until } from '../support/until.ts';

/** Says each text by its key. */
const words = { t: (key: string) => key } as unknown as Words;

/** Loads that were asked for, to be ended by the test. */
let loads: PromiseWithResolvers<string>[] = [];
const errors: CivicError[] = [];

class Probe extends LitElement {
  readonly late = new Later({ host: this, report: (error) => errors.push(error), equip: () => undefined }, () => {
    const load = Promise.withResolvers<string>();
    loads.push(load);
    return load.promise;
  });

  protected override render(): unknown {
    return this.late.render(words, (code) => html`<b>${code}</b>`);
  }
}
customElements.define('late-probe', Probe);

function mountProbe(): Probe {
  loads = [];
  errors.length = 0;
  const probe = new Probe();
  document.body.append(probe);
  return probe;
}
const textOf = async (probe: Probe): Promise<string> => {
  await probe.updateComplete;
  return probe.renderRoot.textContent?.replace(/\s+/g, ' ').trim() ?? '';
};

describe('a part that is loaded when it is shown', () => {
  it('is asked for once, keeps its place meanwhile, and is drawn when it has come', async () => {
    const probe = mountProbe();
    assert.equal(await textOf(probe), 'loading');
    const coming = probe.late.ask();
    assert.isDefined(probe.late.ask());
    assert.lengthOf(loads, 1);
    loads[0]?.resolve('here');
    await coming;
    assert.equal(await textOf(probe), 'here');
    assert.isUndefined(probe.late.ask());
    probe.remove();
  });

  it('that does not come says so, in words for people and for developers, and is asked for again by a press', async () => {
    const probe = mountProbe();
    const coming = probe.late.ask();
    loads[0]?.reject(new Error('404'));
    await coming;
    assert.equal(await textOf(probe), 'error.part retry');
    assert.isUndefined(probe.late.ask());
    assert.match(String(errors[0]?.message), /cannot be loaded: Error: 404\. Publish/);
    probe.renderRoot.querySelector('button')?.click();
    assert.equal(await textOf(probe), 'loading');
    loads[1]?.resolve('here');
    await until(() => probe.renderRoot.querySelector('b'), 'the part');
    probe.remove();
  });

  it('is loaded ahead, once the page has time, without being shown', async () => {
    const probe = mountProbe();
    probe.late.askSoon();
    probe.late.askSoon();
    await until(() => loads.length > 0, 'the load');
    loads[0]?.resolve('here');
    await until(() => probe.renderRoot.querySelector('b'), 'the part');
    assert.lengthOf(loads, 1);
    probe.remove();
  });
});
