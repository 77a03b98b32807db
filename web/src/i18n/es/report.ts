import type { report as en } from '../en/report';
import type { Translation } from '../messages';

export const report: Translation<typeof en> = {
  'report.button': 'Informe',
  'report.save': 'Guardar informe',
  'report.note':
    'Un archivo HTML con estas ejecuciones. Se abre desde el disco, sin red, y es interactivo como esta página.',
  'report.title': 'Título',
  'report.first_title': 'Informe de Cronlens',
  'report.runs': 'Ejecuciones',
  'report.last_days': { one: 'Último día', other: 'Últimos {count} días' },
  'report.every_run': 'Todas',
  'report.redact': 'Quitar',
  'report.names': 'nombres de tareas',
  'report.ids': 'identificadores de tareas y sesiones',
  'report.costs': 'costes',
  'report.working': 'Creando el informe…',
  'report.saved': 'Se guardó {name} ({size}).',
  'report.too_large':
    'El informe tendría {size}, y {limit} es el máximo. Elige un periodo más corto.',
  'report.made': 'Informe del {date}.',
  'report.left_out': {
    one: 'Contiene los últimos {days} días; falta {count} ejecución anterior.',
    other: 'Contiene los últimos {days} días; faltan {count} ejecuciones anteriores.',
  },
  'report.partial': 'Lo anterior no cuenta aquí como gastado ni para los límites.',
  'report.redacted': 'Se quitó: {names}.',
};
