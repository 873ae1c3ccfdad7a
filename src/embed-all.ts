import * as elements from './elements/registry.ts';
import type { Definable } from './elements/shared/on-demand.ts';
import { createConfigure, createKeyHandler } from './embed/core.ts';
import { servePage } from './embed/page.ts';
import { upgrade } from './embed/upgrade.ts';
import { platforms } from './platforms/list.ts';

/* The script tag in one file, for pages that may load one only: every element is registered at once. */

servePage(() => {
  const all = new Map<string, Definable>(Object.entries(elements).map(([name, element]) => [`civic-${name}`, element]));
  const configure = createConfigure(platforms);
  for (const [tag, element] of all) element.define(tag);
  const tags = [...all.keys()];
  return {
    tags,
    configure,
    handleKey: createKeyHandler(tags),
    serve: (sighting) => upgrade(sighting, all.get(sighting.tag) as Definable),
  };
});
