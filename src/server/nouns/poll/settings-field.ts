import type { MethodId, TallySettings } from '../../../schema/ballot.ts';
import { ballotKinds, settingsFault } from '../../../tally/settings.ts';

/** Names the field of a document in which its settings are at fault, in the order in which `settingsFault` asks. */
export function settingsField(method: MethodId, settings: TallySettings): (string | number)[] {
  const { form, options, lotOrder: _, ...others } = settings;
  if (form.kind !== ballotKinds[method]) return ['method'];
  const repeated = form.kind === 'three-way' ? -1 : options.findIndex((id, at) => options.indexOf(id) < at);
  if (repeated >= 0) return ['options', repeated, 'id'];
  if (form.kind === 'choices' && form.none !== undefined && !options.includes(form.none)) return ['form', 'none'];
  if (settingsFault(method, { form, options, ...others }) === undefined) return ['lotOrder'];
  if (method === 'instant-runoff' && form.kind === 'ranking' && form.ties) return ['form', 'ties'];
  if (form.kind === 'judgments') return ['form', 'mentions'];
  if (form.kind !== 'choices' && form.kind !== 'ranking') return ['form'];
  const isMost = method !== 'plurality' || form.max !== 1;
  return ['form', isMost ? 'max' : 'min'];
}
