// The page may be a document of its own, or live in the shadow root of another.

export type Root = Document | ShadowRoot;

export function rootOf(node: Node): Root {
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? root : document;
}

/** What was really hit: seen from outside, everything in a shadow root is one element. */
export function targetOf(event: Event): EventTarget | null {
  return event.composedPath()[0] ?? event.target;
}
