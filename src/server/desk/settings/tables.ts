import { table, type AnyTable } from '../../store/store.ts';

/** What was chosen of the site: `value` is JSON. What was never chosen has no row. */
export const siteSettings = table<{ name: string; value: string; at: number }>({
  name: 'site_setting',
  columns: { name: 'text', value: 'text', at: 'integer' },
  key: ['name'],
});

/** The pictures of the site: `id` is the digest of the picture, `data` the picture itself in base64. */
export const siteLogos = table<{ id: string; type: string; data: string; at: number }>({
  name: 'site_logo',
  columns: { id: 'text', type: 'text', data: 'text', at: 'integer' },
  key: ['id'],
});

export const settingTables: readonly AnyTable[] = [siteSettings, siteLogos];
