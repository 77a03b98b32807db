import type { DecideMeasureTexts } from '../words';

export const measures: DecideMeasureTexts = {
  recorded_cost: {
    label: '记录的费用',
    sentence: '文件所说的运行费用，仅含两种方式都知道费用的运行。',
    formula: '同时有价格的运行的 estimated_cost_usd 之和',
  },
  recomputed_cost: {
    label: '按价目表',
    sentence: '同样的运行按价目表的费用，每次运行取其当日价格。',
    formula: '有记录的运行的各类 token × 该类价格之和',
  },
  price_ratio: {
    label: '价目表 / 记录',
    sentence: '记录与价目表一致时为 1。远离 1 时，价格、提供商或模型与当初记录所用的不同。',
    formula: '按价目表 / 记录的费用',
  },
  unpriced_runs: {
    label: '无价格的运行',
    sentence: '模型不在任何价目表中、token 数未知或某类 token 没有价格的运行。它们不计入任何合计。',
    formula: '代理运行 − 价目表能计价的运行',
  },
  unpriced_models: {
    label: '无价格的模型',
    sentence: '文件中按任何规则都不在价目表里的模型。',
    formula: '无匹配的模型',
  },
  jobs_off: {
    label: '不一致的任务',
    sentence: '记录的费用与按价目表的费用相差超过 2 % 且超过 1 美分的任务。',
    formula: '|价目表 / 记录 − 1| > 0.02 且差额大于 $0.01 的任务',
  },
  current_month: {
    label: '目前每月',
    sentence:
      '窗口内的 token 按其所用模型的今日价格折算为 30 天。这不是记录的费用：比较的两边使用同样的价格。',
    formula: '各类 token × 今日价格 × 30 / 窗口天数',
  },
  changed_month: {
    label: '更改后每月',
    sentence: '同样的 token，使用此处所选的模型、缓存比例和时间表。缺少价格的任务在两边都不计入。',
    formula: '各类 token × 所选模型的价格 × 新时间表的运行次数 / 旧时间表的运行次数',
  },
  saving_month: {
    label: '每月节省',
    sentence:
      '更改在 30 天内节省的费用。范围：最坏时新模型的缓存全无命中且其分词器产生 1.3 倍 token；最好时为 0.9 倍。',
    formula: '目前 − 更改后',
  },
};
