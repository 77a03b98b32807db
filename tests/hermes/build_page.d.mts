export function buildHostPage(folder: string, mode?: 'production' | 'development'): Promise<void>;
