import type { live as english } from '../en/live';
import type { Translation } from '../messages';

export const live: Translation<typeof english> = {
  'live.following': '实时',
  'live.refreshing': '正在刷新',
  'live.offline': '离线',
  'live.signed_out': '未登录',
  'live.trouble': '无法读取',
  'live.about': '数据有多新',
  'live.newest_run': '最新一次运行',
  'live.newest_recorded': '最后一次记录',
  'live.heard': '服务器最后一次回应',
  'live.just_now': '刚刚',
  'live.sync_now': '立即同步',
  'live.syncing': '正在同步',
  'live.synced': '已同步。',
  'live.synced_none': '已同步：没有缺少任何运行。',
  'live.synced_some': { other: '已同步：新增 {count} 次运行。' },
  'live.no_sync':
    '此服务器不能自己填充 facts.db：请用 Cronalytics 自带的同步。新增的运行会自动出现在这里。',
  'live.sync_failed': '未同步。',
  'live.fetching': '正在从服务器获取 facts.db',
  'live.open': '打开实时数据',
  'live.aside': '此服务器有实时数据。',
  'live.retry_in': '{count} 秒后重试',
  'live.stale': '当前显示的是最后一次联系时的数据。',
  'live.offline_title': '服务器没有回应',
  'live.offline_do': '“cronlens serve” 在运行吗？隧道还开着吗？一有回应，本页会自动继续。',
  'live.signed_out_title': '服务器不认识此浏览器',
  'live.used_code': '此链接已被使用或已过期',
  'live.signed_out_do':
    '请打开 “cronlens serve” 最后显示的地址。每个地址在 15 分钟内供一个浏览器使用；“kill -USR1” 会显示新的地址，重新启动也会。',
  'live.trouble_title': '服务器无法读取它的 facts.db',
  'live.no_facts': '还没有可读取的运行。第一次同步后会自动出现在这里。',
  'live.locked': '通常很快就好。',
  'live.corrupt': '文件已损坏，或不是 SQLite 数据库。请恢复备份，或移走它再同步一次。',
  'live.other_trouble': '文件变化后会再试。',
};
