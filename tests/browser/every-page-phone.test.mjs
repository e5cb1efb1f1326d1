// Every page on a phone; what is looked at stands in every-page.mjs.

import { lookAtEveryPage } from './every-page.mjs';
import { PHONE } from './harness.mjs';

lookAtEveryPage('phone', PHONE);
