import { serve } from 'civic-widgets/server/node';

const about = {
  name: 'Valmont-sur-Loire',
  icon: '/crest.svg',
  legal: '/mentions-legales.html',
  accessibility: '/accessibilite.html',
  translated: {
    en: {
      '/': '/en/',
      '/donnees-personnelles.html': '/en/personal-data.html',
      '/mentions-legales.html': '/en/legal-notice.html',
      '/accessibilite.html': '/en/accessibility.html',
    },
  },
};

await serve({ site: import.meta.dirname, demo: true, about });
