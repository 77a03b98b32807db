// Runs in the product's page before its own scripts, and only watches: when a file is chosen, when
// the first figures and the whole board are on screen, and what a click costs. The selectors are
// the page's own classes.
{
  const FIGURE = '.cl-cards .cl-figure--big';
  const JOBS = '.cl-table--jobs tbody tr';
  const BUSY = '.cl-loading, .cl-loading-strip, .cl-busy--on';
  const longTasks = [];
  const events = [];

  const watchEntries = (list, options) => {
    new PerformanceObserver((found) => list.push(...found.getEntries())).observe(options);
  };
  watchEntries(longTasks, { type: 'longtask' });
  watchEntries(events, { type: 'event', durationThreshold: 16 });

  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const figures = () => [...document.querySelectorAll(FIGURE)].map((e) => e.textContent).join();
  const isWhole = () =>
    document.querySelector(JOBS) !== null && document.querySelector(BUSY) === null;

  /** When what is in the document now has been painted. */
  const painted = async () => {
    await nextFrame();
    await nextFrame();
    return performance.now();
  };

  const waitFor = async (isTrue) => {
    while (!isTrue()) await nextFrame();
    return painted();
  };

  const next = (type, isWanted) =>
    new Promise((resolve) => {
      const listen = (event) => {
        if (!isWanted(event)) return;
        document.removeEventListener(type, listen, true);
        resolve(event.timeStamp);
      };
      document.addEventListener(type, listen, true);
    });

  const otherFigures = () =>
    new Promise((resolve) => {
      const before = figures();
      const observer = new MutationObserver(() => {
        if (figures() === before) return;
        observer.disconnect();
        resolve({ at: performance.now(), painted: painted() });
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    });

  /** From the choice of a file to the figures, and to the board with nothing still to come. */
  const watchOpening = async () => {
    const chosen = await next('change', (event) => event.target.type === 'file');
    const figuresAt = await waitFor(() => figures() !== '');
    const boardAt = await waitFor(() => figures() !== '' && isWhole());
    return { figures: figuresAt - chosen, board: boardAt - chosen };
  };

  /** From a click to the next paint, to other figures in the document, and to their paint. */
  const watchChange = async () => {
    const changed = otherFigures();
    const clicked = await next('click', (event) => event.isTrusted);
    const paintedAt = await painted();
    const shown = await changed;
    const answerAt = await shown.painted;
    await waitFor(isWhole);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const since = ({ startTime }) => startTime >= clicked - 1;
    return {
      paint: paintedAt - clicked,
      figures: shown.at - clicked,
      answer: answerAt - clicked,
      longTasks: longTasks.filter(since).map((task) => task.duration),
      event: Math.max(0, ...events.filter(since).map((entry) => entry.duration)),
    };
  };

  const longest = () => Math.max(0, ...longTasks.map((task) => task.duration));
  window.probe = { watchOpening, watchChange, longest };
}
