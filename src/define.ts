import { restAdapter } from './adapters/rest.ts';
import { CivicCounterElement } from './elements/counter/counter.ts';
import { CivicPetitionElement } from './elements/petition/petition.ts';
import { configure } from './state/store.ts';

/* Registers every element and speaks to the reference backend, until `configure()` says otherwise. */
configure({ adapter: restAdapter() });
CivicPetitionElement.define('civic-petition');
CivicCounterElement.define('civic-counter');
