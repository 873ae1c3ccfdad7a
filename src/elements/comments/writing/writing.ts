import { lengthOf } from '../../../text/length.ts';
import { drafts, type Draft } from './drafts.ts';
import { chosenIn } from './fields.ts';
import type { Participation } from './participation.ts';
import type { Task } from './presence.ts';

/** Returns the draft of a form: what was begun in this tab, or the comment that is changed. */
export function draftOf({ context, reading }: Participation, { kind, id }: Task): Draft {
  const comment = kind === 'edit' ? reading.discussion.get(id) : undefined;
  return drafts.read(context.src, `${kind} ${id}`) ?? { text: comment?.text ?? '', side: comment?.side };
}

/** Checks whether an author is asked for a side: those who answer another have none of their own. */
export const asksSide = ({ reading }: Participation, { kind, id }: Task): boolean =>
  reading.thread.sides.length > 0 && kind === 'write' && id === '';

/** Finds what is missing before a text is sent; the backend judges the rest. */
function findFaults(participation: Participation, task: Task, draft: Draft): Map<string, string> {
  const { t } = participation.words;
  const faults = new Map<string, string>();
  if (asksSide(participation, task) && !draft.side) faults.set('side', t('fault.side.required'));
  const over = lengthOf(draft.text) - participation.reading.thread.longest;
  if (!draft.text.trim()) faults.set('text', t('fault.text.required'));
  else if (over > 0) faults.set('text', t('fault.text.over', { count: over }));
  return faults;
}

/** Keeps what is being typed, in this tab. */
export function keepDraft(participation: Participation, task: Task, { target }: Event): void {
  const { context, reading } = participation;
  const { form, name, value } = target as HTMLInputElement;
  const side = chosenIn(form, 'side');
  const draft = { ...draftOf(participation, task), ...(side && { side }), ...(name === 'text' && { text: value }) };
  const where = `${task.kind} ${task.id}`;
  if (draft.text || draft.side) drafts.write(context.src, where, draft);
  else drafts.clear(context.src, where);
  reading.update();
}

/** Sends what was written once nothing is missing in it. */
export function sendWriting(participation: Participation, event: SubmitEvent): void {
  event.preventDefault();
  const { task, reading, joining } = participation;
  if (!task || participation.pending.has(task.id) || !reading.thread.can.comment?.allowed) return;
  const draft = draftOf(participation, task);
  participation.problems.delete(task.id);
  if (joining.showFaults(findFaults(participation, task, draft))) return;
  const kind = task.kind === 'edit' ? 'edit' : 'write';
  void participation.want(kind, task.id, () => participation.post(kind, task.id, draft));
}
