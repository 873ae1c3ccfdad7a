import { html } from 'lit';
import type { FormOf } from '../voting/draft.ts';
import { aboutId, renderOption } from './option.ts';
import type { BallotParts } from './parts.ts';
import type { Voting } from '../voting/voting.ts';

/** Makes the fields of a choice, one or several: more than allowed may be picked, and is explained, never silently disabled. */
export function choices(voting: Voting, form: FormOf<'choices'>): BallotParts {
  const { poll, options, draft } = voting;
  const one = form.max === 1;
  const pick = (id: string, { target }: Event): void => {
    const others = one ? [] : voting.draft.choices.filter((each) => each !== id);
    const picked = (target as HTMLInputElement).checked ? [...others, id] : others;
    voting.edit({ choices: picked }, one ? '' : voting.words.t('poll.choices.count', { count: picked.length }));
  };
  return {
    legend: legend(voting, form),
    hints: [],
    fields: html`${options.map((option, at) =>
      renderOption(
        poll,
        option,
        at,
        html`<input
          type=${one ? 'radio' : 'checkbox'}
          name="choice"
          value=${option.id}
          aria-describedby=${aboutId(option, at)}
          .checked=${draft.choices.includes(option.id)}
          @change=${(event: Event) => pick(option.id, event)}
        />`,
      ),
    )}`,
  };
}

function legend({ words: { t }, options }: Voting, { min, max }: FormOf<'choices'>): string {
  if (max === 1) return t('poll.choices.one');
  if (min === max) return t('poll.choices.exactly', { count: max });
  if (min > 1) return t('poll.choices.range', { min, max });
  return max < options.length ? t('poll.choices.most', { count: max }) : t('poll.choices.all');
}
