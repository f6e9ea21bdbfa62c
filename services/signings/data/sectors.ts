import announcement from './batch-2024-2.json' with { type: 'json' };

/** The sectors that the announcement of 2024-05-23 names, with their codes; the list of sectors of the platform. */
export const sectors: readonly { code: string; zh: string; en: string }[] = announcement.batch.sectors;
