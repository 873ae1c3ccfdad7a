import * as z from 'zod/mini';
import { instant, text } from '../../schema/common.ts';

/* What the documents of all things are made of. */

/** Makes the shape of a text in one or more languages: `{ "fr": "…", "en": "…" }`. */
export const localised = (max: number) =>
  z.record(text(35), text(max)).check(z.refine((texts) => Object.keys(texts).length > 0, 'has no language'));

/** An http(s) address, or a path on this very server. */
export const link = text(2000).check(
  z.regex(/^(?:https?:\/\/\S+|\/(?!\/)\S*)$/i, 'is neither an http(s) address nor a path'),
);

/** Title, dates, what the owner set by hand (`reason` is shown to people), and what follows the server's words on a count. */
export const commonParts = {
  title: localised(500),
  opensAt: z.optional(instant),
  closesAt: z.optional(instant),
  override: z.optional(z.enum(['paused', 'archived'])),
  reason: z.optional(localised(500)),
  countNote: z.optional(localised(300)),
};

/** What a document says on personal data (GDPR, article 13). */
export const noticePart = z.object({
  version: text(100),
  controller: localised(300),
  purpose: localised(500),
  retention: localised(300),
  url: link,
});
