import type { hermes as source } from '../en/hermes';
import type { Translation } from '../messages';

export const hermes: Translation<typeof source> = {
  asking: '正在尋找此 Hermes 的執行記錄',
  no_backend: 'Cronlens 後端未執行',
  no_backend_lead: '分頁已載入，但儀表板尚未為它提供服務。在此 Hermes 所在的機器上執行兩步即可：',
  enable: '啟用外掛',
  restart: '停止並重新啟動儀表板：只有這時才會載入新路由',
  meanwhile: '在此之前，也可以在這裡開啟 facts.db。',
  signed_out: '工作階段已結束',
  signed_out_lead: '請重新載入頁面並登入儀表板。',
  trouble: '無法讀取此 Hermes 的執行記錄',
  again: '重試',
  or_file: '或查看一個檔案',
  no_sync: '此處不會新增執行記錄。',
  no_program: '外掛資料夾中沒有適用於本機的 bin/cronlens；您看到的是現有的 facts.db。',
  not_executable: 'bin/cronlens 沒有執行權限；您看到的是現有的 facts.db。其擁有者可以變更：',
  wrong_machine: 'bin/cronlens 適用於另一種機器；您看到的是現有的 facts.db。',
  did_not_start: 'bin/cronlens 未能啟動；您看到的是現有的 facts.db。手動執行它以查看原因：',
};
