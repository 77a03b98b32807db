// YAML as a tree for the engine, which knows what scalars mean: `"text"` is a quoted scalar,
// `{"p": text}` a plain one, `{"l": […]}` a list, `{"m": [[key, value]…]}` a map.
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseAllDocuments } from 'yaml';

type Tree = string | { p: string } | { l: Tree[] } | { m: [Tree, Tree][] };

/** As the engine's own reader has them: aliases count as often as they are used. */
const MOST_NODES = 1_000_000;
const DEEPEST = 32;
const MOST_BRACKETS = 500;
/** A line that opens or continues hundreds of blocks. */
const DEEP_BLOCK = /^[ \t?:-]{1000}/m;

class Refused extends Error {}

/** Returns: the tree as JSON, or `{"e": why}`. */
export function yamlTree(text: string): string {
  try {
    return JSON.stringify(treeOf(text));
  } catch (reason) {
    // Texts that are nested without end exhaust the parser's stack.
    const isOurs = reason instanceof Refused;
    return JSON.stringify({ e: isOurs ? reason.message : TOO_DEEP });
  }
}

const TOO_DEEP = 'the text is nested too deeply, or its aliases unfold into too much';

/** The parser calls itself once for each level, and the stack of a worker ends somewhere. */
function requireShallow(text: string): void {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[{\]}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > MOST_BRACKETS) throw new Refused(TOO_DEEP);
  }
  if (DEEP_BLOCK.test(text)) throw new Refused(TOO_DEEP);
}

function treeOf(text: string): Tree {
  requireShallow(text);
  // Strings only: what a plain scalar means is decided in one place, by the engine.
  const parsed = parseAllDocuments(text, { schema: 'failsafe', version: '1.1', uniqueKeys: false });
  const documents = [...parsed] as Document.Parsed[];
  if (documents.length > 1) throw new Refused('the file holds more than one document');
  const [document] = documents;
  if (document === undefined) return { p: '' };
  const [fault] = document.errors;
  if (fault !== undefined) {
    const line = fault.linePos?.[0].line ?? 1;
    throw new Refused(`line ${line}: ${fault.message.split('\n')[0] ?? ''}`);
  }
  return new Converter(document).convert(document.contents, 0);
}

class Converter {
  readonly #document: Document.Parsed;
  #count = 0;

  constructor(document: Document.Parsed) {
    this.#document = document;
  }

  convert(node: Node | null | undefined, depth: number): Tree {
    this.#count += 1;
    if (this.#count > MOST_NODES || depth > DEEPEST) {
      throw new Refused(TOO_DEEP);
    }
    if (isAlias(node)) {
      const named = node.resolve(this.#document);
      if (named === undefined) throw new Refused(`nothing is named ${node.source}`);
      return this.convert(named, depth + 1);
    }
    if (isMap(node)) {
      const pairs = node.items.map(({ key, value }): [Tree, Tree] => [
        this.convert(key as Node | null, depth + 1),
        this.convert(value as Node | null, depth + 1),
      ]);
      return { m: pairs };
    }
    if (isSeq(node)) return { l: node.items.map((item) => this.convert(item as Node, depth + 1)) };
    if (!isScalar(node)) return { p: '' };
    const text = typeof node.value === 'string' ? node.value : (node.source ?? '');
    return node.type === undefined || node.type === 'PLAIN' ? { p: text } : text;
  }
}
