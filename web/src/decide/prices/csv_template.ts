// What a list in CSV looks like: `cronlens prices --help` has the same columns.
export const CSV_TEMPLATE = `provider,model,input,output,cache_read,cache_write,effective_from,currency,unit,alias_of
anthropic,my-model,3.00,15.00,0.30,3.75,2026-01-01,USD,per_1m,
,my-other-model,0.25,2.00,,,,USD,per_1m,
`;
