import type { MeasureTexts } from '../measures';

export const measures: MeasureTexts = {
  runs: {
    label: '執行',
    sentence: '任務在這段時間內執行了多少次。',
    formula: '符合篩選條件的執行次數',
  },
  cost: {
    label: '費用',
    sentence: '執行的費用，按記錄時的估算。費用未知的執行另行計數，絕不當作 $0。',
    formula: '有 estimated_cost_usd 的執行之和',
  },
  tokens: {
    label: 'Token',
    sentence: '讀取和寫出的全部 token。推理 token 不另加：它們已包含在輸出裡。',
    formula: '輸入 + 輸出 + 快取讀取 + 快取寫入',
  },
  pace: {
    label: '節奏',
    sentence:
      '支出與計畫的對照：大於 1 表示每月費用高於排程和平均費用推算的數額，小於 1 則更低。按結果篩選時未知。',
    formula: '每月趨勢 / 每月名義',
  },
  success_runs: {
    label: '成功',
    sentence: '正常結束的執行。這是外層程式的訊號：沒做任何有用的事也算在內。',
    formula: 'success = 1 的執行次數',
  },
  failure_runs: {
    label: '失敗',
    sentence: '沒有正常結束的執行。',
    formula: 'success = 0 的執行次數',
  },
  unknown_outcome_runs: {
    label: '結果未知',
    sentence: '既沒說成功也沒說失敗的執行。',
    formula: '執行 - 成功 - 失敗',
  },
  success_rate: {
    label: '成功率',
    sentence: '結果已知的執行中成功的部分。',
    formula: '成功 / (成功 + 失敗)',
  },
  success_cost: {
    label: '成功的費用',
    sentence: '成功的執行花了多少。',
    formula: 'success = 1 的 estimated_cost_usd 之和',
  },
  failure_cost: {
    label: '浪費',
    sentence: '失敗的執行花了多少。',
    formula: 'success = 0 的 estimated_cost_usd 之和',
  },
  mean_cost: {
    label: '每次執行費用',
    sentence: '費用已知的執行的平均費用。',
    formula: '費用 / 費用已知的執行次數',
  },
  cost_per_success: {
    label: '每次成功費用',
    sentence: '把失敗的費用也算上，一次成功的執行要花多少。',
    formula: '費用 / 成功次數',
  },
  input_tokens: {
    label: '輸入 token',
    sentence: '傳送給模型的 token，不含從快取讀取的。',
    formula: 'input_tokens 之和',
  },
  output_tokens: {
    label: '輸出 token',
    sentence: '模型寫出的 token。',
    formula: 'output_tokens 之和',
  },
  reasoning_tokens: {
    label: '推理 token',
    sentence: '模型用於思考的 token；包含在輸出裡。',
    formula: 'reasoning_tokens 之和',
  },
  cache_read_tokens: {
    label: '快取讀取',
    sentence: '從供應商的提示快取讀取的 token。',
    formula: 'cache_read_tokens 之和',
  },
  cache_write_tokens: {
    label: '快取寫入',
    sentence: '存入供應商的提示快取的 token。',
    formula: 'cache_write_tokens 之和',
  },
  input_share: {
    label: '輸入佔比',
    sentence: '輸入 token 佔全部 token 的部分。',
    formula: '輸入 / token',
  },
  output_share: {
    label: '輸出佔比',
    sentence: '輸出 token 佔全部 token 的部分。',
    formula: '輸出 / token',
  },
  cache_read_share: {
    label: '快取佔比',
    sentence: '從快取讀取的 token 佔全部 token 的部分。',
    formula: '快取讀取 / token',
  },
  cache_write_share: {
    label: '寫入快取佔比',
    sentence: '存入快取的 token 佔全部 token 的部分。',
    formula: '快取寫入 / token',
  },
  total_duration: {
    label: '總時長',
    sentence: '各次執行的時長相加。',
    formula: '有 duration_seconds 的執行之和',
  },
  mean_duration: {
    label: '每次執行時長',
    sentence: '時長已知的執行的平均時長。',
    formula: '總時長 / 時長已知的執行次數',
  },
  nominal_month: {
    label: '每月名義',
    sentence:
      '如果每個排程都按計畫觸發、每次執行都花該任務的平均費用，未來 30 天要花多少。按結果篩選時未知。',
    formula: '各任務相加：每次執行費用 x 未來 30 天計畫的執行次數',
  },
  trend_month: {
    label: '每月趨勢',
    sentence:
      '不管排程怎麼說，按這段時間的速度，30 天要花多少。費用未知的執行按該任務的平均費用計。',
    formula: '各任務相加：每次執行費用 x 執行 / 觀察天數 x 30',
  },
  nominal: {
    label: '名義',
    sentence: '如果排程按計畫觸發、每次執行都花平均費用，未來這些天要花多少。按結果篩選時未知。',
    formula: '每次執行費用 x 計畫的執行次數',
  },
  trend: {
    label: '趨勢',
    sentence: '按這段時間的速度，同樣多的天數要花多少。費用未知的執行按平均費用計。',
    formula: '每次執行費用 x 執行 / 觀察天數 x 天數',
  },
  scheduled_runs: {
    label: '計畫的執行',
    sentence: '排程在未來這些天觸發多少次，最多 100,000 次。',
    formula: '排程在 (現在, 現在 + 天數] 內的觸發次數',
  },
  drift: {
    label: '偏移',
    sentence: '實際執行與計畫執行之比：1 表示符合計畫，0.5 表示每兩次缺一次。按結果篩選時未知。',
    formula: '執行 / 排程在觀察天數內的觸發次數',
  },
  observed_days: {
    label: '觀察天數',
    sentence: '這段時間的長度；選全部時間時，是從第一次到最後一次執行的跨度。',
    formula: '時間範圍的天數，或 (最後一次執行 - 第一次執行) / 86,400',
  },
  jobs: {
    label: '任務',
    sentence: '這段時間內至少執行過一次的任務。',
    formula: '不同任務 id 的個數',
  },
  script_jobs: {
    label: '腳本任務',
    sentence: '只執行腳本、不用代理程式的任務；不花錢。',
    formula: '有 no_agent 執行的任務個數',
  },
  prior_runs: {
    label: '此前的執行',
    sentence: '緊接之前、長度相同的時段內的執行。',
    formula: '[開始 - 長度, 開始) 內的執行',
  },
  prior_cost: {
    label: '此前的費用',
    sentence: '緊接之前、長度相同的時段的費用。',
    formula: '[開始 - 長度, 開始) 內執行的費用',
  },
  runs_change: {
    label: '執行的變化',
    sentence: '執行與上一時段相比。',
    formula: '(執行 - 此前的執行) / 此前的執行',
  },
  cost_change: {
    label: '費用的變化',
    sentence: '費用與上一時段相比。',
    formula: '(費用 - 此前的費用) / 此前的費用',
  },
  share_of_runs: {
    label: '佔執行的比例',
    sentence: '這個任務佔所選範圍內全部執行的部分。',
    formula: '任務的執行 / 執行',
  },
  share_of_cost: {
    label: '佔費用的比例',
    sentence: '這一部分佔所選範圍內全部已知費用的比例。',
    formula: '這一部分的費用 / 費用',
  },
  share_of_tokens: {
    label: '佔 token 的比例',
    sentence: '這個任務佔所選範圍內全部 token 的部分。',
    formula: '任務的 token / token',
  },
};
