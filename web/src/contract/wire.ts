// The reading side of the engine's wire format (engine/codec/wire_writer.hpp has the layout).
// Columns are views into the one buffer of an answer: nothing is copied, text is decoded when asked.

declare const unit: unique symbol;

/** A number that carries its unit. Only the engine makes one; formatters accept nothing else. */
export type Unit<Name extends string> = number & { readonly [unit]: Name };

/** A column of quantities; a value that is unknown reads as undefined. */
export class Column<Q extends number> {
  readonly length: number;
  readonly #buffer: ArrayBuffer;
  readonly #at: number;
  #raw: Float64Array | undefined;

  constructor(buffer: ArrayBuffer, at: number, length: number) {
    this.#buffer = buffer;
    this.#at = at;
    this.length = length;
  }

  /**
   * For geometry (bar lengths, positions): there NaN stands for unknown. Made when it is first
   * asked for: an answer has dozens of columns, and a panel reads a few of them.
   */
  get raw(): Float64Array {
    this.#raw ??= new Float64Array(this.#buffer, this.#at, this.length);
    return this.#raw;
  }

  at(index: number): Q | undefined {
    const value = this.raw[index];
    return value === undefined || Number.isNaN(value) ? undefined : (value as Q);
  }
}

/** A column of texts, decoded one by one when asked for. */
export class TextColumn {
  readonly length: number;
  readonly #ends: Uint32Array;
  readonly #bytes: Uint8Array;
  readonly #decoder: TextDecoder;

  constructor(ends: Uint32Array, bytes: Uint8Array, decoder: TextDecoder) {
    this.length = ends.length;
    this.#ends = ends;
    this.#bytes = bytes;
    this.#decoder = decoder;
  }

  at(index: number): string {
    if (index < 0 || index >= this.length) return '';
    const start = index === 0 ? 0 : (this.#ends[index - 1] ?? 0);
    return this.#decoder.decode(this.#bytes.subarray(start, this.#ends[index]));
  }

  toArray(): string[] {
    return Array.from({ length: this.length }, (_, index) => this.at(index));
  }
}

const ABSENT = 0xffffffff;

export class WireReader {
  #at = 0;
  readonly #buffer: ArrayBuffer;
  readonly #view: DataView;
  readonly #decoder = new TextDecoder();

  constructor(buffer: ArrayBuffer) {
    this.#buffer = buffer;
    this.#view = new DataView(buffer);
  }

  bool(): boolean {
    return this.#u32() !== 0;
  }

  quantity<Q extends number>(): Q {
    return this.#f64() as Q;
  }

  maybe<Q extends number>(): Q | undefined {
    const value = this.#f64();
    return Number.isNaN(value) ? undefined : (value as Q);
  }

  text(): string {
    return this.#utf8(this.#u32());
  }

  /** A view of the answer. */
  bytes(): Uint8Array {
    const length = this.#u32();
    const bytes = new Uint8Array(this.#buffer, this.#at, length);
    this.#at += length;
    this.#align(4);
    return bytes;
  }

  maybeText(): string | undefined {
    const length = this.#u32();
    return length === ABSENT ? undefined : this.#utf8(length);
  }

  spelling<const Values extends readonly string[]>(values: Values): Values[number] {
    const value = values[this.#u32()];
    if (value === undefined)
      throw new RangeError('the engine sent a value this page does not know');
    return value;
  }

  column<Q extends number>(): Column<Q> {
    const count = this.#u32();
    this.#align(8);
    const column = new Column<Q>(this.#buffer, this.#at, count);
    this.#at += count * Float64Array.BYTES_PER_ELEMENT;
    return column;
  }

  textColumn(): TextColumn {
    const count = this.#u32();
    const ends = new Uint32Array(this.#buffer, this.#at, count);
    this.#at += ends.byteLength;
    const size = ends[count - 1] ?? 0;
    const bytes = new Uint8Array(this.#buffer, this.#at, size);
    this.#at += size;
    this.#align(4);
    return new TextColumn(ends, bytes, this.#decoder);
  }

  list<T>(read: (reader: WireReader) => T): T[] {
    return Array.from({ length: this.#u32() }, () => read(this));
  }

  #utf8(length: number): string {
    const text = this.#decoder.decode(new Uint8Array(this.#buffer, this.#at, length));
    this.#at += length;
    this.#align(4);
    return text;
  }

  #u32(): number {
    this.#align(4);
    const value = this.#view.getUint32(this.#at, true);
    this.#at += 4;
    return value;
  }

  #f64(): number {
    this.#align(8);
    const value = this.#view.getFloat64(this.#at, true);
    this.#at += 8;
    return value;
  }

  /** `size` is a power of two. */
  #align(size: number): void {
    this.#at = (this.#at + size - 1) & -size;
  }
}
