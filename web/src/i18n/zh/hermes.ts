import type { hermes as source } from '../en/hermes';
import type { Translation } from '../messages';

export const hermes: Translation<typeof source> = {
  asking: '正在查找此 Hermes 的运行记录',
  no_backend: 'Cronlens 后端未运行',
  no_backend_lead: '标签页已加载，但仪表盘尚未为它提供服务。在此 Hermes 所在的机器上执行两步即可：',
  enable: '启用插件',
  restart: '停止并重新启动仪表盘：只有这时才会加载新路由',
  meanwhile: '在此之前，也可以在这里打开 facts.db。',
  signed_out: '会话已结束',
  signed_out_lead: '请重新加载页面并登录仪表盘。',
  trouble: '无法读取此 Hermes 的运行记录',
  again: '重试',
  or_file: '或查看一个文件',
  no_sync: '此处不会添加新的运行记录。',
  no_program: '插件文件夹中没有适用于本机的 bin/cronlens；您看到的是现有的 facts.db。',
  not_executable: 'bin/cronlens 没有执行权限；您看到的是现有的 facts.db。其所有者可以更改：',
  wrong_machine: 'bin/cronlens 适用于另一种机器；您看到的是现有的 facts.db。',
  did_not_start: 'bin/cronlens 未能启动；您看到的是现有的 facts.db。手动运行它以查看原因：',
};
