// Put in by the bundler.
declare const ENGINE_WORKER_FILE: string;
declare const ENGINE_WASM_FILE: string;
declare const APP_VERSION: string;
declare const CONSOLE_WORKER_FILE: string;
declare const CONSOLE_WASM_FILE: string;
declare const REPORT_FILE: string;
declare const REPORT_WORKER_FILE: string;
declare const DECIDE_WORKER_FILE: string;
declare const DECIDE_WASM_FILE: string;
declare const DECIDE_PRICES_FILE: string;
declare const DECIDE_STYLE_FILE: string;
