import type { exports as en } from '../en/exports';
import type { Translation } from '../messages';

export const exports: Translation<typeof en> = {
  'exports.of': '匯出：{title}',
  'exports.copy_cells': '複製到試算表',
  'exports.copy_markdown': '複製為 Markdown',
  'exports.note': '按目前的篩選和排序，保留全部位數。CSV：可能是公式的文字前有一個撇號。',
  'exports.too_many': '超過 {count} 列：請儲存為檔案。',
  'exports.progress': '{done} / {total} 次執行…',
  'exports.changed': '資料或篩選在此期間有變化，請重試',
  'exports.failed': '未產生檔案：{detail}',
  'exports.no_drawing': '圖表不在螢幕上。',
  'exports.no_png': '瀏覽器無法繪製；SVG 可用。',
  'exports.data': '資料：{file}，最新執行 {newest}',
  'exports.view': '顯示：{since} 至 {until} · {view}',
  'exports.coverage': { other: '{count} 次執行；其中 {known} 次成本已知' },
  'exports.job_title': '此工作的數據',
};
