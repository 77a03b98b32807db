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
};
