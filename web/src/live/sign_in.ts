// The one-time code in the address that `cronlens serve` prints: "#open=CODE". Browsers send no
// fragment, and it is taken out of the address before anything else happens.

const CODE = /^#open=([0-9A-Za-z_-]{8,128})$/;

/** The code, once: afterwards it is in no address, and not in the history. */
export function takeCode(): string | undefined {
  const code = CODE.exec(location.hash)?.[1];
  if (location.hash.startsWith('#open=')) {
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  return code;
}

/** Whether this page comes from a server that has data. */
export function isLivePage(): boolean {
  return document.querySelector('meta[name="cronlens-live"]') !== null;
}
