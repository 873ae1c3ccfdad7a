/** The languages that a thing can be made in: those whose texts the widgets have. */
export const languagesOffered: readonly string[] = ['fr', 'en', 'ar', 'br', 'de', 'es', 'it', 'nl', 'pt'];

/** Reads the boxes that were ticked, as `language.fr`. */
export const languagesSent = (body: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(body).flatMap(([name, value]) => {
    const lang = /^language\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)$/.exec(name)?.[1];
    return lang && value === 'yes' ? [lang] : [];
  });
