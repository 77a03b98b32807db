// From the choices of the form to a file.
import { saveFile } from '../base/download';
import { type About, aboutOf, fileStem } from '../exports/about';
import { byteText } from '../format/bytes';
import { lessTelling } from '../links/less_telling';
import { engineOf, fillTemplate, REPORT_LIMIT_BYTES, readTemplate } from '../report/fill';
import { REDACTIONS, REPORT_SCHEMA, type ReportMeta } from '../report/report_meta';
import type { ReportSeat } from '../report/report_seat';
import type { Words } from '../view_model/words';
import type { BoardState } from './board_context';

export interface ReportChoice {
  readonly title: string;
  /** Days on screen; undefined where they do not end now. */
  readonly days: number | undefined;
  readonly reach: 'shown' | 'all';
  readonly names: boolean;
  readonly ids: boolean;
  readonly costs: boolean;
}

interface Wish {
  readonly board: BoardState;
  readonly choice: ReportChoice;
  readonly words: Words;
  readonly reports: ReportSeat;
}

/** What is on screen is what one wants to show. */
export function firstChoice({ session }: BoardState, { t }: Words): ReportChoice {
  const { kind, days } = session.view.peek().window;
  const shown = kind === 'last_days' ? days : undefined;
  const reach = shown === undefined ? 'all' : 'shown';
  return {
    title: t('report.first_title'),
    days: shown,
    reach,
    names: false,
    ids: false,
    costs: false,
  };
}

/** Returns: what came of it, in words. */
export async function saveReport(wish: Wish): Promise<string> {
  const { t } = wish.words;
  try {
    return await save(wish);
  } catch (reason) {
    const detail = reason instanceof Error ? reason.message : String(reason);
    return t('exports.failed', { detail });
  }
}

async function save({ board, choice, words, reports }: Wish): Promise<string> {
  const { session, links } = board;
  const { t, locale } = words;
  const about = aboutOf(session, undefined);
  if (about === undefined) return '';
  const days = choice.reach === 'shown' ? choice.days : undefined;
  const title = choice.title.trim() || t('report.first_title');
  const template = await readTemplate(await reports.fetchTemplate());
  const answer = await session.makeReport({
    title,
    days: days ?? 0,
    redact: { names: choice.names, ids: choice.ids, costs: choice.costs },
    maker: { startWorker: reports.startWorker, wasm: engineOf(template) },
  });
  if (!answer.ok) throw new Error(answer.error.detail);
  const { leftOut, summary, data } = answer.value;
  const meta: ReportMeta = {
    schema: REPORT_SCHEMA,
    title,
    made: about.query.now,
    days,
    leftOut,
    redacted: REDACTIONS.filter((what) => choice[what]),
    link: lessTelling(links?.link() ?? '', choice),
  };
  const file = await fillTemplate(template, { summary, data, meta });
  const size = byteText(file.size, locale);
  if (file.size > REPORT_LIMIT_BYTES) {
    return t('report.too_large', { size, limit: byteText(REPORT_LIMIT_BYTES, locale) });
  }
  const name = fileName(about);
  saveFile(name, file);
  return t('report.saved', { name, size });
}

/** Without what a filter names: that may be what is taken out. */
function fileName(about: About): string {
  const { query } = about;
  const plain = { ...query, jobs: [], models: [], providers: [], text: '' };
  return `${fileStem('report', { ...about, query: plain })}.html`;
}
