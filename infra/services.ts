import { education } from '../services/education/service.ts';
import { housing } from '../services/housing/service.ts';
import { hukou } from '../services/hukou/service.ts';
import { incubators } from '../services/incubators/service.ts';
import { indicators } from '../services/indicators/service.ts';
import { medical } from '../services/medical/service.ts';
import { notices } from '../services/notices/service.ts';
import { partners } from '../services/partners/service.ts';
import { signings } from '../services/signings/service.ts';
import { talent } from '../services/talent/service.ts';
import { wallet } from '../services/wallet/service.ts';
import type { AnyService } from '../shared/service/index.ts';

/** Every service of the platform. */
export const services: readonly AnyService[] = [
  signings,
  talent,
  hukou,
  housing,
  education,
  medical,
  incubators,
  partners,
  wallet,
  notices,
  indicators,
];
