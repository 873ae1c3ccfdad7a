import type { Petition } from '../../../schema/petition.ts';
import type { Site } from '../../core/services.ts';
import { counter, work } from '../../pages/structured.ts';

/** There is no type for petitions: a text (https://schema.org/CreativeWork) that people endorse (https://schema.org/EndorseAction). */
export const petitionData = (petition: Petition, site: Site) => ({
  '@type': 'CreativeWork',
  ...work(petition, site),
  text: petition.text,
  ...(petition.author && { creditText: petition.author }),
  ...counter('EndorseAction', petition.numbers['signatures']),
  ...(petition.can['sign']?.allowed && { potentialAction: { '@type': 'EndorseAction', target: petition.url } }),
});
