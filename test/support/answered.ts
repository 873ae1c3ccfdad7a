import type { Milestone, OfficialAnswer } from '../../src/schema/answering.ts';
import type { Backend } from '../../src/testing/backend.ts';
import type { Bench } from '../../src/testing/conformance.ts';
import { threadDocument } from '../../src/testing/samples/comments.ts';
import { petitionDocument } from '../../src/testing/samples/petition.ts';
import { pollDocument } from '../../src/testing/samples/poll.ts';

const dates = { opensAt: '2026-04-01', closesAt: '2026-05-01T10:00:00Z' };
const url = 'https://valmont.example/plan.pdf';
const answer: OfficialAnswer = { author: 'La maire', at: '2026-05-09', text: 'Nous plantons un chêne.', url };
const timeline: Milestone[] = [
  { at: '2026-05-08', label: 'Réunion publique', url },
  { at: '2026-05-10', label: 'Débat au conseil', author: 'Le conseil municipal' },
];
const [meeting, debate] = timeline.map(({ label, author, ...each }) => ({
  ...each,
  label: { fr: label },
  ...(author && { author: { fr: author } }),
}));

/** What the institution has said, as a document has it. @param mark the number by which what it has done is named */
const saidOf = (mark?: number) => ({
  ...dates,
  answer: { ...answer, author: { fr: answer.author }, text: { fr: answer.text } },
  timeline: [debate!, { ...meeting!, ...(mark !== undefined && { meets: [mark] }) }],
});

/** Puts in one thing of each noun that the institution has answered; those that oblige it to something do. */
export async function putAnswered(
  put: Backend['put'],
): Promise<Required<Pick<Bench, 'answeredPetition' | 'answeredPoll' | 'answeredThread' | 'answeredConsultation'>>> {
  const told = { answer, timeline };
  const text = 'La ville tient une réunion.';
  const [duty, within, label] = [{ fr: text }, 'P10D', { fr: 'Réunion' }];
  const since = '2026-05-01T09:59:59.999Z';
  const due = { text, since, due: '2026-05-11', metAt: '2026-05-08' };
  const later = { text: 'Le conseil en débat.', since: '2026-05-02T10:00:00Z' };
  const thresholds = [
    { at: 5, label, duty, within, reachedAt: since },
    { at: 9, label: { fr: 'Débat' }, duty: { fr: later.text }, reachedAt: later.since },
    { at: 5000, label: { fr: 'Vote' }, duty: { fr: 'Le conseil vote.' } },
  ];
  const title = { fr: 'Plan arbres' };
  return {
    answeredPetition: {
      src: await put('repondue', petitionDocument({ ...saidOf(5), thresholds })),
      told: { ...told, duties: [due, later] },
    },
    answeredPoll: {
      src: await put('decide', pollDocument({ ...saidOf(0), afterClose: { duty, within } })),
      told: { ...told, duties: [due] },
    },
    answeredThread: { src: await put('entendue', threadDocument(saidOf())), told },
    answeredConsultation: { src: await put('arbres', { type: 'consultation', title, ...saidOf() }), told },
  };
}
