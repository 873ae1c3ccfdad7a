import * as z from 'zod/mini';
import type { Kind } from '../../core/noun.ts';
import { consultationDocument, type ConsultationDocument } from './document.ts';

/** Consultations. */
export const consultationKind: Kind<ConsultationDocument> = {
  type: 'consultation',
  path: '/consultations',
  parse: (document) => z.parse(consultationDocument, document),
  schema: consultationDocument,
};
