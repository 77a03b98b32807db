// The session: opens files, keeps the view, asks the engine, and lets the newest answer win.
import { batch, signal } from '@preact/signals';
import { makeLatest } from '../base/latest';
import type { TextStore } from '../base/storage';
import type { Dashboard, EngineError, Query, Snapshot } from '../contract/contract.gen';
import type { Answer, Engine, Progress, SourceFiles } from '../engine/engine';
import { CANCELLED, makeError } from '../engine/faults';
import { type Plan, planFiles } from '../intake/plan';
import { firstLookAt, isWithin, suits } from './first_look';
import { isOld, keepKnown, makeQueryMaker, type QueryMaker, type TimeSource } from './query_of';
import { makeQuestions } from './questions';
import type {
  IntakeReason,
  OpenedFile,
  Phase,
  Refusal,
  RowSource,
  RunHistory,
  Session,
  View,
} from './session';
import { makeUndoStack } from './undo';
import { FIRST_VIEW, isAsked, isSame, readView, writeView } from './view_storage';

export function makeSession(engine: Engine, store: TextStore, time: TimeSource): Session {
  return new PageSession(engine, store, time);
}

type Opener = (onProgress: (progress: Progress) => void) => Promise<Answer<Snapshot>>;

const NO_PROGRESS: Progress = { phase: 'reading', bytesRead: 0, bytesTotal: 0 };
const SAMPLE: OpenedFile = { name: 'sample', modified: undefined, sample: true };

/** What was on screen before a first look at another file, and comes back if that fails. */
interface Earlier {
  readonly snapshot: Snapshot | undefined;
  readonly file: OpenedFile | undefined;
  readonly query: Query | undefined;
  readonly dashboard: Dashboard | undefined;
  /** How many days the look shows. */
  readonly lookDays: number;
}

/** Actions are fields, not methods: they can be handed to components as they are. */
class PageSession implements Session {
  readonly phase = signal<Phase>({ kind: 'empty' });
  readonly refusals = signal<readonly Refusal[]>([]);
  readonly file = signal<OpenedFile | undefined>(undefined);
  readonly snapshot = signal<Snapshot | undefined>(undefined);
  readonly view;
  readonly query = signal<Query | undefined>(undefined);
  readonly dashboard = signal<Dashboard | undefined>(undefined);
  readonly busy = signal(false);
  readonly history = signal<RunHistory | undefined>(undefined);
  readonly details = signal<ReadonlySet<string>>(new Set());
  readonly canUndo;
  readonly step;
  readonly choseClock;
  readonly makeReport;
  readonly fetchJob;
  readonly fetchJobs;
  readonly fetchSparklines;
  readonly fetchRuns;

  readonly #engine: Engine;
  readonly #store: TextStore;
  readonly #time: TimeSource;
  readonly #queryFor: QueryMaker;
  readonly #undo = makeUndoStack<View>();
  readonly #newestOpening = makeLatest();
  readonly #newestAnswer = makeLatest();
  #toShow: Snapshot | undefined;
  #isOpening = false;
  /** While the newest days of a file are on screen, and the rest is being read. */
  #earlier: Earlier | undefined;
  #edit: object | undefined;

