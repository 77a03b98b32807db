// Failures of the machinery itself (not of a file), in the shape of the engine's own errors.
import { type EngineError, type ErrorCode, readEngineError } from '../contract/contract.gen';
import { TextColumn, WireReader } from '../contract/wire';
import { BadRequest } from '../contract/wire_writer';
import type { Answer } from './engine';

/** Details that the page tells apart: they mean "reload", not "another file". */
export const DIFFERENT_BUILDS = 'page and engine are from different builds';
export const ENGINE_UNREACHABLE = 'the engine could not be loaded';
export const CANCELLED = 'cancelled';

const NO_TABLES = new TextColumn(new Uint32Array(), new Uint8Array(), new TextDecoder());

export function makeError(code: ErrorCode, detail: string): EngineError {
  return { code, detail, tables: NO_TABLES, nearest: '' };
}

/** A failure on its way from the worker to the page. */
export class EngineFault extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, detail: string) {
    super(detail);
    this.code = code;
  }
}

export function toFault(reason: unknown): EngineFault {
  if (reason instanceof EngineFault) return reason;
  if (reason instanceof BadRequest) return new EngineFault('bad_query', reason.message);
  const text = reason instanceof Error ? reason.message : String(reason);
  if (/CompileError/.test(text)) return new EngineFault('internal', ENGINE_UNREACHABLE);
  const isMemory = /memory|\boom\b|allocation/i.test(text) || reason instanceof RangeError;
  return new EngineFault(isMemory ? 'too_large' : 'internal', text);
}

/** Reads the envelope of an answer: 1 and a value, or 0 and an error. */
export function readAnswer<T>(buffer: ArrayBuffer, read: (reader: WireReader) => T): Answer<T> {
  const reader = new WireReader(buffer);
  return reader.bool()
    ? { ok: true, value: read(reader) }
    : { ok: false, error: readEngineError(reader) };
}
