import { onDemand } from './elements/on-demand.ts';
import { configure, handleKey, serve } from './embed/loading.ts';
import { servePage } from './embed/page.ts';

/* The script tag: it loads what the page shows, and nothing else. */

servePage(() => ({ tags: Object.keys(onDemand), configure, serve, handleKey }));
