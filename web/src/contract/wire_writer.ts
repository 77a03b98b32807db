// The writing side of the engine's wire format (engine/codec/wire_writer.hpp has the layout), for
// questions that are asked too often for JSON. One buffer, used again for every question.

/** The request holds something that the contract does not know. */
export class BadRequest extends Error {}

const FIRST_BYTES = 16 * 1024;
const NOTHING = new Uint8Array();

export class WireWriter {
  #buffer = new ArrayBuffer(FIRST_BYTES);
  #view = new DataView(this.#buffer);
  #at = 0;
  readonly #encoder = new TextEncoder();

  /** Begins anew and returns what `write` wrote: a view that is valid until the next call. */
  encode(write: (writer: this) => void): Uint8Array {
    this.#at = 0;
    write(this);
    return new Uint8Array(this.#buffer, 0, this.#at);
  }

  number(value: number): void {
    this.#align(8);
    this.#room(8);
    this.#view.setFloat64(this.#at, value, true);
    this.#at += 8;
  }

  bool(value: boolean): void {
    this.#u32(value ? 1 : 0);
  }

  text(value: string): void {
    // Most texts of a query are empty, and encoding them is most of what they cost.
    const bytes = value === '' ? NOTHING : this.#encoder.encode(value);
    this.#u32(bytes.length);
    this.#bytes(bytes);
    this.#align(4);
  }

  spelling<const Values extends readonly string[]>(values: Values, value: Values[number]): void {
    const index = values.indexOf(value);
    if (index < 0) throw new BadRequest(`"${value}" is not one of ${values.join(', ')}`);
    this.#u32(index);
  }

  column(values: readonly number[]): void {
    this.#u32(values.length);
    this.#align(8);
    this.#room(values.length * 8);
    new Float64Array(this.#buffer, this.#at, values.length).set(values);
    this.#at += values.length * 8;
  }

  textColumn(values: readonly string[]): void {
    const texts = values.map((value) => this.#encoder.encode(value));
    this.#u32(texts.length);
    let end = 0;
    for (const bytes of texts) {
      end += bytes.length;
      this.#u32(end);
    }
    for (const bytes of texts) this.#bytes(bytes);
    this.#align(4);
  }

  #u32(value: number): void {
    this.#align(4);
    this.#room(4);
    this.#view.setUint32(this.#at, value, true);
    this.#at += 4;
  }

  #bytes(bytes: Uint8Array): void {
    this.#room(bytes.length);
    new Uint8Array(this.#buffer).set(bytes, this.#at);
    this.#at += bytes.length;
  }

  /** `size` is a power of two. What lies in a gap is of an older question, and nobody reads it. */
  #align(size: number): void {
    const aligned = (this.#at + size - 1) & -size;
    this.#room(aligned - this.#at);
    this.#at = aligned;
  }

  #room(size: number): void {
    if (this.#at + size <= this.#buffer.byteLength) return;
    const grown = new ArrayBuffer(Math.max(this.#buffer.byteLength * 2, this.#at + size));
    new Uint8Array(grown).set(new Uint8Array(this.#buffer, 0, this.#at));
    this.#buffer = grown;
    this.#view = new DataView(grown);
  }
}
