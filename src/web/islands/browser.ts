/* What the browser gets, whole. Every page works without it. */
import { AnswerKeys } from './answer-keys.ts';
import { readCard } from './card-code.ts';
import { CopyText } from './copy-text.ts';
import { DeviceZone } from './device-zone.ts';
import { leadOn } from './enter-next.ts';
import { JobProgress } from './job-progress.ts';
import { KeepDraft, sweepDrafts } from './keep-draft.ts';
import { MapZoom } from './map-zoom.ts';
import { closeMenus } from './menus.ts';
import { NearMe } from './near-me.ts';
import { PasskeyForm } from './passkey-form.ts';
import { PrintButton } from './print-button.ts';
import { SolveWork } from './solve-work.ts';

sweepDrafts();
readCard();
closeMenus();
leadOn();
customElements.define('answer-keys', AnswerKeys);
customElements.define('map-zoom', MapZoom);
customElements.define('device-zone', DeviceZone);
customElements.define('near-me', NearMe);
customElements.define('job-progress', JobProgress);
customElements.define('print-button', PrintButton);
customElements.define('copy-text', CopyText);
customElements.define('keep-draft', KeepDraft);
customElements.define('passkey-form', PasskeyForm);
customElements.define('solve-work', SolveWork);
