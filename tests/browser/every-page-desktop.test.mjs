// Every page on a desktop; what is looked at stands in every-page.mjs.

import { lookAtEveryPage } from './every-page.mjs';
import { DESKTOP } from './harness.mjs';

lookAtEveryPage('desktop', DESKTOP);
