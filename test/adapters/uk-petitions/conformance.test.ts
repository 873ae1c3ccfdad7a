import { describe, it } from 'node:test';
import { ukPetitionsAdapter } from '../../../src/adapters/uk-petitions.ts';
import { describeAdapter } from '../../../src/testing/conformance.ts';
import { createSite } from './site.ts';

describeAdapter(
  'uk-petitions',
  () => {
    const site = createSite();
    const signatures = async (): Promise<number> => Number(site.petitions.get(700_001)?.attributes['signature_count']);
    return {
      open: ukPetitionsAdapter,
      fetch: (request) => site.fetch(request),
      petition: { src: `${site.origin}/petitions/700001`, signatures },
      missing: `${site.origin}/petitions/1`,
    };
  },
  { describe, it, can: ['petition'] },
);