  constructor(engine: Engine, store: TextStore, time: TimeSource) {
    this.#engine = engine;
    this.#store = store;
    this.#time = time;
    this.#queryFor = makeQueryMaker(time);
    const stored = readView(store);
    this.view = signal<View>(stored.view);
    this.choseClock = signal(stored.choseClock);
    this.canUndo = this.#undo.canUndo;
    this.step = this.#undo.depth;
    const ask = makeQuestions(engine, this, this.#queryFor);
    this.makeReport = ask.makeReport;
    this.fetchJob = ask.fetchJob;
    this.fetchJobs = ask.fetchJobs;
    this.fetchSparklines = ask.fetchSparklines;
    this.fetchRuns = ask.fetchRuns;
  }

  openFiles = async (files: readonly File[], bareFolder?: string): Promise<void> => {
    if (bareFolder !== undefined) {
      const error = makeError('not_sqlite', 'nothing to open in the folder');
      this.refusals.value = [{ file: bareFolder, error, reason: { kind: 'bare_folder' } }];
    }
    if (files.length === 0) return;
    const planned = await planFiles(files, this.snapshot.peek() !== undefined);
    this.refusals.value = planned.refusals;
    await this.#openPlan(planned);
  };

  openSample = async (): Promise<void> => {
    this.refusals.value = [];
    const now = Math.floor(this.#time.now());
    const as: OpenedFile = { ...SAMPLE, source: { kind: 'sample', now } };
    await this.#load([SAMPLE.name], as, () => this.#engine.openSample(now));
  };

  openLive: Session['openLive'] = async (name, files, copy, jobs) => {
    this.refusals.value = [];
    const shown = this.file.peek();
    if (shown?.live !== true) {
      const source: RowSource | undefined = copy && { kind: 'live', copy, jobs };
      const as = { name, modified: undefined, sample: false, live: true, source };
      return this.#load([name], as, this.#opener(files, as));
    }
    const answer = await this.#newestOpening(() => this.#engine.open(files));
    if (answer?.ok) await this.#show(answer.value, shown);
    else if (answer !== undefined) this.#refuse(name, answer.error);
    return answer;
  };

  appendRows: Session['appendRows'] = (rows) => this.#extend(() => this.#engine.append(rows));

  replaceJobs: Session['replaceJobs'] = (jobs) => this.#extend(() => this.#engine.attachJobs(jobs));

  passTime = async (): Promise<void> => {
    const value = this.snapshot.peek();
    if (value !== undefined) await this.#extend(() => Promise.resolve({ ok: true, value }));
  };

  openReport = async (data: Blob, name: string): Promise<void> => {
    const source: RowSource = { kind: 'report', data };
    const as = { name, modified: undefined, sample: false, report: true, source };
    await this.#load([name], as, () => this.#engine.openReport(data));
  };

  refuseFiles: Session['refuseFiles'] = (files, reason) => {
    const error = makeError('not_sqlite', 'not opened here');
    this.refusals.value = files.map(({ name }) => ({ file: name, error, reason }));
  };

  cancel = (): void => {
    if (!this.#isOpening) return;
    this.#isOpening = false;
    this.#engine.cancel();
    this.#endFirstLook();
    this.#rest();
  };

  close = (): void => {
    this.cancel();
    this.#engine.cancel();
    this.#toShow = undefined;
    batch(() => {
      this.snapshot.value = undefined;
      this.dashboard.value = undefined;
      this.query.value = undefined;
      this.file.value = undefined;
      this.history.value = undefined;
      this.details.value = new Set();
      this.refusals.value = [];
      this.#rest();
    });
  };

  dismissRefusal = (refusal: Refusal): void => {
    this.refusals.value = this.refusals.peek().filter((other) => other !== refusal);
  };

  change = (part: Partial<View>, edit?: object): void => {
    const before = this.view.peek();
    const view = { ...before, ...part };
    batch(() => {
      // What changes nothing is no step: undoing it would seem to do nothing.
      if (!isSame(before, view)) {
        if (edit === undefined || edit !== this.#edit) this.#undo.push(before);
        this.#edit = edit;
      }
      if (part.clock !== undefined) this.choseClock.value = true;
      this.#keepView(view);
    });
    if (isAsked(part)) void this.#refresh();
  };

  undo = (): void => {
    if (!this.canUndo.peek()) return;
    batch(() => {
      const earlier = this.#undo.pop();
      this.#edit = undefined;
      if (earlier !== undefined) this.#keepView(earlier);
    });
    void this.#refresh();
  };

  travel: Session['travel'] = ({ view, choseClock }, step) => {
    const snapshot = this.snapshot.peek();
    batch(() => {
      this.#undo.moveTo(step, this.view.peek());
      this.#edit = undefined;
      this.choseClock.value = choseClock;
      this.#keepView(snapshot === undefined ? view : this.#fit(view, snapshot));
    });
    void this.#refresh();
  };

  resetFilters = (): void => {
    const { outcome, mode, jobs, models, providers, text } = FIRST_VIEW;
    this.change({ outcome, mode, jobs, models, providers, text });
  };

  openHistory = (opened: RunHistory): void => {
    this.history.value = opened;
  };

  closeHistory = (): void => {
    this.history.value = undefined;
  };

  #rest(): void {
    this.phase.value = { kind: this.snapshot.peek() === undefined ? 'empty' : 'ready' };
  }

  #refuse(file: string, error: EngineError, reason?: IntakeReason): void {
    if (error.detail === CANCELLED) return;
    this.refusals.value = [...this.refusals.peek(), { file, error, reason }];
  }

  #keepView(view: View): void {
    this.view.value = view;
    writeView(this.#store, { view, choseClock: this.choseClock.peek() });
  }

  async #openPlan({ database, wal, jobs, lacksWal }: Plan): Promise<void> {
    if (database !== undefined) {
      const names = [database, wal, jobs].flatMap((part) => (part ? [part.name] : []));
      const modified = database.lastModified / 1000;
      const files = { database, wal, jobs };
      const source: RowSource = { kind: 'files', files };
      const as = { name: database.name, modified, sample: false, source };
      await this.#load(names, as, this.#opener(files, as), lacksWal);
      return;
    }
    const opened = this.file.peek();
    if (jobs === undefined || opened === undefined) return;
    await this.#load([jobs.name], opened, () => this.#engine.attachJobs(jobs));
  }

  #opener(files: SourceFiles, as: OpenedFile): Opener {
    const look = firstLookAt(files.database, this.view.peek(), this.#time);
    return (onProgress) => {
      const onSnapshot = (opened: Snapshot) => {
        if (look !== undefined) void this.#showFirst(opened, as, look.days);
      };
      return this.#engine.open(files, onProgress, look && { ...look, onSnapshot });
    };
  }

  /** Returns: undefined when another opening took its place. */
  async #load(
    names: readonly string[],
    as: OpenedFile,
    open: Opener,
    lacksWal = false,
  ): Promise<Answer<Snapshot> | undefined> {
    const onProgress = (progress: Progress) => {
      const newestDays = this.#earlier?.lookDays;
      this.phase.value = { kind: 'loading', files: names, progress, newestDays };
    };
    onProgress(NO_PROGRESS);
    this.#isOpening = true;
    const answer = await this.#newestOpening(() => open(onProgress));
    if (answer === undefined) return undefined;
    this.#isOpening = false;
    if (answer.ok) {
      await this.#show(answer.value, as);
      this.#earlier = undefined;
      this.#reportUnusedJobs(answer.value, names);
    } else {
      this.#endFirstLook();
      const isBare = answer.error.code === 'no_cron_runs' && answer.error.tables.length === 0;
      const reason: IntakeReason | undefined =
        isBare && lacksWal ? { kind: 'needs_wal' } : undefined;
      this.#refuse(names[0] ?? '', answer.error, reason);
    }
    this.#rest();
    return answer;
  }

