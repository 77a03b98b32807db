import type { DecideMeasureTexts } from '../words';

export const measures: DecideMeasureTexts = {
  recorded_cost: {
    label: '紀錄的費用',
    sentence: '檔案所說的執行費用，僅含兩種方式都知道費用的執行。',
    formula: '同時有價格的執行的 estimated_cost_usd 之和',
  },
  recomputed_cost: {
    label: '依價目表',
    sentence: '同樣的執行依價目表的費用，每次執行取其當日價格。',
    formula: '有紀錄的執行的各類 token × 該類價格之和',
  },
  price_ratio: {
    label: '價目表 / 紀錄',
    sentence: '紀錄與價目表一致時為 1。遠離 1 時，價格、供應商或模型與當初紀錄所用的不同。',
    formula: '依價目表 / 紀錄的費用',
  },
  unpriced_runs: {
    label: '無價格的執行',
    sentence: '模型不在任何價目表中、token 數未知或某類 token 沒有價格的執行。它們不計入任何合計。',
    formula: '代理程式執行 − 價目表能計價的執行',
  },
  unpriced_models: {
    label: '無價格的模型',
    sentence: '檔案中依任何規則都不在價目表裡的模型。',
    formula: '無相符的模型',
  },
  jobs_off: {
    label: '不一致的任務',
    sentence: '紀錄的費用與依價目表的費用相差超過 2 % 且超過 1 美分的任務。',
    formula: '|價目表 / 紀錄 − 1| > 0.02 且差額大於 $0.01 的任務',
  },
  current_month: {
    label: '目前每月',
    sentence:
      '範圍內的 token 按其所用模型的今日價格折算為 30 天。這不是紀錄的費用：比較的兩邊使用同樣的價格。',
    formula: '各類 token × 今日價格 × 30 / 範圍天數',
  },
  changed_month: {
    label: '變更後每月',
    sentence: '同樣的 token，使用此處所選的模型、快取比例和排程。缺少價格的任務在兩邊都不計入。',
    formula: '各類 token × 所選模型的價格 × 新排程的執行次數 / 舊排程的執行次數',
  },
  saving_month: {
    label: '每月節省',
    sentence:
      '變更在 30 天內節省的費用。範圍：最壞時新模型的快取全無命中且其分詞器產生 1.3 倍 token；最好時為 0.9 倍。',
    formula: '目前 − 變更後',
  },
  spent_so_far: {
    label: '已花費',
    sentence: '時段開始至今的已知費用。費用未知的執行不計入。',
    formula: '從起點到現在的 estimated_cost_usd 之和',
  },
  forecast_middle: {
    label: '將花費',
    sentence:
      '整個時段費用的中位：多少各半。每次剩餘觸發的費用如同以往的執行，或按其上升、下降或新水準推算，各按以往執行所顯示的可能性計入；執行比例也如以往。',
    formula: '已花費 + 各任務抽樣執行次數 × 抽樣費用之和的 p50，抽樣 2,000 次',
  },
  forecast_low: {
    label: '十分之一低於',
    sentence: '十次有一次該時段花費更少。',
    formula: '同樣抽樣的 p10',
  },
  forecast_high: {
    label: '十分之一高於',
    sentence: '十次有一次該時段花費更多。',
    formula: '同樣抽樣的 p90',
  },
  forecast_nominal: {
    label: '按排程',
    sentence: '30 天內每次觸發都執行，按最近 30 天的平均費用。若有觸發被跳過，則高於預測。',
    formula: '平均費用 × 30 天觸發次數之和',
  },
  forecast_trend: {
    label: '按趨勢',
    sentence: '與最近 30 天相同的 30 天。費用或排程改變時與預測不同。',
    formula: '最近 30 天費用之和，折算為 30 天',
  },
  bands_held: {
    label: '區間內的月份',
    sentence: '過去月份中，實際費用落在第十天所作預測區間內的比例。承諾為 80 %。',
    formula: 'p10 <= 實際 <= p90 的月份 / 有預測的月份',
  },
  limits_reached: {
    label: '已達到的限額',
    sentence: '其時段費用已達到允許值的限額。',
    formula: '判定為 hard 的限額',
  },
  limits_near: {
    label: '接近的限額',
    sentence: '其時段費用已達允許值 80 %（或所設比例）的限額；以及僅由估算達到的限額。',
    formula: '判定為 soft 的限額',
  },
  month_spent: {
    label: '本月已花費',
    sentence: '按所示時區，自月初以來全部任務的已知費用。',
    formula: '自當月 1 日起 estimated_cost_usd 之和',
  },
  month_expected: {
    label: '月末預計',
    sentence: '全部任務本月費用的中位：見「預測」。',
    formula: '本月預測的 p50',
  },
  lasting_departures: {
    label: '仍偏離',
    sentence:
      '最新執行使用不同於往常的模型或供應商，或原本免費現在付費的任務。「常用」指最近 5 到 30 次執行中八成所用的。',
    formula: '最後一次執行即任務最後一次執行的偏離',
  },
  departure_extra: {
    label: '比往常多',
    sentence: '偏離的執行比同樣次數的往常執行多花的費用。更便宜時為負。',
    formula: '費用之和 - 費用已知的執行 × 往常一次執行的平均費用',
  },
  departure_spent: {
    label: '偏離期間的花費',
    sentence: '偏離的執行的已知費用。',
    formula: '這些執行的 estimated_cost_usd 之和',
  },
};
