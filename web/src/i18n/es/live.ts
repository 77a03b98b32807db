import type { live as english } from '../en/live';
import type { Translation } from '../messages';

export const live: Translation<typeof english> = {
  'live.following': 'En vivo',
  'live.refreshing': 'Actualizando',
  'live.offline': 'Sin conexión',
  'live.signed_out': 'Sin acceso',
  'live.trouble': 'Ilegible',
  'live.about': 'Cómo de recientes son los datos',
  'live.newest_run': 'Última ejecución',
  'live.newest_recorded': 'Última registrada',
  'live.heard': 'Última respuesta del servidor',
  'live.just_now': 'ahora mismo',
  'live.sync_now': 'Sincronizar',
  'live.syncing': 'Sincronizando',
  'live.synced': 'Sincronizado.',
  'live.synced_none': 'Sincronizado: no faltaba nada.',
  'live.synced_some': {
    one: 'Sincronizado: se añadió {count} ejecución.',
    other: 'Sincronizado: se añadieron {count} ejecuciones.',
  },
  'live.no_sync':
    'Este servidor no puede llenar facts.db; lo hace la sincronización de Cronalytics. Lo que añada aparece aquí solo.',
  'live.sync_failed': 'No se sincronizó.',
  'live.fetching': 'Trayendo facts.db del servidor',
  'live.open': 'Abrir los datos en vivo',
  'live.aside': 'Este servidor tiene datos en vivo.',
  'live.retry_in': 'de nuevo en {count} s',
  'live.stale': 'Lo que se ve es del último contacto.',
  'live.offline_title': 'El servidor no responde',
  'live.offline_do':
    '¿Está en marcha “cronlens serve”, y abierto el túnel? Esta página continúa sola en cuanto responda.',
  'live.offline_do_tab': 'La pestaña seguirá por sí sola cuando el panel responda.',
  'live.signed_out_title': 'El servidor no conoce este navegador',
  'live.used_code': 'Este enlace ya se usó o es demasiado antiguo',
  'live.signed_out_do':
    'Abra la última dirección que mostró “cronlens serve”. Cada una sirve para un navegador, durante 15 minutos; “kill -USR1” muestra otra, y también un nuevo arranque.',
  'live.signed_out_do_tab': 'Recargue la página e inicie sesión en el panel.',
  'live.trouble_title': 'El servidor no puede leer su facts.db',
  'live.empty_title': 'Todavía no hay ejecuciones registradas',
  'live.no_facts': 'Aparecerán aquí por sí solas con la primera sincronización.',
  'live.locked': 'Suele pasar en un momento.',
  'live.corrupt':
    'Está dañada o no es una base SQLite. Recupere una copia de seguridad, o apártela y sincronice de nuevo.',
  'live.other_trouble': 'Se intentará de nuevo cuando cambie.',
};
