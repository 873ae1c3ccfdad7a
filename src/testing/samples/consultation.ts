import { participants } from '../../server/core/tables.ts';
import type { ConsultationDocument } from '../../server/nouns/consultation/document.ts';
import { day, type Sample } from './sample.ts';

/** What a mock backend offers of consultations. */
export interface ConsultationMock {
  /** Puts a consultation at an address, which it answers, or changes it. */
  addConsultation(id: string, changes?: Partial<ConsultationDocument>): Promise<string>;
}

const consultationDocument = (changes: Partial<ConsultationDocument> = {}): ConsultationDocument => ({
  type: 'consultation',
  title: { fr: 'Plan climat', en: 'Climate plan' },
  ...changes,
});

export const consultationSample = {
  async begin({ store, put }) {
    const closesAt = new Date(Date.now() + 10 * day).toISOString();
    const src = await put('climat', consultationDocument({ closesAt }));
    await store.write(async (writer) => {
      for (const id of ['a', 'b', 'c']) await writer.insert(participants, { scope: 'climat', id });
    });
    return src;
  },
  count: (store, id) => store.count(participants, { scope: id }),
  mock: ({ put }): ConsultationMock => ({ addConsultation: (id, changes) => put(id, consultationDocument(changes)) }),
} satisfies Sample;
