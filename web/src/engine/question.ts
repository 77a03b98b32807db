// The names under which files and questions cross into the module.
export type Slot = 'wal' | 'jobs' | 'rows';
export type Question = 'dashboard' | 'job' | 'sparklines' | 'runs' | 'compare';
