/* What the browser gets, whole. Every page works without it. */
import { JobProgress } from './job-progress.ts';
import { KeepDraft, sweepDrafts } from './keep-draft.ts';
import { MapZoom } from './map-zoom.ts';
import { closeMenus } from './menus.ts';
import { PrintButton } from './print-button.ts';

sweepDrafts();
closeMenus();
customElements.define('map-zoom', MapZoom);
customElements.define('job-progress', JobProgress);
customElements.define('print-button', PrintButton);
customElements.define('keep-draft', KeepDraft);
