import type { Consultation } from '../../../schema/consultation.ts';
import type { Site } from '../../core/services.ts';
import { owner } from '../../pages/structured.ts';

/** Something that takes place online between two days (https://schema.org/Event); what it counts are no properties of an event. */
export const consultationData = ({ url, title, lang, summary, opensAt, closesAt }: Consultation, site: Site) => ({
  '@type': 'Event',
  '@id': url,
  url,
  name: title,
  inLanguage: lang,
  ...(summary && { description: summary }),
  ...(opensAt && { startDate: opensAt }),
  ...(closesAt && { endDate: closesAt }),
  eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
  location: { '@type': 'VirtualLocation', url },
  organizer: owner(site),
  isAccessibleForFree: true,
});
