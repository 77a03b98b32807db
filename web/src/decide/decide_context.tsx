// What the parts of the decide view share.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { WireReader } from '../contract/wire';
import type { WireWriter } from '../contract/wire_writer';
import type { DecideQuestion } from '../engine/question';
import { type Asked, useAnswer } from '../panels/use_answer';
import type { DecideHost } from './decide_host';
import type { DecideSeat } from './decide_start';

export interface DecideState {
  readonly host: DecideHost;
  readonly seat: DecideSeat;
}

export const DecideContext = createContext<DecideState | undefined>(undefined);

export function useDecide(): DecideState {
  const state = useContext(DecideContext);
  if (state === undefined) throw new Error('a part of the decide view needs the view');
  return state;
}

/** One kind of question: how it is written, and how its answer is read. */
export interface Kind<Request, T> {
  readonly question: DecideQuestion;
  readonly write: (writer: WireWriter, request: Request) => void;
  readonly read: (reader: WireReader) => T;
}

/** Asks again when the request or the price lists change; the old answer stays until then. */
export function useDecision<Request, T>(kind: Kind<Request, T>, request: Request): Asked<T> {
  const { host } = useDecide();
  const ask = () => host.ask(kind.question, kind.write, request, kind.read);
  return useAnswer(ask, [host, host.edition.value, JSON.stringify(request)]);
}
