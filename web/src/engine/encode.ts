// Questions as the bytes that cross to the engine.
import {
  type CompareRequest,
  type JobRequest,
  type Query,
  type RunsRequest,
  type SparklinesRequest,
  writeCompareRequest,
  writeJobRequest,
  writeQuery,
  writeRunsRequest,
  writeSparklinesRequest,
} from '../contract/contract.gen';
import { WireWriter } from '../contract/wire_writer';

const writer = new WireWriter();

/** Each gives a view that is valid until the next question. */
export const encode = {
  dashboard: (query: Query) => writer.encode((w) => writeQuery(w, query)),
  job: (request: JobRequest) => writer.encode((w) => writeJobRequest(w, request)),
  sparklines: (request: SparklinesRequest) =>
    writer.encode((w) => writeSparklinesRequest(w, request)),
  runs: (request: RunsRequest) => writer.encode((w) => writeRunsRequest(w, request)),
  compare: (request: CompareRequest) => writer.encode((w) => writeCompareRequest(w, request)),
} as const;
