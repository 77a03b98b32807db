import type { report as en } from '../en/report';
import type { Translation } from '../messages';

export const report: Translation<typeof en> = {
  'report.button': '报告',
  'report.save': '保存报告',
  'report.note': '一个包含这些运行的 HTML 文件。可从磁盘打开，无需网络，与此页面一样可交互。',
  'report.title': '标题',
  'report.first_title': 'Cronlens 报告',
  'report.runs': '运行',
  'report.last_days': { other: '最近 {count} 天' },
  'report.every_run': '全部运行',
  'report.redact': '去除',
  'report.names': '任务名称',
  'report.ids': '任务和会话 ID',
  'report.costs': '成本',
  'report.working': '正在生成报告…',
  'report.saved': '已保存 {name}（{size}）。',
  'report.too_large': '报告大小将为 {size}，上限为 {limit}。请选择更短的时间范围。',
  'report.made': '报告时间：{date}。',
  'report.left_out': { other: '包含最近 {days} 天；更早的 {count} 次运行未包含在内。' },
  'report.partial': '更早的运行在此不计入已花费金额，也不计入限额。',
  'report.redacted': '已去除：{names}。',
};
