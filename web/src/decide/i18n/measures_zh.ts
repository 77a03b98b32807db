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
  spent_so_far: {
    label: '已花费',
    sentence: '时段开始至今的已知费用。费用未知的运行不计入。',
    formula: '从起点到现在的 estimated_cost_usd 之和',
  },
  forecast_middle: {
    label: '将花费',
    sentence:
      '整个时段费用的中位：多少各半。每次剩余触发的费用如同以往的运行，或按其上升、下降或新水平推算，各按以往运行所显示的可能性计入；执行比例也如以往。',
    formula: '已花费 + 各任务抽样运行次数 × 抽样费用之和的 p50，抽样 2,000 次',
  },
  forecast_low: {
    label: '十分之一低于',
    sentence: '十次有一次该时段花费更少。',
    formula: '同样抽样的 p10',
  },
  forecast_high: {
    label: '十分之一高于',
    sentence: '十次有一次该时段花费更多。',
    formula: '同样抽样的 p90',
  },
  forecast_nominal: {
    label: '按计划',
    sentence: '30 天内每次触发都运行，按最近 30 天的平均费用。若有触发被跳过，则高于预测。',
    formula: '平均费用 × 30 天触发次数之和',
  },
  forecast_trend: {
    label: '按趋势',
    sentence: '与最近 30 天相同的 30 天。费用或计划改变时与预测不同。',
    formula: '最近 30 天费用之和，折算为 30 天',
  },
  bands_held: {
    label: '区间内的月份',
    sentence: '过去月份中，实际费用落在第十天所作预测区间内的比例。承诺为 80 %。',
    formula: 'p10 <= 实际 <= p90 的月份 / 有预测的月份',
  },
  limits_reached: {
    label: '已达到的限额',
    sentence: '其时段费用已达到允许值的限额。',
    formula: '判定为 hard 的限额',
  },
  limits_near: {
    label: '接近的限额',
    sentence: '其时段费用已达允许值 80 %（或所设比例）的限额；以及仅由估算达到的限额。',
    formula: '判定为 soft 的限额',
  },
  month_spent: {
    label: '本月已花费',
    sentence: '按所示时区，自月初以来全部任务的已知费用。',
    formula: '自当月 1 日起 estimated_cost_usd 之和',
  },
  month_expected: {
    label: '月末预计',
    sentence: '全部任务本月费用的中位：见“预测”。',
    formula: '本月预测的 p50',
  },
  lasting_departures: {
    label: '仍偏离',
    sentence:
      '最新运行使用不同于往常的模型或提供商，或原本免费现在付费的任务。“常用”指最近 5 到 30 次运行中八成所用的。',
    formula: '最后一次运行即任务最后一次运行的偏离',
  },
  departure_extra: {
    label: '比往常多',
    sentence: '偏离的运行比同样次数的往常运行多花的费用。更便宜时为负。',
    formula: '费用之和 - 费用已知的运行 × 往常一次运行的平均费用',
  },
  departure_spent: {
    label: '偏离期间的花费',
    sentence: '偏离的运行的已知费用。',
    formula: '这些运行的 estimated_cost_usd 之和',
  },
};