  /** What is on screen with what was added to it, unless another file is about to take its place. */
  async #extend(add: () => Promise<Answer<Snapshot>>): Promise<Answer<Snapshot> | undefined> {
    const file = this.file.peek();
    const shown = this.snapshot.peek();
    const isFree = () => !this.#isOpening && this.snapshot.peek() === shown;
    if (file?.live !== true || !isFree() || this.#toShow !== shown) return undefined;
    const answer = await add();
    if (!answer.ok) return answer;
    if (!isFree()) return undefined;
    await this.#show(answer.value, file);
    return answer;
  }

  /** Shows a snapshot together with its first dashboard: the page never mixes two files. */
  async #show(opened: Snapshot, as: OpenedFile): Promise<void> {
    this.#toShow = opened;
    const view = this.#fit(this.view.peek(), opened);
    const query = this.#queryFor(view, opened);
    const answer = await this.#newestAnswer(() => this.#engine.dashboard(query));
    if (this.#toShow !== opened) return;
    if (answer === undefined) return this.#show(opened, as);
    batch(() => {
      // The same file, read further or anew: what is open stays open.
      const isSame = this.#earlier !== undefined || this.file.peek() === as;
      if (!isSame) this.history.value = undefined;
      this.#keepView(view);
      this.snapshot.value = opened;
      this.file.value = as;
      this.query.value = query;
      this.dashboard.value = answer.ok ? answer.value : undefined;
      this.busy.value = false;
      if (!answer.ok) this.#refuse(as.name, answer.error);
    });
  }

  async #showFirst(opened: Snapshot, as: OpenedFile, lookDays: number): Promise<void> {
    if (!this.#isOpening || !suits(opened, this.view.peek())) return;
    if (!isWithin(this.view.peek().window, lookDays)) return;
    const earlier = {
      snapshot: this.snapshot.peek(),
      file: this.file.peek(),
      query: this.query.peek(),
      dashboard: this.dashboard.peek(),
      lookDays,
    };
    await this.#show(opened, as);
    if (this.#toShow !== opened) return;
    this.#earlier = earlier;
    const phase = this.phase.peek();
    if (phase.kind === 'loading') this.phase.value = { ...phase, newestDays: lookDays };
  }

  /** The file could not be read after all, or was not to be. */
  #endFirstLook(): void {
    const earlier = this.#earlier;
    this.#earlier = undefined;
    this.#toShow = earlier === undefined ? this.snapshot.peek() : earlier.snapshot;
    if (earlier === undefined) return;
    batch(() => {
      this.snapshot.value = earlier.snapshot;
      this.file.value = earlier.file;
      this.query.value = earlier.query;
      this.dashboard.value = earlier.dashboard;
      this.history.value = undefined;
      this.busy.value = false;
    });
    // The view may have been changed meanwhile.
    void this.#refresh();
  }

  #fit(wanted: View, opened: Snapshot): View {
    const view = keepKnown(wanted, opened);
    if (this.choseClock.peek()) return view;
    return { ...view, clock: isOld(opened, this.#time) ? 'newest' : 'wall' };
  }

  async #refresh(): Promise<void> {
    const snapshot = this.snapshot.peek();
    if (snapshot === undefined) return;
    this.busy.value = true;
    const view = this.view.peek();
    // More than has been read: the figures come with the rest of the file.
    if (this.#earlier !== undefined && !isWithin(view.window, this.#earlier.lookDays)) return;
    const query = this.#queryFor(view, snapshot);
    const answer = await this.#newestAnswer(() => this.#engine.dashboard(query));
    if (answer === undefined) return;
    batch(() => {
      this.busy.value = false;
      if (answer.ok) {
        this.query.value = query;
        this.dashboard.value = answer.value;
      } else {
        this.#refuse(this.file.peek()?.name ?? '', answer.error);
      }
    });
  }

  /** The engine leaves a broken jobs.json aside; whoever dropped it is told by its name. */
  #reportUnusedJobs(opened: Snapshot, names: readonly string[]): void {
    const caveat = opened.caveats.find(({ code }) => code === 'jobs_unreadable');
    const name = names.find((candidate) => candidate.toLowerCase().endsWith('.json'));
    if (caveat !== undefined && name !== undefined) {
      this.#refuse(name, makeError('bad_jobs_file', caveat.subject));
    }
  }
}
