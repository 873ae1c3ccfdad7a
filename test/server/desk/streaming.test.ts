import assert from 'node:assert/strict';
import { it } from 'node:test';
import { memoryStore } from '../../../src/server/store/memory.ts';
import { program } from './program.ts';
import { addSigners, deskTown } from './support.ts';

it('a list begins to be handed over before it is read, and no name leaves before the log has it', async () => {
  const store = memoryStore();
  const gate = Promise.withResolvers<void>();
  const read = store.snapshot.bind(store);
  store.snapshot = async (work) => {
    await gate.promise;
    return read(work);
  };
  const town = await deskTown({ store });
  await addSigners(store, 40);
  const { bearer } = await program(town);
  const told = async () => {
    const log = await town.app.request('/log', { headers: { Accept: 'application/json' } });
    return (await log.text()).includes('"act":"delivered"');
  };
  const answer = await town.app.request('/desk/api/petitions/velo/deliveries', { method: 'POST', headers: bearer });
  assert.equal(answer.status, 200, answer.ok ? '' : await answer.text());
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  const first = await reader.read();
  assert.match(first.value ?? '', /^[^\r\n]+\r\n$/, 'the heads of the columns');
  assert.equal(await told(), false);
  gate.resolve();
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    assert.equal(await told(), true);
    text += part.value;
  }
  assert.equal(text.match(/Nom,Lieu/g)?.length, 40, text.slice(0, 300));
  await store.close();
});
