import { serve } from 'civic-widgets/server/node';

await serve({ site: import.meta.dirname, demo: true, about: { name: 'Valmont-sur-Loire', icon: '/crest.svg' } });
