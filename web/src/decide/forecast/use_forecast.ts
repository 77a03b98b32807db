// The question that a forecast answers.
import {
  type ForecastAnswer,
  readForecastAnswer,
  writeForecastRequest,
} from '../../contract/decide.gen';
import type { Kind } from '../decide_context';

export const FORECAST: Kind<Parameters<typeof writeForecastRequest>[1], ForecastAnswer> = {
  question: 'forecast',
  write: writeForecastRequest,
  read: readForecastAnswer,
};
