import type { Persona } from '../../../infra/local/servers/issuer.ts';

/** How many talents there are, and so how many journeys. */
export const talentCount = 200;
const enterpriseCount = 4;

const madeUp = (zh: string, en: string) => ({ zh: `${zh}（虚构）`, en: `${en} (made up)` });

/** The talent of a journey. */
export const talentOf = (index: number): string => `fault-talent-${index}`;
/** The employer that every application names; a persona of the local machine. */
export const employer = 'enterprise-a';

/** The enterprise that asks for resources beside a journey. */
export const enterpriseOf = (index: number): string => `fault-enterprise-${index % enterpriseCount}`;

/** A talent for each journey, and some enterprises. */
export const cast: Persona[] = [
  ...Array.from({ length: talentCount }, (_, index) => ({
    id: talentOf(index),
    name: madeUp(`人才${index}`, `Talent ${index}`),
    claims: { roles: ['talent'], enterprise: employer },
  })),
  ...Array.from({ length: enterpriseCount }, (_, index) => ({
    id: enterpriseOf(index),
    name: madeUp(`企业${index}`, `Enterprise ${index}`),
    claims: { roles: ['enterprise'], enterprise: enterpriseOf(index) },
  })),
];
