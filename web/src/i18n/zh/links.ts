import type { links as en } from '../en/links';
import type { Translation } from '../messages';

export const links: Translation<typeof en> = {
  'links.title': '此链接未能完全打开',
  'links.newer': '它来自更新的版本（v{version}）；已显示能理解的部分。',
  'links.ignored': '无法理解：{part}',
  'links.missing': '此文件中没有：{what} {names}',
  'views.button': '视图',
  'views.title': '已保存的视图',
  'views.none': '视图包括时间窗口、筛选、排序和已展开的内容。',
  'views.name': '此视图的名称',
  'views.save': '保存',
  'views.delete': '删除视图 {name}',
  'views.copy_link': '复制链接',
  'views.import': '导入',
  'views.export': '导出',
  'views.saved': '已保存。',
  'views.not_saved': '未保存：最多 {count} 个视图。',
  'views.imported': '已导入 {taken} 个，{refused} 个无法理解。',
  'views.not_views': '这不是已保存视图的文件。',
  'common.copied': '已复制。',
  'common.not_copied': '浏览器不允许页面复制。',
};
