import type { links as en } from '../en/links';
import type { Translation } from '../messages';

export const links: Translation<typeof en> = {
  'links.title': '此連結未能完全開啟',
  'links.newer': '它來自較新的版本（v{version}）；已顯示能理解的部分。',
  'links.ignored': '無法理解：{part}',
  'links.missing': '此檔案中沒有：{what} {names}',
  'views.button': '檢視',
  'views.title': '已儲存的檢視',
  'views.none': '檢視包括時間範圍、篩選、排序和已展開的內容。',
  'views.name': '此檢視的名稱',
  'views.save': '儲存',
  'views.delete': '刪除檢視 {name}',
  'views.copy_link': '複製連結',
  'views.import': '匯入',
  'views.export': '匯出',
  'views.saved': '已儲存。',
  'views.not_saved': '未儲存：最多 {count} 個檢視。',
  'views.imported': '已匯入 {taken} 個，{refused} 個無法理解。',
  'views.not_views': '這不是已儲存檢視的檔案。',
  'common.copied': '已複製。',
  'common.not_copied': '瀏覽器不允許頁面複製。',
};
