import type { MeasureTexts } from '../measures';

export const measures: MeasureTexts = {
  runs: {
    label: '运行',
    sentence: '任务在这段时间内运行了多少次。',
    formula: '符合筛选条件的运行次数',
  },
  cost: {
    label: '费用',
    sentence: '运行的费用，按记录时的估算。费用未知的运行另行计数，绝不当作 $0。',
    formula: '有 estimated_cost_usd 的运行之和',
  },
  tokens: {
    label: 'Token',
    sentence: '读取和写出的全部 token。推理 token 不另加：它们已包含在输出里。',
    formula: '输入 + 输出 + 缓存读取 + 缓存写入',
  },
  pace: {
    label: '节奏',
    sentence:
      '支出与计划的对照：大于 1 表示每月费用高于时间表和平均费用推算的数额，小于 1 则更低。按结果筛选时未知。',
    formula: '每月趋势 / 每月名义',
  },
  success_runs: {
    label: '成功',
    sentence: '正常结束的运行。这是外层程序的信号：没做任何有用的事也算在内。',
    formula: 'success = 1 的运行次数',
  },
  failure_runs: {
    label: '失败',
    sentence: '没有正常结束的运行。',
    formula: 'success = 0 的运行次数',
  },
  unknown_outcome_runs: {
    label: '结果未知',
    sentence: '既没说成功也没说失败的运行。',
    formula: '运行 - 成功 - 失败',
  },
  success_rate: {
    label: '成功率',
    sentence: '结果已知的运行中成功的部分。',
    formula: '成功 / (成功 + 失败)',
  },
  success_cost: {
    label: '成功的费用',
    sentence: '成功的运行花了多少。',
    formula: 'success = 1 的 estimated_cost_usd 之和',
  },
  failure_cost: {
    label: '浪费',
    sentence: '失败的运行花了多少。',
    formula: 'success = 0 的 estimated_cost_usd 之和',
  },
  mean_cost: {
    label: '每次运行费用',
    sentence: '费用已知的运行的平均费用。',
    formula: '费用 / 费用已知的运行次数',
  },
  cost_per_success: {
    label: '每次成功费用',
    sentence: '把失败的费用也算上，一次成功的运行要花多少。',
    formula: '费用 / 成功次数',
  },
  input_tokens: {
    label: '输入 token',
    sentence: '发送给模型的 token，不含从缓存读取的。',
    formula: 'input_tokens 之和',
  },
  output_tokens: {
    label: '输出 token',
    sentence: '模型写出的 token。',
    formula: 'output_tokens 之和',
  },
  reasoning_tokens: {
    label: '推理 token',
    sentence: '模型用于思考的 token；包含在输出里。',
    formula: 'reasoning_tokens 之和',
  },
  cache_read_tokens: {
    label: '缓存读取',
    sentence: '从提供商的提示缓存读取的 token。',
    formula: 'cache_read_tokens 之和',
  },
  cache_write_tokens: {
    label: '缓存写入',
    sentence: '存入提供商的提示缓存的 token。',
    formula: 'cache_write_tokens 之和',
  },
  input_share: {
    label: '输入占比',
    sentence: '输入 token 占全部 token 的部分。',
    formula: '输入 / token',
  },
  output_share: {
    label: '输出占比',
    sentence: '输出 token 占全部 token 的部分。',
    formula: '输出 / token',
  },
  cache_read_share: {
    label: '缓存占比',
    sentence: '从缓存读取的 token 占全部 token 的部分。',
    formula: '缓存读取 / token',
  },
  cache_write_share: {
    label: '写入缓存占比',
    sentence: '存入缓存的 token 占全部 token 的部分。',
    formula: '缓存写入 / token',
  },
  total_duration: {
    label: '总时长',
    sentence: '各次运行的时长相加。',
    formula: '有 duration_seconds 的运行之和',
  },
  mean_duration: {
    label: '每次运行时长',
    sentence: '时长已知的运行的平均时长。',
    formula: '总时长 / 时长已知的运行次数',
  },
  nominal_month: {
    label: '每月名义',
    sentence:
      '如果每个时间表都按计划触发、每次运行都花该任务的平均费用，未来 30 天要花多少。按结果筛选时未知。',
    formula: '各任务相加：每次运行费用 x 未来 30 天计划的运行次数',
  },
  trend_month: {
    label: '每月趋势',
    sentence:
      '不管时间表怎么说，按这段时间的速度，30 天要花多少。费用未知的运行按该任务的平均费用计。',
    formula: '各任务相加：每次运行费用 x 运行 / 观察天数 x 30',
  },
  nominal: {
    label: '名义',
    sentence: '如果时间表按计划触发、每次运行都花平均费用，未来这些天要花多少。按结果筛选时未知。',
    formula: '每次运行费用 x 计划的运行次数',
  },
  trend: {
    label: '趋势',
    sentence: '按这段时间的速度，同样多的天数要花多少。费用未知的运行按平均费用计。',
    formula: '每次运行费用 x 运行 / 观察天数 x 天数',
  },
  scheduled_runs: {
    label: '计划的运行',
    sentence: '时间表在未来这些天触发多少次，最多 100,000 次。',
    formula: '时间表在 (现在, 现在 + 天数] 内的触发次数',
  },
  drift: {
    label: '偏移',
    sentence: '实际运行与计划运行之比：1 表示符合计划，0.5 表示每两次缺一次。按结果筛选时未知。',
    formula: '运行 / 时间表在观察天数内的触发次数',
  },
  observed_days: {
    label: '观察天数',
    sentence: '这段时间的长度；选全部时间时，是从第一次到最后一次运行的跨度。',
    formula: '时间范围的天数，或 (最后一次运行 - 第一次运行) / 86,400',
  },
  jobs: {
    label: '任务',
    sentence: '这段时间内至少运行过一次的任务。',
    formula: '不同任务 id 的个数',
  },
  script_jobs: {
    label: '脚本任务',
    sentence: '只运行脚本、不用代理的任务；不花钱。',
    formula: '有 no_agent 运行的任务个数',
  },
  prior_runs: {
    label: '此前的运行',
    sentence: '紧接之前、长度相同的时段内的运行。',
    formula: '[开始 - 长度, 开始) 内的运行',
  },
  prior_cost: {
    label: '此前的费用',
    sentence: '紧接之前、长度相同的时段的费用。',
    formula: '[开始 - 长度, 开始) 内运行的费用',
  },
  runs_change: {
    label: '运行的变化',
    sentence: '运行与上一时段相比。',
    formula: '(运行 - 此前的运行) / 此前的运行',
  },
  cost_change: {
    label: '费用的变化',
    sentence: '费用与上一时段相比。',
    formula: '(费用 - 此前的费用) / 此前的费用',
  },
  share_of_runs: {
    label: '占运行的比例',
    sentence: '这个任务占所选范围内全部运行的部分。',
    formula: '任务的运行 / 运行',
  },
  share_of_cost: {
    label: '占费用的比例',
    sentence: '这一部分占所选范围内全部已知费用的比例。',
    formula: '这一部分的费用 / 费用',
  },
  share_of_tokens: {
    label: '占 token 的比例',
    sentence: '这个任务占所选范围内全部 token 的部分。',
    formula: '任务的 token / token',
  },
};
