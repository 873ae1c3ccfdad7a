import type { DataPart } from '../core/open-data.ts';
import type { Site } from '../core/services.ts';
import { owner } from '../pages/structured.ts';
import type { DataCard } from './card.ts';
import { cataloguePath, dataPath } from '../core/addresses.ts';

/** Describes the catalogue that everything of a site stands in (https://schema.org/DataCatalog). */
const catalogueOf = ({ base, name }: Site) => ({ '@type': 'DataCatalog', url: `${base}${cataloguePath}`, name });

/** Describes the data of a thing (https://schema.org/Dataset): of its numbers, those that everyone knows. */
export const dataset = (card: DataCard, labels: Readonly<Record<string, string>>, site: Site) => ({
  '@type': 'Dataset',
  '@id': card.url,
  url: card.url,
  name: card.of.title,
  description: card.says,
  inLanguage: card.lang,
  license: card.licence.url,
  creator: owner(site),
  publisher: owner(site),
  isAccessibleForFree: true,
  isBasedOn: card.of.url,
  includedInDataCatalog: catalogueOf(site),
  ...(card.opensAt && { temporalCoverage: `${card.opensAt}/${card.closesAt ?? '..'}` }),
  ...(card.changedOn && { dateModified: card.changedOn }),
  measurementTechnique: [...Object.values(card.numbers).map(({ method }) => method), ...(card.counted ?? [])],
  variableMeasured: Object.entries(card.numbers).map(([metric, { value }]) => ({
    ...{ '@type': 'PropertyValue', propertyID: metric, name: labels[metric] ?? metric },
    value,
  })),
  distribution: card.downloads.map(({ url, type, says }) => ({
    ...{ '@type': 'DataDownload', contentUrl: url, encodingFormat: type, name: says },
    license: card.licence.url,
  })),
});

/** Describes a thing that has parts as the catalogue of their data, beside its own. */
export const catalogue = (own: ReturnType<typeof dataset>, parts: readonly DataPart[]) => ({
  '@graph': [
    own,
    {
      ...{ '@type': 'DataCatalog', '@id': `${own.url}#parts`, url: own.url, name: own.name },
      ...{ description: own.description, inLanguage: own.inLanguage, license: own.license, publisher: own.publisher },
      dataset: parts.map(({ url, title }) => ({
        ...{ '@type': 'Dataset', '@id': dataPath(url), url: dataPath(url), name: title },
        ...{ license: own.license, isBasedOn: url },
      })),
    },
  ],
});
