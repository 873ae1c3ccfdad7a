import { emailFault } from '../../../text/email.ts';
import { fieldOf } from '../../shared/ui/form.ts';
import type { CommentsWords } from '../texts/texts.ts';

/** Finds what is missing in a name and an address; the backend judges the rest. */
export function findPersonFaults({ t }: CommentsWords, form: HTMLFormElement, optional = false): Map<string, string> {
  const faults = new Map<string, string>();
  for (const name of ['name', 'email'] as const) {
    const { value } = fieldOf(form, name);
    if (!value.trim()) {
      if (!optional) faults.set(name, t(`fault.${name}.required`));
    } else if (name === 'email' && emailFault(value)) faults.set(name, t(`fault.${name}`));
  }
  return faults;
}
