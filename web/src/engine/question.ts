// The names under which files and questions cross into the module.
export type Slot = 'database' | 'wal' | 'jobs';
export type Question = 'dashboard' | 'job' | 'sparklines' | 'runs' | 'compare';
