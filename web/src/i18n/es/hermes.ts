import type { hermes as source } from '../en/hermes';
import type { Translation } from '../messages';

export const hermes: Translation<typeof source> = {
  asking: 'Buscando las ejecuciones de este Hermes',
  no_backend: 'El servidor de Cronlens no está en marcha',
  no_backend_lead:
    'La pestaña está cargada, pero el panel aún no responde por ella. Dos pasos en la máquina de este Hermes lo arreglan:',
  enable: 'Active el complemento',
  restart: 'Pare el panel y vuelva a iniciarlo: solo entonces toma rutas nuevas',
  meanwhile: 'Mientras tanto, aquí también se abre un facts.db.',
  signed_out: 'Su sesión ha terminado',
  signed_out_lead: 'Recargue la página e inicie sesión en el panel.',
  trouble: 'No se pueden leer las ejecuciones de este Hermes',
  again: 'Reintentar',
  or_file: 'O mire un archivo',
  no_sync: 'Aquí no se añaden ejecuciones nuevas.',
  no_program:
    'La carpeta del complemento no tiene bin/cronlens para esta máquina; lo que ve es el facts.db existente.',
  not_executable:
    'bin/cronlens no se puede ejecutar; lo que ve es el facts.db existente. Su propietario puede cambiarlo:',
  wrong_machine: 'bin/cronlens es para otro tipo de máquina; lo que ve es el facts.db existente.',
  did_not_start:
    'bin/cronlens no se ha iniciado; lo que ve es el facts.db existente. Ejecútelo a mano para ver por qué:',
};
