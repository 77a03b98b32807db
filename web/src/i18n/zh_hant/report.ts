import type { report as en } from '../en/report';
import type { Translation } from '../messages';

export const report: Translation<typeof en> = {
  'report.button': '報告',
  'report.save': '儲存報告',
  'report.note': '一個包含這些執行的 HTML 檔案。可從磁碟開啟，無需網路，與此頁面一樣可互動。',
  'report.title': '標題',
  'report.first_title': 'Cronlens 報告',
  'report.runs': '執行',
  'report.last_days': { other: '最近 {count} 天' },
  'report.every_run': '全部執行',
  'report.redact': '去除',
  'report.names': '工作名稱',
  'report.ids': '工作和工作階段 ID',
  'report.costs': '成本',
  'report.working': '正在產生報告…',
  'report.saved': '已儲存 {name}（{size}）。',
  'report.too_large': '報告大小將為 {size}，上限為 {limit}。請選擇較短的時間範圍。',
  'report.made': '報告時間：{date}。',
  'report.left_out': { other: '包含最近 {days} 天；更早的 {count} 次執行未包含在內。' },
  'report.partial': '更早的執行在此不計入已花費金額，也不計入限額。',
  'report.redacted': '已去除：{names}。',
};
