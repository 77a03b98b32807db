// Labels of value axes. Ticks are positions on a scale, not quantities of the engine.
import { makeNumbers } from './numbers';

export function makeUsdTick(locale: string): (value: number) => string {
  const numbers = makeNumbers(locale);
  return (value) => (value === 0 ? '0' : numbers.usd(value).replace(/[.,]00(?=\D|$)/, ''));
}

export function makeCountTick(locale: string): (value: number) => string {
  return makeNumbers(locale).compact;
}
