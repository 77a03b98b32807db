// Put in by the bundler.
declare const ENGINE_VERSION: string;
