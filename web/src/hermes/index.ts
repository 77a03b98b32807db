// The script that the dashboard loads: classic, and registered before it ends.
import { hermes } from './sdk';
import { makeTab } from './tab';

const NAME = 'cronlens';
const script = document.currentScript;
const base = script instanceof HTMLScriptElement ? script.src : location.href;

const sdk = hermes.__HERMES_PLUGIN_SDK__;
if (sdk?.React !== undefined) {
  hermes.__HERMES_PLUGINS__?.register(NAME, makeTab(sdk, base));
}
