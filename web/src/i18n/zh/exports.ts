import type { exports as en } from '../en/exports';
import type { Translation } from '../messages';

export const exports: Translation<typeof en> = {
  'exports.of': '导出：{title}',
  'exports.copy_cells': '复制到电子表格',
  'exports.copy_markdown': '复制为 Markdown',
  'exports.note': '按当前的筛选和排序，保留全部位数。CSV：可能是公式的文本前有一个撇号。',
  'exports.too_many': '超过 {count} 行：请保存为文件。',
  'exports.progress': '{done} / {total} 次运行…',
  'exports.changed': '数据或筛选在此期间有变化，请重试',
  'exports.failed': '未生成文件：{detail}',
  'exports.no_drawing': '图表不在屏幕上。',
  'exports.no_png': '浏览器无法绘制；SVG 可用。',
  'exports.data': '数据：{file}，最新运行 {newest}',
  'exports.view': '显示：{since} 至 {until} · {view}',
  'exports.coverage': { other: '{count} 次运行；其中 {known} 次成本已知' },
  'exports.job_title': '此任务的数据',
};
