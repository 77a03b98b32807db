import type { live as english } from '../en/live';
import type { Translation } from '../messages';

export const live: Translation<typeof english> = {
  'live.following': '即時',
  'live.refreshing': '正在重新整理',
  'live.offline': '離線',
  'live.signed_out': '未登入',
  'live.trouble': '無法讀取',
  'live.about': '資料有多新',
  'live.newest_run': '最新一次執行',
  'live.newest_recorded': '最後一次記錄',
  'live.heard': '伺服器最後一次回應',
  'live.just_now': '剛剛',
  'live.sync_now': '立即同步',
  'live.syncing': '正在同步',
  'live.synced': '已同步。',
  'live.synced_none': '已同步：沒有缺少任何執行。',
  'live.synced_some': { other: '已同步：新增 {count} 次執行。' },
  'live.no_sync':
    '此伺服器不能自己填入 facts.db：請用 Cronalytics 自帶的同步。新增的執行會自動出現在這裡。',
  'live.sync_failed': '未同步。',
  'live.fetching': '正在從伺服器取得 facts.db',
  'live.open': '開啟即時資料',
  'live.aside': '此伺服器有即時資料。',
  'live.retry_in': '{count} 秒後重試',
  'live.stale': '目前顯示的是最後一次聯繫時的資料。',
  'live.offline_title': '伺服器沒有回應',
  'live.offline_do': '“cronlens serve” 在執行嗎？通道還開著嗎？一有回應，本頁會自動繼續。',
  'live.signed_out_title': '伺服器不認得此瀏覽器',
  'live.used_code': '此連結已被使用或已過期',
  'live.signed_out_do':
    '請開啟 “cronlens serve” 最後顯示的位址。每個位址在 15 分鐘內供一個瀏覽器使用；“kill -USR1” 會顯示新的位址，重新啟動也會。',
  'live.trouble_title': '伺服器無法讀取它的 facts.db',
  'live.no_facts': '還沒有可讀取的執行。第一次同步後會自動出現在這裡。',
  'live.locked': '通常很快就好。',
  'live.corrupt': '檔案已損壞，或不是 SQLite 資料庫。請還原備份，或移走它再同步一次。',
  'live.other_trouble': '檔案變動後會再試。',
};
