/** What changed a count on a day (UTC), as numbers by what they are of; without a day, where none is known. */
export type CountDay = { readonly day?: string } & Readonly<Record<string, number | string>>;
