// Keeps the address and the session together: the address always says what is looked at, and Back
// and Forward go through the changes. One change is one entry of the browser's history.
import { batch, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Snapshot } from '../contract/contract.gen';
import type { Session } from '../state/session';
import type { Browser, Entry } from './browser';
import { asksForSample, linkText, readLink } from './link_text';
import { missingIn, nameOf } from './missing';
import type { LinkProblem, Place } from './place';

export interface Links {
  /** What was not taken of the link that was followed last. */
  readonly problems: ReadonlySignal<readonly LinkProblem[]>;
  dismiss(): void;
  /** The hash that stands for what is looked at. */
  link(): string;
  /** Goes to a link as one more change. Returns: false where the text is none. */
  follow(hash: string): boolean;
  /** Returns: a function that stops. */
  start(): () => void;
}

/** Addresses that others read and clear. */
const FOREIGN = /^#open=/;
/** A browser that has dropped the earlier entries does not answer at all. */
const PATIENCE = 400;

/** `first` is where a page begins whose address says nothing. */
export function makeLinks(session: Session, browser: Browser, first?: string): Links {
  return new AddressLinks(session, browser, first);
}

class AddressLinks implements Links {
  readonly problems = signal<readonly LinkProblem[]>([]);
  readonly #session: Session;
  readonly #browser: Browser;
  readonly #first: string | undefined;
  /** The entry that the browser shows. */
  #entry: Entry = { step: 0, drawer: false, added: false };
  /** Entries that were made before the page was loaded have steps that the session never saw. */
  #offset = 0;
  #goingBack: ReturnType<typeof setTimeout> | undefined;
  /** Followed before there was a file to meet it. */
  #unmet: Place | undefined;

  constructor(session: Session, browser: Browser, first: string | undefined) {
    this.#session = session;
    this.#browser = browser;
    this.#first = first;
  }

  dismiss = (): void => {
    this.problems.value = [];
  };

  link = (): string => {
    const { view, choseClock, file, history, details } = this.#session;
    const { job = '', sort = 'run_time', direction = 'descending' } = history.value ?? {};
    return linkText({
      view: view.value,
      choseClock: choseClock.value,
      sample: file.value?.sample === true,
      runs: history.value === undefined ? undefined : { job, sort, direction },
      details: [...details.value],
    });
  };

  follow = (hash: string): boolean => {
    const read = readLink(hash);
    if (read === undefined) return false;
    const isHere = linkText(read.place) === this.link();
    this.problems.value = read.problems;
    this.#go(read.place, this.#session.step.peek() + (isHere ? 0 : 1));
    return true;
  };

  start = (): (() => void) => {
    const known = this.#browser.entry();
    if (known !== undefined) {
      this.#entry = known;
      this.#offset = known.step;
    }
    this.#arriveFirst();
    const stopListening = this.#browser.listen(this.#arrived);
    const stopWriting = effect(() => {
      this.#meet();
      this.#settle();
    });
    return () => {
      stopListening();
      stopWriting();
      clearTimeout(this.#goingBack);
    };
  };

  #arriveFirst(): void {
    const hash = this.#browser.hash();
    const read = readLink(hash) ?? (this.#first === undefined ? undefined : readLink(this.#first));
    if (read !== undefined) {
      this.problems.value = read.problems;
      this.#go(read.place, 0);
      this.#entry = { ...this.#entry, drawer: read.place.runs !== undefined };
    }
    if (asksForSample(hash)) void this.#session.openSample();
  }

  /** The reader went back or forward, or changed the hash by hand. */
  #arrived = (): void => {
    const hash = this.#browser.hash();
    if (FOREIGN.test(hash)) return;
    const known = this.#browser.entry();
    if (this.#goingBack !== undefined) {
      this.#stopGoingBack();
      this.#entry = known ?? this.#entry;
      this.#settle();
      return;
    }
    const read = readLink(hash);
    const step = this.#session.step.peek();
    if (read === undefined) {
      this.#openSampleIfAsked(asksForSample(hash));
      this.#settle();
      return;
    }
    const drawer = read.place.runs !== undefined;
    this.#entry = known ?? { step: this.#offset + step + 1, drawer, added: false };
    this.#offset = Math.min(this.#offset, this.#entry.step);
    this.problems.value = read.problems;
    this.#go(read.place, this.#entry.step - this.#offset);
    this.#openSampleIfAsked(read.place.sample);
  };

  #openSampleIfAsked(asked: boolean): void {
    if (asked && this.#session.phase.peek().kind === 'empty') void this.#session.openSample();
  }

  #go(place: Place, step: number): void {
    const session = this.#session;
    this.#unmet = place;
    batch(() => {
      session.travel(place, step);
      session.details.value = new Set(place.details);
      this.#meet();
    });
  }

  /** Says what the open file does not have, and opens the runs that the link names. */
  #meet(): void {
    const snapshot = this.#session.snapshot.value;
    const place = this.#unmet;
    if (snapshot === undefined || place === undefined || isPart(snapshot)) return;
    this.#unmet = undefined;
    const missing = missingIn(snapshot, place);
    batch(() => {
      if (missing.length > 0) this.problems.value = [...this.problems.peek(), ...missing];
      const name = place.runs && nameOf(snapshot, place.runs.job);
      if (place.runs !== undefined && name !== undefined) {
        this.#session.openHistory({ ...place.runs, name });
      } else this.#session.closeHistory();
    });
  }

  /** Makes the browser's entry the one that the session is at. */
  #settle(): void {
    const link = this.link();
    const step = this.#session.step.value + this.#offset;
    const drawer = this.#session.history.value !== undefined;
    if (this.#session.snapshot.value === undefined || this.#goingBack !== undefined) return;
    if (FOREIGN.test(this.#browser.hash())) return;
    const at = this.#entry;
    const closes = at.drawer && at.added && !drawer;
    if (step < at.step || (step === at.step && closes)) {
      this.#goBack();
    } else if (step > at.step || (drawer && !at.drawer)) {
      this.#entry = { step, drawer, added: drawer && !at.drawer };
      this.#browser.push(link, this.#entry);
    } else if (link !== this.#browser.hash() || this.#browser.entry() === undefined) {
      this.#entry = { ...at, drawer };
      this.#browser.replace(link, this.#entry);
    }
  }

  #goBack(): void {
    this.#goingBack = setTimeout(() => {
      this.#stopGoingBack();
      const step = this.#session.step.peek() + this.#offset;
      this.#entry = { step, drawer: this.#session.history.peek() !== undefined, added: false };
      this.#browser.replace(this.link(), this.#entry);
    }, PATIENCE);
    this.#browser.back();
  }

  #stopGoingBack(): void {
    clearTimeout(this.#goingBack);
    this.#goingBack = undefined;
  }
}

/** Only the newest runs of a large file have been read: it may yet have what the link names. */
function isPart(snapshot: Snapshot): boolean {
  return snapshot.caveats.some(({ code }) => code === 'older_runs_unread');
}
